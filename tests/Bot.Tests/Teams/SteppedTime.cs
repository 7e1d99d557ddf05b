using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>A clock moved by hand that tells what is being waited for. The limit of a single try is no wait: it never passes unless the test moves the clock that far.</summary>
/// <param name="noWaits">Other timers by how long they take, for which nothing waits.</param>
internal sealed class SteppedTime(params TimeSpan[] noWaits) : FakeTimeProvider(new DateTimeOffset(2026, 8, 5, 12, 0, 0, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();
    private readonly ConcurrentDictionary<Wait, DateTimeOffset> _ends = new();

    /// <summary>How many waits there are at this moment.</summary>
    public int Waiting => _ends.Count;

    /// <summary>Whether a wait is over that has not ended yet: moving the clock does not end it when another thread is at it already.</summary>
    public bool IsEndingWaits => _ends.Values.Any(end => end <= GetUtcNow());

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
        if (dueTime <= TimeSpan.Zero || state is CancellationTokenSource || noWaits.Contains(dueTime))
            return timer;

        var wait = new Wait(this, timer);
        _ends[wait] = GetUtcNow() + dueTime;
        _waits.Writer.TryWrite(dueTime);
        return wait;
    }

    private sealed class Wait(SteppedTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            timer.Dispose();
            time._ends.TryRemove(this, out _);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
