using RetentionBot.Conversation;

namespace RetentionBot.Host.Outbox;

/// <summary>Something to be said without anybody waiting for it: a late answer, a first message, a reminder.</summary>
/// <param name="Conversation">Where; for <see cref="Account"/> a conversation they are in, to reach them from.</param>
internal sealed record OutboxMessage(ConversationReference Conversation)
{
    /// <summary>What is said; null for a first message, which is written when it is sent.</summary>
    public Reply? Reply { get; init; }

    /// <summary>Whom a first message is for; null for any other message.</summary>
    public ChannelAccount? Welcomes { get; init; }

    /// <summary>Whose own chat it goes to, wherever that is when it is sent; null to say it in <see cref="Conversation"/> itself.</summary>
    public ChannelAccount? Account { get; init; }

    /// <summary>The number of the account manager in whose own chat it is said, wherever they are reached when it is sent; null for another place.</summary>
    public int? Manager { get; init; }

    /// <summary>The bot's message in whose place it goes; null for a message of its own.</summary>
    public string? Replaces { get; init; }

    /// <summary>The channel's id of the message that was left open for it; null for none. Only of an answer that goes back to where it was asked.</summary>
    public string? Stream { get; init; }

    /// <summary>
    /// Whether its row stays for a while when it was said, so that its name is never used twice: for what is said of a day or of an appointment. Default: the row goes away with it.
    /// </summary>
    public bool IsKept { get; init; }

    /// <summary>The instant, in UTC, from which it is too late to say it; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
