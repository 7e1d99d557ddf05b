namespace RetentionBot.Teams.Outbound;

/// <summary>
/// Kinds of calls, each with limits of its own per conversation.
/// See https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
/// </summary>
internal enum Pace
{
    /// <summary>Messages, their updates and signs of being at work.</summary>
    Sending,

    /// <summary>New conversations, counted where they are opened from.</summary>
    Opening,

    /// <summary>Who is in a conversation.</summary>
    Reading,
}
