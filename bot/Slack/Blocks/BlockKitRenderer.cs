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
    public SlackMessage Render(Card card) => throw new NotImplementedException();
}
