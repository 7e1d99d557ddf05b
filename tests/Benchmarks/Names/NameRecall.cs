using System.Diagnostics;
using RetentionBot.Benchmarks.Measuring;
using RetentionBot.Skills.Names;

namespace RetentionBot.Benchmarks.Names;

/// <summary>Asks an index for names and looks whether it found whom they were made of.</summary>
internal static class NameRecall
{
    private const int WarmUp = 200;

    /// <summary>How long each search took, and the share of those in which the customer came up.</summary>
    /// <param name="names">By customer number.</param>
    /// <param name="queries">Whom to find, and what was typed.</param>
    /// <remarks>Somebody else of exactly the same name counts as found: a name alone cannot tell them apart.</remarks>
    public static (Samples Times, double Found) Measure(
        NameIndex index, string[] names, List<(int Number, string Typed)> queries, int limit, CancellationToken cancellationToken)
    {
        foreach (var (_, typed) in queries.Take(WarmUp))
        {
            index.Search(typed, limit);
        }

        var found = 0;
        var times = new Samples();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var begun = Stopwatch.GetTimestamp();
        foreach (var (number, typed) in queries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            var matches = index.Search(typed, limit);
            times.Add(started, Stopwatch.GetTimestamp());
            found += matches.Hits.Any(hit => hit.Number == number || names[hit.Number] == names[number]) ? 1 : 0;
        }

        times.Elapsed = Stopwatch.GetElapsedTime(begun);
        times.Allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return (times, (double)found / queries.Count);
    }
}
