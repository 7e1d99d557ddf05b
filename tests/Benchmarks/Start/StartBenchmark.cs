using System.Diagnostics;
using RetentionBot.Benchmarks.Generated;
using RetentionBot.Benchmarks.Measuring;
using RetentionBot.Benchmarks.Serving;

namespace RetentionBot.Benchmarks.Start;

/// <summary>From the start of the host's process to its first right answer. The data file is in the memory of the operating system; the program is, too, from the second start on.</summary>
internal sealed class StartBenchmark : IBenchmark
{
    private const int Starts = 5;

    public string Name => "start";

    public async Task RunAsync(BenchmarkArguments arguments, Report report, CancellationToken cancellationToken)
    {
        var company = new GeneratedCompany(arguments.Customers, arguments.PurchasesEach);
        using var folder = new WorkFolder();
        var dataFile = folder.File("store.db");
        await CompanyFile.WriteAsync(company, dataFile, cancellationToken);
        var questions = HistoryQuestions.About(company, Starts);
        await using var connector = new FakeConnector { KeepsText = true };
        var (listening, answered, processor) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>());
        foreach (var (question, name) in questions)
        {
            await using var host = HostProcess.Start(dataFile);
            using var client = await host.ConnectAsync(connector.Address, GeneratedCompany.EmailOf(1), cancellationToken);
            listening.Add(Stopwatch.GetElapsedTime(host.Started));
            var status = await client.AskAsync(ChatClient.Prepare(question), cancellationToken);
            answered.Add(Stopwatch.GetElapsedTime(host.Started));
            processor.Add(host.ProcessorTime);
            RightAnswers.RefuseOther(question, name, status, connector.LastText);
        }

        report.Heading($"start: {Report.Count(company.CustomerCount)} customers, {Report.Count(company.PurchaseCount)} purchases, {Starts} starts", "median", "shortest", "longest");
        Print("until it listens", listening);
        Print("until it has answered", answered);
        Print("processor time until then", processor);
        report.Aim("  median until it has answered", Report.Time(Median(answered)), "under 1 s");

        void Print(string label, List<TimeSpan> times) => report.Row(label, Report.Time(Median(times)), Report.Time(times.Min()), Report.Time(times.Max()));
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
