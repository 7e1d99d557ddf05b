namespace RetentionBot.Conversation;

/// <summary>The other side of a channel failed.</summary>
public sealed class ChannelException(ChannelFault fault, string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>What to do about it.</summary>
    public ChannelFault Fault { get; } = fault;

    /// <summary>The channel's own name of the fault, one of a few known ones, for example <c>MessageWritesBlocked</c>; null when it gave none that is known.</summary>
    public string? Code { get; init; }

    /// <summary>Whether the channel may have said it all the same, as it gave no answer. Default: it did not.</summary>
    public bool MayHaveBeenSaid { get; init; }

    /// <summary>How long the channel asks to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>What to do about a failed channel call.</summary>
public enum ChannelFault
{
    /// <summary>Busy or unreachable: try again later.</summary>
    Retry,

    /// <summary>The conversation or the person is no longer to be reached: stop until they write again.</summary>
    Gone,

    /// <summary>The channel refuses what was sent: trying again will not help.</summary>
    Rejected,
}
