using System.Diagnostics;
using RetentionBot.Benchmarks.Generated;
using RetentionBot.Benchmarks.Measuring;
using RetentionBot.Benchmarks.Store;
using RetentionBot.Import;
using RetentionBot.Skills;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Benchmarks.Import;

/// <summary>
/// The import of whole files, against LiteDB as it comes inserting the very documents that the import made: the same bodies, indexes and batch size, in the order of their keys.
/// </summary>
internal sealed class ImportBenchmark : IBenchmark
{
    /// <summary>Documents in one batch of an import.</summary>
    private const int BatchSize = 2_000;

    /// <summary>An import takes seconds: a few rounds say enough.</summary>
    private const int MostRounds = 2;

    public string Name => "import";

    public async Task RunAsync(BenchmarkArguments arguments, Report report, CancellationToken cancellationToken)
    {
        var company = new GeneratedCompany(arguments.Customers, arguments.PurchasesEach);
        using var folder = new WorkFolder();
        var (customers, purchases) = (folder.File("customers.csv"), folder.File("purchases.csv"));
        GeneratedFiles.WriteCustomers(company, customers);
        GeneratedFiles.WritePurchases(company, purchases);
        GeneratedFiles.WriteCdnow(folder.File("CDNOW_master.txt"));

        report.Heading("import, against inserting the same documents", "documents", "import", "raw LiteDB", "import /s", "raw /s", "import : raw");
        await CompareAsync($"{Report.Count(company.CustomerCount)} customers, {Report.Count(company.PurchaseCount)} purchases", async importer =>
        [
            await importer.ImportAsync(new ImportRequest(ImportKind.Customers, customers), progress: null, cancellationToken),
            await importer.ImportAsync(new ImportRequest(ImportKind.Purchases, purchases), progress: null, cancellationToken),
        ]);
        await CompareAsync("a set of the size of CDNOW", async importer =>
            [await importer.ImportSetAsync("cdnow", folder.Path, new ImportOptions(), progress: null, cancellationToken)]);

        async Task CompareAsync(string label, Func<Importer, Task<IReadOnlyList<ImportSummary>>> import)
        {
            var (ours, theirs, documents) = (TimeSpan.Zero, TimeSpan.Zero, 0);
            for (var round = 0; round < Math.Min(arguments.Rounds, MostRounds); round++)
            {
                using var files = new WorkFolder();
                await using var store = await CompanyFile.OpenAsync(files.File("store.db"), cancellationToken);
                var started = Stopwatch.GetTimestamp();
                var summaries = await import(new Importer(store, TimeProvider.System));
                ours += Stopwatch.GetElapsedTime(started);
                RefuseRejected(summaries);

                var batches = await BatchesOfAsync(Schema.Customers, store, cancellationToken);
                batches.AddRange(await BatchesOfAsync(Schema.Purchases, store, cancellationToken));
                documents += batches.Sum(batch => batch.Operations.Count);
                using var raw = new RawLiteDb(files.File("raw.db"), Schema.All);
                started = Stopwatch.GetTimestamp();
                batches.ForEach(raw.Insert);
                theirs += Stopwatch.GetElapsedTime(started);
            }

            var rounds = Math.Min(arguments.Rounds, MostRounds);
            report.Row(label, Report.Count((double)documents / rounds), Report.Time(ours / rounds), Report.Time(theirs / rounds),
                Report.Count(documents / ours.TotalSeconds), Report.Count(documents / theirs.TotalSeconds), Report.Ratio(theirs / ours));
            report.Aim("  import : raw", Report.Ratio(theirs / ours), "at least 0.70×");
        }
    }

    /// <summary>A figure of an import that left rows out would be no figure.</summary>
    private static void RefuseRejected(IReadOnlyList<ImportSummary> summaries)
    {
        foreach (var step in summaries.SelectMany(summary => summary.Steps).Where(step => step.Rejected > 0 || step.Warnings > 0))
        {
            throw new InvalidOperationException($"The generated file {step.File} was not imported whole: {string.Join(' ', step.Faults.Select(fault => fault.Sentence))}");
        }
    }

    private static async Task<List<Batch>> BatchesOfAsync<T>(Collection<T> collection, LiteDbStore store, CancellationToken cancellationToken)
        where T : class
    {
        var batches = new List<Batch>();
        for (var from = long.MinValue; ;)
        {
            var page = await store.RangeAsync(collection, new KeyRange(from, long.MaxValue), BatchSize, descending: false, cancellationToken);
            if (page.Count == 0)
            {
                return batches;
            }

            batches.Add(page.Aggregate(new Batch(), (batch, stored) => batch.InsertIfAbsent(collection, stored.Document)));
            from = collection.KeyOf(page[^1].Document).Number + 1;
        }
    }
}
