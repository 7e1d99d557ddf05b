using System.Diagnostics;
using RetentionBot.Benchmarks.Generated;
using RetentionBot.Benchmarks.Measuring;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Benchmarks.Store;

/// <summary>The operations of the store, against LiteDB as it comes and against the disk.</summary>
internal sealed class StoreBenchmark : IBenchmark
{
    private const int PageSize = 20;
    private const int SmallBatch = 10;

    /// <summary>How many different documents are read; made up before the clock runs.</summary>
    private const int AskedFor = 4_096;

    public string Name => "store";

    public async Task RunAsync(BenchmarkArguments arguments, Report report, CancellationToken cancellationToken)
    {
        var company = new GeneratedCompany(arguments.Customers, arguments.PurchasesEach);
        using var folder = new WorkFolder();
        await using var store = await CompanyFile.OpenAsync(folder.File("store.db"), cancellationToken);
        using var raw = new RawLiteDb(folder.File("raw.db"), Schema.All);
        using var synced = new SyncedFile(folder.File("synced"));
        await LoadAsync(company, store, raw, report, cancellationToken);
        await CompareReadsAsync(company, store, raw, arguments, report, cancellationToken);
        await CompareWritesAsync(company, store, raw, synced, arguments, report, cancellationToken);
        await GroupCommits.RunAsync(company, store, arguments, report, cancellationToken);
    }

    private static async Task LoadAsync(GeneratedCompany company, LiteDbStore store, RawLiteDb raw, Report report, CancellationToken cancellationToken)
    {
        var (ours, theirs, documents) = (TimeSpan.Zero, TimeSpan.Zero, 0);
        foreach (var batch in CompanyFile.BatchesOf(company))
        {
            var started = Stopwatch.GetTimestamp();
            await store.CommitAsync(batch, cancellationToken);
            ours += Stopwatch.GetElapsedTime(started);
            started = Stopwatch.GetTimestamp();
            raw.Insert(batch);
            theirs += Stopwatch.GetElapsedTime(started);
            documents += batch.Operations.Count;
        }

        report.Heading($"store: {Report.Count(company.CustomerCount)} customers, {Report.Count(company.PurchaseCount)} purchases", "store /s", "raw LiteDB /s", "store : raw");
        report.Row($"load, batches of {Report.Count(CompanyFile.BatchSize)}", Report.Count(documents / ours.TotalSeconds), Report.Count(documents / theirs.TotalSeconds), Report.Ratio(theirs / ours));
    }

    private static async Task CompareReadsAsync(
        GeneratedCompany company, LiteDbStore store, RawLiteDb raw, BenchmarkArguments arguments, Report report, CancellationToken cancellationToken)
    {
        var asked = company.SomePurchases(AskedFor);
        report.Heading("store: reads, one at a time", "store p50", "store p99", "raw p50", "raw p99", "store : raw", "bytes each", "raw bytes");
        await CompareAsync("get a customer (kept in memory)",
            async i => await store.GetAsync(Schema.Customers, [CustomerAt(i)], cancellationToken),
            i => raw.Get(Schema.Customers, CustomerAt(i)));
        await CompareAsync("get a purchase (from the file)",
            async i => await store.GetAsync(Schema.Purchases, [PurchaseAt(i).Key], cancellationToken),
            i => raw.Get(Schema.Purchases, PurchaseAt(i).Key));
        await CompareAsync($"range of {PageSize} purchases",
            async i => await store.RangeAsync(Schema.Purchases, From(i), PageSize, descending: false, cancellationToken),
            i => raw.Range(Schema.Purchases, From(i), PageSize));
        await CompareAsync("by index, one purchase by source id",
            async i => await store.ByIndexAsync(Schema.PurchasesBySourceId, SourceIdAt(i), 1, descending: false, cancellationToken),
            i => raw.ByIndex(Schema.PurchasesBySourceId, SourceIdAt(i), 1));
        await CompareAsync($"by index, {PageSize} customers of a manager",
            async i => await store.ByIndexAsync(Schema.CustomersByManager, ManagedAt(i), PageSize, descending: false, cancellationToken),
            i => raw.ByIndex(Schema.CustomersByManager, ManagedAt(i), PageSize));

        async Task CompareAsync(string label, Func<int, ValueTask> ours, Func<int, object?> theirs)
        {
            var measured = await Alternation.RunAsync([new Side(ours), new Side(Synchronous(i => theirs(i)))], arguments, cancellationToken);
            report.Row(label,
                Report.Time(measured[0].Median), Report.Time(measured[0].Percentile(0.99)), Report.Time(measured[1].Median), Report.Time(measured[1].Percentile(0.99)),
                Report.Ratio(measured[0].PerSecond / measured[1].PerSecond), Report.Bytes(measured[0].AllocatedEach), Report.Bytes(measured[1].AllocatedEach));
        }

        Key CustomerAt(int i) => (long)PurchaseAt(i).At.Customer;
        Purchase PurchaseAt(int i) => asked[i % asked.Count];
        KeyRange From(int i) => new(PurchaseAt(i).Key, long.MaxValue);
        // A source id is always there: the company gives one to every purchase.
        KeyRange SourceIdAt(int i) => KeyRange.Only(PurchaseAt(i).SourceId!.Key);
        KeyRange ManagedAt(int i) => new(
            Schema.ManagerKey(1 + (i % GeneratedCompany.ManagerCount), PurchaseAt(i).At.Customer),
            Schema.ManagerKey(1 + (i % GeneratedCompany.ManagerCount), Customer.MaxNumber));
    }

    private static async Task CompareWritesAsync(
        GeneratedCompany company, LiteDbStore store, RawLiteDb raw, SyncedFile synced, BenchmarkArguments arguments, Report report, CancellationToken cancellationToken)
    {
        report.Heading("store: commits, one at a time", "store p50", "store p99", "raw p50", "raw p99", "store : raw", "fsync p50", "store : fsync", "bytes each");
        var customers = company.Customers.Take(1_000).ToList();
        var purchases = 0;
        await CompareAsync("commit of one (a customer changed)", i => new Batch().Put(Schema.Customers, customers[i % customers.Count] with { Membership = $"Level {i}" }));
        await CompareAsync("commit of one (a purchase added)", _ => new Batch().Put(Schema.Purchases, company.NewPurchase(purchases++)));
        await CompareAsync($"commit of {SmallBatch} (purchases added)", _ => Enumerable.Range(0, SmallBatch).Aggregate(new Batch(), (batch, _) => batch.Put(Schema.Purchases, company.NewPurchase(purchases++))));

        async Task CompareAsync(string label, Func<int, Batch> make)
        {
            var measured = await Alternation.RunAsync(
                [
                    new Side(async i => await store.CommitAsync(make(i), cancellationToken)),
                    new Side(Synchronous(i => raw.Commit(make(i)))),
                    new Side(Synchronous(i => synced.Commit(make(i)))),
                ],
                arguments,
                cancellationToken);
            report.Row(label,
                Report.Time(measured[0].Median), Report.Time(measured[0].Percentile(0.99)), Report.Time(measured[1].Median), Report.Time(measured[1].Percentile(0.99)),
                Report.Ratio(measured[0].PerSecond / measured[1].PerSecond), Report.Time(measured[2].Median), Report.Ratio(measured[0].PerSecond / measured[2].PerSecond),
                Report.Bytes(measured[0].AllocatedEach));
        }
    }

    private static Func<int, ValueTask> Synchronous(Action<int> operation) => i =>
    {
        operation(i);
        return ValueTask.CompletedTask;
    };
}
