using System.Diagnostics;

namespace RetentionBot.Benchmarks.Measuring;

/// <summary>One of the things that are compared.</summary>
/// <param name="Operation">Done again and again; gets the count of those before it.</param>
internal sealed record Side(Func<int, ValueTask> Operation)
{
    public int Done { get; set; }
}

/// <summary>
/// Compares by turns: a round of the one, a round of the other, and again, the first of each round another one each time. So a machine that slows down for a
/// while slows both, and their ratio comes from one run. A harness that measures one thing to its end before the next cannot do that, which is why this one is our own.
/// </summary>
internal static class Alternation
{
    /// <summary>Runs the sides, one operation at a time; the first round warms up and is not counted.</summary>
    public static async Task<IReadOnlyList<Samples>> RunAsync(IReadOnlyList<Side> sides, BenchmarkArguments arguments, CancellationToken cancellationToken)
    {
        var samples = sides.Select(_ => new Samples()).ToList();
        for (var round = 0; round <= arguments.Rounds; round++)
        {
            for (var i = 0; i < sides.Count; i++)
            {
                var at = (round + i) % sides.Count;
                var measured = await MeasureAsync(sides[at], arguments.Each, cancellationToken);
                if (round > 0)
                {
                    samples[at].Add(measured);
                }
            }
        }

        return samples;
    }

    private static async Task<Samples> MeasureAsync(Side side, TimeSpan each, CancellationToken cancellationToken)
    {
        var samples = new Samples();
        // What the other side left to collect is not this side's.
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < each)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            await side.Operation(side.Done++);
            samples.Add(started, Stopwatch.GetTimestamp());
        }

        samples.Elapsed = Stopwatch.GetElapsedTime(begun);
        samples.Allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return samples;
    }
}
