using System.Diagnostics;
using RetentionBot.Benchmarks.Measuring;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;
using RetentionBot.Testing;

namespace RetentionBot.Benchmarks.Names;

/// <summary>The search for names in memory: how long, how surely in spite of a typo, how large, how fast it is built.</summary>
internal sealed class NamesBenchmark : IBenchmark
{
    private const int Seed = 7;
    private const int Asked = 2_000;
    private const int Limit = 5;

    public string Name => "names";

    public async Task RunAsync(BenchmarkArguments arguments, Report report, CancellationToken cancellationToken)
    {
        foreach (var size in (int[])[arguments.Customers, arguments.Names])
        {
            // Searching waits for nothing; a thread of its own lets Ctrl+C through.
            await Task.Run(() => Measure(size, report, cancellationToken), cancellationToken);
        }
    }

    private static void Measure(int size, Report report, CancellationToken cancellationToken)
    {
        var generated = new GeneratedNames(Seed);
        var customers = new Paused<Customer>(generated.Customers(size));
        var index = new NameIndex();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        index.Load(customers);
        var built = Stopwatch.GetElapsedTime(started) - customers.Elapsed;
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;

        report.Heading($"names: {Report.Count(size)} customers", "p50", "p99", "longest", "bytes each", $"recall@{Limit}");
        var names = new string[size + 1];
        foreach (var customer in generated.Customers(size))
        {
            names[customer.Number] = customer.Name;
        }

        var random = new Random(Seed);
        var asked = Enumerable.Range(0, Asked).Select(_ => 1 + random.Next(size)).ToList();
        Search("full name", asked.ConvertAll(number => (number, names[number])));
        var mistyped = asked.ConvertAll(number => (number, GeneratedNames.Mistyped(names[number], 1, random)));
        var (times, found) = Search("full name, one typo", mistyped);
        SearchKind("  a letter left out", kind => kind < 0);
        SearchKind("  a letter added", kind => kind > 0);
        SearchKind("  a letter replaced, or two swapped", kind => kind == 0);
        Search("full name, two typos", asked.ConvertAll(number => (number, GeneratedNames.Mistyped(names[number], 2, random))));
        Search("last word only", asked.ConvertAll(number => (number, names[number].Split(' ')[^1])), recall: false);
        Search("last word only, one typo", asked.ConvertAll(number => (number, GeneratedNames.Mistyped(names[number].Split(' ')[^1], 1, random))), recall: false);

        report.Aim("one typo, p50", Report.Time(times.Median), "at most 2 ms");
        report.Aim("one typo, p99", Report.Time(times.Percentile(0.99)), "at most 15 ms");
        report.Aim($"one typo, recall@{Limit}", Report.Percent(found), "at least 97 %");
        report.Row("built in", Report.Time(built));
        report.Row("held by the index", Report.Bytes(held), $"{Report.Bytes((double)held / size)} each");

        void SearchKind(string label, Func<int, bool> wanted) =>
            Search(label, mistyped.FindAll(query => wanted(query.Item2.Length - names[query.number].Length)));

        (Samples Times, double Found) Search(string label, List<(int Number, string Typed)> queries, bool recall = true)
        {
            var measured = NameRecall.Measure(index, names, queries, Limit, cancellationToken);
            report.Row(label,
                Report.Time(measured.Times.Median), Report.Time(measured.Times.Percentile(0.99)), Report.Time(measured.Times.Percentile(1)),
                Report.Bytes(measured.Times.AllocatedEach), recall ? Report.Percent(measured.Found) : "");
            return measured;
        }
    }
}
