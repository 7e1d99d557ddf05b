namespace RetentionBot.Slack.SocketMode;

/// <summary>How long to wait before a connection is opened again: not at all after one that held, ever longer after failures in a row.</summary>
internal sealed class Backoff(TimeProvider time)
{
    /// <summary>The longest wait after the first failure.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait at all. A connection that lived for as long has held.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private int _failures;

    /// <summary>Doubles with each failure up to <see cref="Longest"/>, and is cut by up to a half, so that connections lost together do not come back together.</summary>
    /// <param name="failures">In a row, from 0.</param>
    /// <param name="random">0 to 1.</param>
    public static TimeSpan WaitAfter(int failures, double random) =>
        failures == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(failures - 1, 16))) * (0.5 + (random / 2));

    /// <summary>No connection came about.</summary>
    public void Failed() => _failures++;

    /// <summary>A connection is over. One that Slack ends as soon as it is there counts as a failure.</summary>
    public void Ended(TimeSpan lived) => _failures = lived >= Longest ? 0 : _failures + 1;

    public Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(WaitAfter(_failures, Random.Shared.NextDouble()), time, cancellationToken);
}
