namespace RetentionBot.Slack.Inbound;

/// <summary>How long one request of Slack may still be held, which waits three seconds for it. See https://docs.slack.dev/apis/events-api/#responding</summary>
internal sealed class InboundTime(TimeProvider time) : IDisposable
{
    /// <summary>An event is put aside by then and finished after it was acknowledged.</summary>
    public static readonly TimeSpan Event = TimeSpan.FromMilliseconds(400);

    /// <summary>Who waits for a body is told something by then.</summary>
    public static readonly TimeSpan Body = TimeSpan.FromSeconds(2);

    /// <summary>Whatever happens, Slack is answered by then.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(2_500);

    /// <summary>Even when all its time has gone by, a turn gets this long: a normal one needs less.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(50);

    private readonly long _since = time.GetTimestamp();
    private readonly CancellationTokenSource _longest = new(Longest, time);

    /// <summary>Cancelled when Slack must be answered.</summary>
    public CancellationToken Over => _longest.Token;

    /// <summary>What is left of a time that began with the request.</summary>
    public TimeSpan LeftOf(TimeSpan whole) => whole - time.GetElapsedTime(_since) is var left && left > Least ? left : Least;

    public void Dispose() => _longest.Dispose();
}
