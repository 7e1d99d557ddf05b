using RetentionBot.Conversation;

namespace RetentionBot.Host.Chats;

/// <summary>A conversation the bot has been in, and whether it can still speak there.</summary>
/// <param name="Key">See <see cref="HostKeys"/>.</param>
/// <param name="Conversation">Where it is; with the service address and the ids of the last authenticated message from there.</param>
internal sealed record KnownChat(string Key, ConversationReference Conversation)
{
    /// <summary>The account of whoever spoke there last; in a personal chat always the same one.</summary>
    public string? Account { get; init; }

    /// <summary>The number of the account manager the bot took them for last; null while it knew nobody. Says nothing of what they may do.</summary>
    public int? Manager { get; init; }

    /// <summary>Whether the bot can speak there.</summary>
    public ChatState State { get; init; }

    /// <summary>The channel's own word for why not; null while it can.</summary>
    public string? Reason { get; init; }

    /// <summary>Since when it has been in that state.</summary>
    public DateTimeOffset StateSince { get; init; }

    /// <summary>Whether the first message has been said there. An uninstalled bot says it again when it comes back.</summary>
    public bool IsWelcomed { get; init; }

    /// <summary>How often the bot was taken out; makes each first message a new one.</summary>
    public int Removals { get; init; }

    /// <summary>The day of the last message from there, in UTC: of several chats with a person the one used last is theirs.</summary>
    public DateOnly LastUsed { get; init; }

    /// <summary>The client's language, as last told; null when never told.</summary>
    public string? Locale { get; init; }

    /// <summary>The client's IANA zone, as last told; null when never told.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The chat once the bot was taken out of it.</summary>
    public KnownChat Removed(DateTimeOffset now) => State == ChatState.Uninstalled
        ? this
        : this with { State = ChatState.Uninstalled, Reason = "removed", StateSince = now, IsWelcomed = false, Removals = Removals + 1 };
}

/// <summary>Whether the bot can speak in a conversation.</summary>
internal enum ChatState
{
    /// <summary>It can.</summary>
    Open,

    /// <summary>The person or their administrator does not want to hear from it: until they write again.</summary>
    Blocked,

    /// <summary>It was taken out: until it is added again or written to.</summary>
    Uninstalled,

    /// <summary>The channel no longer knows the conversation: until somebody writes there.</summary>
    NotFound,
}
