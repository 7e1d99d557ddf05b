using System.Text.Json;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.Blocks;

/// <summary>A card as a Slack message.</summary>
/// <param name="Text">What a notification and a screen reader say; never empty.</param>
/// <param name="Blocks">The array of blocks.</param>
internal sealed record SlackMessage(string Text, JsonElement Blocks);

/// <summary>Draws a card with Slack's Block Kit. Owns its limits and its escaping.</summary>
internal sealed class BlockKitRenderer : ICardRenderer<SlackMessage>
{
    private readonly PlainTextRenderer _plainText = new();

    public SlackMessage Render(Card card)
    {
        var text = _plainText.Render(card, BlockLimits.MessageText, (words, most) => MrkdwnText.Of(words.Trim(), most));
        return new SlackMessage(text.Length > 0 ? text : Wording.Nothing, Blocks(card));
    }

    private static JsonElement Blocks(Card card)
    {
        var drawn = Draw(card);
        return Fits(drawn) ? drawn : Draw(Shortening.ToFit(card, candidate => Fits(Draw(candidate))));
    }

    private static JsonElement Draw(Card card) => JsonSerializer.SerializeToElement(new BlockElements(card, Surface.Message).Draw(BlockLimits.MessageBlocks), BlockJson.Wire.IReadOnlyListBlock);

    private static bool Fits(JsonElement blocks) => blocks.GetArrayLength() <= BlockLimits.MessageBlocks && Characters(blocks) <= BlockLimits.MessageCharacters;

    private static int Characters(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Sum(Characters),
        JsonValueKind.Object => json.EnumerateObject().Sum(member => member.Value.ValueKind == JsonValueKind.String ? member.Name == "text" ? member.Value.GetString()!.Length : 0 : Characters(member.Value)), // a JSON string is never null
        _ => 0,
    };
}
