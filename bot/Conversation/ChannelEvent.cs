namespace RetentionBot.Conversation;

/// <summary>Something a channel tells that is no message; a closed family. Nobody waits for an answer to it.</summary>
/// <param name="Conversation">Where it happened.</param>
/// <param name="From">Who caused it, as authenticated by the channel.</param>
public abstract record ChannelEvent(ConversationReference Conversation, ChannelAccount From);

/// <summary>The bot can be talked to there from now on. A channel may tell it several times, in several ways.</summary>
public sealed record BotAdded(ConversationReference Conversation, ChannelAccount From) : ChannelEvent(Conversation, From)
{
    /// <summary>The client's language as a BCP 47 tag; null when unknown.</summary>
    public string? Locale { get; init; }

    /// <summary>The client's IANA time zone; null when unknown.</summary>
    public string? TimeZone { get; init; }
}

/// <summary>The bot can no longer say anything there, until it is added again or written to.</summary>
public sealed record BotRemoved(ConversationReference Conversation, ChannelAccount From) : ChannelEvent(Conversation, From);

/// <summary>Somebody judged one of the bot's messages.</summary>
/// <param name="MessageId">Which message.</param>
/// <param name="Reaction">For example <c>like</c> or <c>dislike</c>.</param>
/// <param name="Text">What they wrote about it; null for nothing.</param>
public sealed record FeedbackGiven(ConversationReference Conversation, ChannelAccount From, string MessageId, string Reaction, string? Text) : ChannelEvent(Conversation, From);

/// <summary>What every channel tells its events to.</summary>
public interface IChannelEvents
{
    /// <summary>Takes the event and returns once it is durable. The same event again changes nothing.</summary>
    Task TakeAsync(ChannelEvent happened, CancellationToken cancellationToken);
}
