using RetentionBot.Benchmarks.Generated;
using RetentionBot.Benchmarks.Measuring;
using RetentionBot.Benchmarks.Serving;

namespace RetentionBot.Benchmarks.Start;

/// <summary>What the host holds in memory when it has answered some questions and then nobody asks anything.</summary>
internal sealed class MemoryBenchmark : IBenchmark
{
    private const int Questions = 100;

    public string Name => "memory";

    public async Task RunAsync(BenchmarkArguments arguments, Report report, CancellationToken cancellationToken)
    {
        var company = new GeneratedCompany(arguments.Customers, arguments.PurchasesEach);
        using var folder = new WorkFolder();
        var dataFile = folder.File("store.db");
        await CompanyFile.WriteAsync(company, dataFile, cancellationToken);
        await using var connector = new FakeConnector { KeepsText = true };
        await using var host = HostProcess.Start(dataFile);
        using var client = await host.ConnectAsync(connector.Address, GeneratedCompany.EmailOf(1), cancellationToken);
        var atStart = host.WorkingSet;
        foreach (var (question, name) in HistoryQuestions.About(company, Questions))
        {
            var status = await client.AskAsync(ChatClient.Prepare(question), cancellationToken);
            RightAnswers.RefuseOther(question, name, status, connector.LastText);
        }

        var afterQuestions = host.WorkingSet;
        var managed = await ManagedHeap.ReadAsync(host.Id, TimeSpan.FromSeconds(arguments.RestSeconds), cancellationToken);
        report.Heading($"memory: {Report.Count(company.CustomerCount)} customers, {Report.Count(company.PurchaseCount)} purchases", "working set", "managed heap");
        report.Row("listening", Report.Bytes(atStart));
        report.Row($"after {Questions} questions", Report.Bytes(afterQuestions));
        report.Row($"at rest, {arguments.RestSeconds:0} s later", Report.Bytes(host.WorkingSet), managed is { } heap ? Report.Bytes(heap) : "unknown");
        report.Aim("  working set at rest", Report.Bytes(host.WorkingSet), "under 200 MB");
    }
}
