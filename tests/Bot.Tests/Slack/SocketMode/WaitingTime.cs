using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Slack.SocketMode;

namespace RetentionBot.Bot.Tests.Slack.SocketMode;

/// <summary>A clock moved by hand that tells what is being waited for. How long the other side may take is no wait: it never passes unless the test moves the clock that far.</summary>
internal sealed class WaitingTime() : FakeTimeProvider(new DateTimeOffset(2026, 8, 5, 12, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan[] _patience = [ConnectionAddresses.Patience, SocketConnection.Patience, SocketConnection.DrainingPatience, SocketConnection.SendingPatience];

    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Whether there is a wait the test has not asked for yet.</summary>
    public bool HasWait => _waits.Reader.TryPeek(out _);

    /// <summary>The next wait that is begun, or was begun and not asked for yet.</summary>
    public Task<TimeSpan> NextWaitAsync() => _waits.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Lets the next wait pass; returns how long it was.</summary>
    public async Task<TimeSpan> PassAsync()
    {
        var wait = await NextWaitAsync();
        Advance(wait);
        return wait;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && !_patience.Contains(dueTime))
            _waits.Writer.TryWrite(dueTime);
        return timer;
    }
}
