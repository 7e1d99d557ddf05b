using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Benchmarks.Generated;
using RetentionBot.Benchmarks.Measuring;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Store;
using RetentionBot.Testing;
using RetentionBot.Understanding;

namespace RetentionBot.Benchmarks.Understanding;

/// <summary>
/// Understanding by what was learnt: how long it takes to learn and what that holds, and how long a request takes among few customers and among very many, whoever it names.
/// Customers come from a data file as the host reads them; most of a million are not in memory.
/// </summary>
internal sealed class UnderstandingBenchmark : IBenchmark
{
    private const int Asked = 2_000;
    private const int WarmUp = 2_000;
    private const int Few = 20_000;

    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Slower is slow to whoever waits for it, whatever the rest of the turn costs.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(10);

    public string Name => "understanding";

    public async Task RunAsync(BenchmarkArguments arguments, Report report, CancellationToken cancellationToken)
    {
        await using (var empty = new InMemoryStore())
        {
            await Task.Run(() => MeasureLearning(empty, report), cancellationToken);
        }

        foreach (var size in (int[])[arguments.Customers, arguments.Names])
        {
            await Task.Run(() => MeasureAsync(size, report, cancellationToken), cancellationToken);
        }
    }

    private static void MeasureLearning(IStore store, Report report)
    {
        var requests = RequestsOf(store);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        requests.Learn();
        var learnt = Stopwatch.GetElapsedTime(started);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(requests);

        report.Heading("understanding: what is learnt");
        report.Aim("learnt in", Report.Time(learnt), "at most 5 s");
        report.Aim("held by what was learnt", Report.Bytes(held), "at most 60 MB");
    }

    private static async Task MeasureAsync(int size, Report report, CancellationToken cancellationToken)
    {
        using var folder = new WorkFolder();
        var company = new GeneratedCompany(size, purchasesEach: 0);
        await CompanyFile.WriteAsync(company, folder.File("store.db"), cancellationToken);
        await using var store = await CompanyFile.OpenAsync(folder.File("store.db"), cancellationToken);
        var requests = RequestsOf(store);
        requests.Learn();
        var customers = company.Customers.Where((_, i) => i % Math.Max(1, size / Asked) == 0).ToList();
        IReadOnlyList<(string Label, IReadOnlyList<string> Texts)> kinds =
        [
            ("nobody named", TypedRequests.AboutNobody(Asked)),
            ("full name", TypedRequests.About(customers, Asked, (customer, _) => customer.Name)),
            ("full name, one typo", TypedRequests.About(customers, Asked, (customer, random) => GeneratedNames.Mistyped(customer.Name, 1, random))),
            ("full name, two typos", TypedRequests.About(customers, Asked, (customer, random) => GeneratedNames.Mistyped(customer.Name, 2, random))),
            ("full name in small letters", TypedRequests.About(customers, Asked, (customer, _) => customer.Name.ToLowerInvariant())),
            ("last name", TypedRequests.About(customers, Asked, (customer, _) => LastName(customer))),
            ("last name, one typo", TypedRequests.About(customers, Asked, (customer, random) => GeneratedNames.Mistyped(LastName(customer), 1, random))),
        ];

        // The first search reads all names from the file.
        await ReadAsync(requests, [.. kinds.SelectMany(kind => kind.Texts.Take(WarmUp / kinds.Count))], cancellationToken);
        report.Heading($"understanding: {Report.Count(size)} customers", "p50", "p99", "longest", "bytes each", "slow of 1,000");
        var all = new Samples();
        foreach (var (label, texts) in kinds)
        {
            var samples = await ReadAsync(requests, texts, cancellationToken);
            Print(label, samples, report);
            all.Add(samples);
        }

        Print("all of them", all, report);
        report.Aim("  p50", Report.Time(all.Median), size <= Few ? "at most 0.3 ms among 20,000" : "at most 3 ms among 1,000,000");
        if (size <= Few)
        {
            report.Aim("  p99", Report.Time(all.Percentile(0.99)), "at most 10 ms among 20,000");
        }
    }

    private static async Task<Samples> ReadAsync(LearntRequests requests, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var samples = new Samples();
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var begun = Stopwatch.GetTimestamp();
        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            await requests.ReadAsync(text, Today, Culture, asker: 1, subject: null, cancellationToken);
            samples.Add(started, Stopwatch.GetTimestamp());
        }

        samples.Elapsed = Stopwatch.GetElapsedTime(begun);
        samples.Allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return samples;
    }

    private static void Print(string label, Samples samples, Report report) => report.Row(label,
        Report.Time(samples.Median), Report.Time(samples.Percentile(0.99)), Report.Time(samples.Percentile(1)), Report.Bytes(samples.AllocatedEach), Report.PerThousand(samples.ShareOver(Slow)));

    /// <summary>Of an organisation the first word of its name.</summary>
    private static string LastName(Customer customer) => customer.LastName ?? customer.Name.Split(' ')[0];

    private static LearntRequests RequestsOf(IStore store) =>
        new ServiceCollection().AddSingleton(store).AddSkills().AddUnderstanding().BuildServiceProvider().GetRequiredService<LearntRequests>();
}
