using RetentionBot.Conversation;

namespace RetentionBot.Slack.Events;

/// <summary>What is said of itself by whoever takes events; everything else is said by functions.</summary>
internal static class Wording
{
    /// <summary>To our own people where those of another company read along.</summary>
    public static Reply AskInOwnChat { get; } = Reply.Of("People of other companies are in this channel, so I say nothing about customers here. Ask me in our own chat.");

    /// <summary>What an empty chat offers: what is read on the button, and what is then said. At most 4. See https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts</summary>
    public static IReadOnlyList<(string Title, string Message)> Prompts { get; } =
    [
        ("What is due today?", "what is due today"),
        ("Which follow-ups are overdue?", "which follow-ups are overdue"),
        ("What can you do?", "help"),
    ];
}
