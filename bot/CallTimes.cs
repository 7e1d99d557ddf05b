namespace RetentionBot;

/// <summary>When calls were made, as far back as the limits look. Not safe for several threads.</summary>
/// <param name="limits">All of which hold.</param>
/// <remarks>Compiled into every channel that has limits to keep: they have no other in common.</remarks>
internal sealed class CallTimes(PaceLimit[] limits)
{
    private readonly List<TimeSpan> _times = [];
    private readonly int _mostCalls = limits.Max(limit => limit.Calls);
    private readonly TimeSpan _longestSpan = limits.Max(limit => limit.Span);

    /// <summary>The earliest time at which one more call breaks no limit; it may have passed.</summary>
    public TimeSpan Next()
    {
        var next = TimeSpan.MinValue;
        foreach (var (calls, span) in limits)
        {
            // With n calls allowed, the next may come a span after the n-th last.
            if (_times.Count >= calls && _times[^calls] + span is var free && free > next)
                next = free;
        }

        return next;
    }

    /// <summary>Counts a call made now; never earlier than the one before.</summary>
    public void Add(TimeSpan now)
    {
        if (_times.Count >= 2 * _mostCalls)
            _times.RemoveRange(0, _times.Count - _mostCalls);
        _times.Add(now);
    }

    /// <summary>Whether nothing counted matters any more.</summary>
    public bool IsOver(TimeSpan now) => _times.Count == 0 || _times[^1] + _longestSpan <= now;
}

/// <summary>At most so many calls in any stretch of time of that length.</summary>
internal readonly record struct PaceLimit(int Calls, TimeSpan Span);
