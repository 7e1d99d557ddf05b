using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Teams.Outbound;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>A clock moved by hand that tells what is being waited for. The limit of a single try is no wait: it never passes unless the test moves the clock that far.</summary>
internal sealed class SteppedTime() : FakeTimeProvider(new DateTimeOffset(2026, 8, 5, 12, 0, 0, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();
    private int _waiting;

    /// <summary>How many waits there are at this moment.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>The next wait that is begun, or was begun and not asked for yet.</summary>
    public async Task<TimeSpan> NextWaitAsync() => await _waits.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Moves the clock by every wait as it is begun, until the task ends; returns the waits.</summary>
    public async Task<List<TimeSpan>> PassAsync(Task task)
    {
        var waits = new List<TimeSpan>();
        while (true)
        {
            var wait = _waits.Reader.WaitToReadAsync().AsTask();
            if (await Task.WhenAny(task, wait).WaitAsync(TimeSpan.FromSeconds(30)) == task)
                return waits;

            _waits.Reader.TryRead(out var span);
            waits.Add(span);
            Advance(span);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime <= TimeSpan.Zero || dueTime == ConnectorCalls.TryTimeout)
            return timer;

        Interlocked.Increment(ref _waiting);
        _waits.Writer.TryWrite(dueTime);
        return new Wait(this, timer);
    }

    private sealed class Wait(SteppedTime time, ITimer timer) : ITimer
    {
        private int _isOver;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            timer.Dispose();
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
                Interlocked.Decrement(ref time._waiting);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
