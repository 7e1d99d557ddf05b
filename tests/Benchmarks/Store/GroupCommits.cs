using System.Diagnostics;
using RetentionBot.Benchmarks.Generated;
using RetentionBot.Benchmarks.Measuring;
using RetentionBot.Skills;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Benchmarks.Store;

/// <summary>Many writers at once: batches that wait together share one transaction and one flush.</summary>
internal static class GroupCommits
{
    public static async Task RunAsync(GeneratedCompany company, LiteDbStore store, BenchmarkArguments arguments, Report report, CancellationToken cancellationToken)
    {
        report.Heading("store: group commit, each batch one purchase", "commits/s", "p50", "p99", "× one writer");
        // Beyond those that the comparisons of single commits have added.
        var count = 1_000_000;
        var alone = 0.0;
        foreach (var writers in (int[])[1, 8, 64])
        {
            var samples = new Samples();
            var begun = Stopwatch.GetTimestamp();
            foreach (var writer in await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(WriteAsync, cancellationToken))))
            {
                samples.Add(writer);
            }

            samples.Elapsed = Stopwatch.GetElapsedTime(begun);
            alone = writers == 1 ? samples.PerSecond : alone;
            report.Row(writers == 1 ? "1 writer" : $"{writers} writers", Report.Count(samples.PerSecond), Report.Time(samples.Median), Report.Time(samples.Percentile(0.99)), Report.Ratio(samples.PerSecond / alone));

            async Task<Samples> WriteAsync()
            {
                var own = new Samples();
                while (Stopwatch.GetElapsedTime(begun) < 2 * arguments.Each)
                {
                    var batch = new Batch().InsertIfAbsent(Schema.Purchases, company.NewPurchase(Interlocked.Increment(ref count)));
                    var started = Stopwatch.GetTimestamp();
                    await store.CommitAsync(batch, cancellationToken);
                    own.Add(started, Stopwatch.GetTimestamp());
                }

                return own;
            }
        }
    }
}
