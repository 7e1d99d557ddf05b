using RetentionBot.Conversation;

namespace RetentionBot.Slack.Interactions;

/// <summary>Tells what is to be filled in from what is to be read.</summary>
internal static class Forms
{
    /// <summary>Whether a card is there to be filled in. A draft with gaps has fields, too, but is read and kept in its chat.</summary>
    public static bool IsForm(Card card) => card.Elements.Any(element => element is Inputs { Fields.Count: > 0 }) && !card.Elements.Any(element => element is DraftText);
}
