using System.Collections;
using System.Diagnostics;

namespace RetentionBot.Benchmarks.Measuring;

/// <summary>A sequence that knows how long it took to make up, so that the time can be taken off that of whoever reads it.</summary>
internal sealed class Paused<T>(IEnumerable<T> items) : IEnumerable<T>
{
    /// <summary>The time spent in the sequence itself.</summary>
    public TimeSpan Elapsed { get; private set; }

    public IEnumerator<T> GetEnumerator()
    {
        using var each = items.GetEnumerator();
        while (true)
        {
            var started = Stopwatch.GetTimestamp();
            var more = each.MoveNext();
            Elapsed += Stopwatch.GetElapsedTime(started);
            if (!more)
            {
                yield break;
            }

            yield return each.Current;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
