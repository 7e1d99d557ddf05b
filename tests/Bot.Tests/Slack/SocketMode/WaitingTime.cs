using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Slack.SocketMode;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.SocketMode;

/// <summary>A clock moved by hand that tells what is being waited for. How long the other side may take is no wait: it does not pass unless the test makes it.</summary>
internal sealed class WaitingTime() : FakeTimeProvider(new DateTimeOffset(2026, 8, 5, 12, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan[] _patience = [ConnectionAddresses.Patience, SocketConnection.Patience, SocketConnection.DrainingPatience, SocketConnection.SendingPatience];

    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();
    private int _patient;

    /// <summary>The next wait that is begun, or was begun and not asked for yet.</summary>
    public Task<TimeSpan> NextWaitAsync() => _waits.Reader.ReadAsync().AsTask().WaitAsync(FakeSocketMode.Patience);

    /// <summary>Lets the next wait pass; returns how long it was.</summary>
    public async Task<TimeSpan> PassAsync()
    {
        var wait = await NextWaitAsync();
        await PassAsync(wait);
        return wait;
    }

    /// <summary>Lets time pass, a long one only when nobody is in the middle of something that may not take as long.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        if (time >= _patience.Min())
            await SocketModeBot.UntilAsync(() => Volatile.Read(ref _patient) == 0);
        Advance(time);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (_patience.Contains(dueTime))
        {
            Interlocked.Increment(ref _patient);
            return new PatienceTimer(this, timer);
        }

        if (dueTime > TimeSpan.Zero)
            _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    private sealed class PatienceTimer(WaitingTime time, ITimer timer) : ITimer
    {
        private int _isOver;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            timer.Dispose();
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
                Interlocked.Decrement(ref time._patient);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
