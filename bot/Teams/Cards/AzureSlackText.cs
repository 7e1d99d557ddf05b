using RetentionBot.Conversation;

namespace RetentionBot.Teams.Cards;

/// <summary>
/// A card as Azure Bot Service shows it in Slack: words alone. It draws no Adaptive Card there whose buttons work, and a button that does nothing is worse than none; whatever a button
/// does can also be typed.
/// </summary>
internal static class AzureSlackText
{
    /// <summary>Slack cuts a longer text off. https://docs.slack.dev/reference/methods/chat.postMessage</summary>
    private const int Longest = 40_000;

    private static readonly PlainTextRenderer _plainText = new();

    /// <summary>Its words without its buttons; of a card of buttons alone, their titles.</summary>
    public static string Of(Card card)
    {
        var bare = card with { Elements = [.. card.Elements.Where(element => element is not Actions)] };
        var isOfButtonsAlone = _plainText.Render(bare with { Ai = null }).Length == 0;
        return _plainText.Render(isOfButtonsAlone ? card : bare, Longest, (words, most) => Shortening.Text(WithoutCommands(words), most));
    }

    // What somebody wrote about a customer may look like a call to everybody in the channel. A blank without width keeps it from being one, whether or not the text is escaped on its way.
    private static string WithoutCommands(string words) => words.Replace("<!", "<\u200B!", StringComparison.Ordinal).Replace("<@", "<\u200B@", StringComparison.Ordinal);
}
