namespace RetentionBot.Conversation;

/// <summary>A way to reach people that can also be used unasked: for reminders and late answers.</summary>
/// <remarks>Every member throws a <see cref="ChannelException"/> when the channel did not do it; its <see cref="ChannelException.Fault"/> says what to do.</remarks>
public interface IChannel
{
    /// <summary>Whether conversations of that name, <see cref="ConversationReference.Channel"/>, are this channel's.</summary>
    bool Serves(string channel);

    /// <summary>Says something in a conversation and returns once the channel took it.</summary>
    Task<SentMessage> SendAsync(ConversationReference conversation, Reply reply, CancellationToken cancellationToken);

    /// <summary>Puts the reply in the place of a message the bot sent before.</summary>
    Task UpdateAsync(ConversationReference conversation, string messageId, Reply reply, CancellationToken cancellationToken);

    /// <summary>Shows for a few seconds that the bot is at work. A channel that has no such sign does nothing.</summary>
    /// <param name="doing">What it is at, for a channel whose sign has words; null for nothing in particular.</param>
    Task TypingAsync(ConversationReference conversation, string? doing, CancellationToken cancellationToken);

    /// <summary>
    /// Shows what the bot is at in a message that stays open for the answer, which goes there by <see cref="AnswerInStreamAsync"/>. One call at a time, and none once the answer may be on its way.
    /// </summary>
    /// <param name="open">What was returned last; null to open one.</param>
    /// <returns>The open message; null when nothing was shown, because the channel has no such messages in that conversation.</returns>
    Task<AnswerStream?> StreamAsync(ConversationReference conversation, string doing, AnswerStream? open, CancellationToken cancellationToken) => Task.FromResult<AnswerStream?>(null);

    /// <summary>
    /// Says something in the message that was left open for it, and its further cards behind that; as messages of their own when it is not open any more. When the person stopped the answer, nothing is said, and that
    /// is no failure.
    /// </summary>
    /// <param name="stream">The id of the open message.</param>
    Task<SentMessage> AnswerInStreamAsync(ConversationReference conversation, string stream, Reply reply, CancellationToken cancellationToken) => SendAsync(conversation, reply, cancellationToken);

    /// <summary>Opens the chat of the bot and <see cref="ConversationReference.UserId"/> alone, known from another conversation of theirs, and returns where it is.</summary>
    Task<ConversationReference> OpenPersonalAsync(ConversationReference known, CancellationToken cancellationToken);

    /// <summary>What the platform itself says about <see cref="ConversationReference.UserId"/>; null when it does not know them there.</summary>
    Task<ChannelProfile?> ProfileAsync(ConversationReference conversation, CancellationToken cancellationToken);
}

/// <summary>What the channel says of a message it took.</summary>
/// <param name="Id">The id of the last part sent, for updating it; null when the channel did not say.</param>
public sealed record SentMessage(string? Id)
{
    /// <summary>Of a message that no channel was needed for: the body of a response.</summary>
    public static SentMessage InBody { get; } = new(Id: null);

    /// <summary>Where the conversation is served from now on; null when that did not change.</summary>
    public Uri? MovedTo { get; init; }
}

/// <summary>A person as their platform's directory knows them.</summary>
/// <param name="Emails">The addresses the platform vouches for, the most certain first; empty when it vouches for none.</param>
/// <param name="IsGuest">Whether they belong to another organisation, or to none.</param>
public sealed record ChannelProfile(IReadOnlyList<string> Emails, bool IsGuest)
{
    /// <summary>What they are called, for showing only.</summary>
    public string? Name { get; init; }

    /// <summary>Their IANA time zone; null when the platform does not tell it.</summary>
    public string? TimeZone { get; init; }
}
