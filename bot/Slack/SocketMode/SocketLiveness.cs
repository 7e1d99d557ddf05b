namespace RetentionBot.Slack.SocketMode;

/// <summary>How a connection is watched, so that one that died without a word is noticed.</summary>
/// <param name="Interval">After how long a silence the other side is pinged.</param>
/// <param name="Timeout">How long it has to answer.</param>
internal sealed record SocketLiveness(TimeSpan Interval, TimeSpan Timeout)
{
    /// <summary>Together less than a minute, with time to reconnect in it.</summary>
    public static SocketLiveness Default { get; } = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20));
}
