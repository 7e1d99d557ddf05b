using System.Diagnostics;

namespace RetentionBot.Benchmarks.Measuring;

/// <summary>How long each operation took, and how long all of them. Not for several threads at once.</summary>
internal sealed class Samples
{
    private readonly List<long> _ticks = new(1 << 16);

    public int Count => _ticks.Count;

    /// <summary>The time in which all operations were done; where several ran at once, less than their sum.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>Bytes allocated meanwhile by the whole process.</summary>
    public long Allocated { get; set; }

    public double PerSecond => Count / Elapsed.TotalSeconds;

    public double AllocatedEach => (double)Allocated / Count;

    public TimeSpan Median => Percentile(0.5);

    /// <summary>Adds an operation by two <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public void Add(long started, long ended) => _ticks.Add(ended - started);

    public void Add(Samples others)
    {
        _ticks.AddRange(others._ticks);
        Elapsed += others.Elapsed;
        Allocated += others.Allocated;
    }

    /// <summary>The share of operations that took longer; zero when there were none.</summary>
    public double ShareOver(TimeSpan time) => Count == 0 ? 0 : (double)_ticks.Count(ticks => Stopwatch.GetElapsedTime(0, ticks) > time) / Count;

    /// <summary>The smallest time that at least this share of all operations did not exceed; zero when there were none.</summary>
    public TimeSpan Percentile(double share)
    {
        if (_ticks.Count == 0)
        {
            return TimeSpan.Zero;
        }

        _ticks.Sort();
        return Stopwatch.GetElapsedTime(0, _ticks[Math.Clamp((int)Math.Ceiling(share * _ticks.Count) - 1, 0, _ticks.Count - 1)]);
    }
}
