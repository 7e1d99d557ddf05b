using RetentionBot.Benchmarks.Generated;
using RetentionBot.Benchmarks.Measuring;
using RetentionBot.Benchmarks.Serving;

namespace RetentionBot.Benchmarks.Turns;

/// <summary>
/// A question about a customer's history, from HTTP in to the connector called and HTTP answered, against an empty turn of the same host. Everything but the turn is
/// the same on both sides: the request, its token's check, its reading, the rendering of a reply, the call of the connector with the bot's own token.
/// </summary>
internal sealed class TurnBenchmark : IBenchmark
{
    private const int Questions = 4_096;
    private const int Checked = 50;

    /// <summary>The runtime compiles what runs often anew, several times: so many questions later a turn is as fast as it gets.</summary>
    private const int WarmUpQuestions = 3_000;

    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(20);

    public string Name => "turn";

    public async Task RunAsync(BenchmarkArguments arguments, Report report, CancellationToken cancellationToken)
    {
        var company = new GeneratedCompany(arguments.Customers, arguments.PurchasesEach);
        using var folder = new WorkFolder();
        var dataFile = folder.File("store.db");
        await CompanyFile.WriteAsync(company, dataFile, cancellationToken);
        var questions = HistoryQuestions.About(company, Questions);
        await using var connector = new FakeConnector();
        await using var channel = await FakeChannel.StartAsync(connector.Address);
        await using var host = await HostInProcess.StartAsync(HostSettings.Authenticated(dataFile, channel), cancellationToken);
        var token = channel.Tokens.Make();
        await RightAnswers.CheckAsync(host.Address, connector, [.. questions.Take(Checked)], token, cancellationToken);

        report.Heading($"turn: {Report.Count(company.CustomerCount)} customers, {Report.Count(company.PurchaseCount)} purchases", "turns/s", "p50", "p99", "bytes each", "processor");
        var prepared = questions.Select(question => ChatClient.Prepare(question.Question)).ToList();
        foreach (var people in (int[])[1, 8])
        {
            await CompareAsync(people, host, connector, token, prepared, arguments, report, cancellationToken);
        }
    }

    private static async Task CompareAsync(
        int people, HostInProcess host, FakeConnector connector, string token, IReadOnlyList<byte[]> questions, BenchmarkArguments arguments, Report report, CancellationToken cancellationToken)
    {
        var clients = Enumerable.Range(1, people).Select(number =>
            new ChatClient(host.Address, connector.Address, GeneratedCompany.EmailOf(1 + (number % GeneratedCompany.ManagerCount)), $"conversation-{people}-{number}", token)).ToList();
        try
        {
            foreach (var client in clients)
            {
                await client.ConnectAsync(cancellationToken);
            }

            var load = new Load(clients, questions, connector);
            var (full, empty) = (new TurnSide(load), new TurnSide(load));
            await WarmUpAsync(load, host, cancellationToken);
            for (var round = 0; round <= arguments.Rounds; round++)
            {
                foreach (var isEmpty in (bool[])[round % 2 == 0, round % 2 != 0])
                {
                    host.Turn.IsEmpty = isEmpty;
                    await (isEmpty ? empty : full).RunAsync(arguments.Each, isWarmUp: round == 0, cancellationToken);
                }
            }

            var who = people == 1 ? "1 at a time" : $"{people} at a time";
            full.Print($"history question, {who}", report);
            empty.Print($"empty turn, {who}", report);
            report.Aim("  question : empty turn", Report.Percent(full.Samples.PerSecond / empty.Samples.PerSecond), "at least 50 %");
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    private static async Task WarmUpAsync(Load load, HostInProcess host, CancellationToken cancellationToken)
    {
        host.Turn.IsEmpty = false;
        var all = new Samples();
        while (all.Count < WarmUpQuestions && all.Elapsed < LongestWarmUp)
        {
            all.Add(await load.RunAsync(TimeSpan.FromSeconds(1), cancellationToken));
        }
    }

    /// <summary>What was measured of the one or the other turn.</summary>
    private sealed class TurnSide(Load load)
    {
        private TimeSpan _processor;

        public Samples Samples { get; } = new();

        public async Task RunAsync(TimeSpan each, bool isWarmUp, CancellationToken cancellationToken)
        {
            var samples = await load.RunAsync(each, cancellationToken);
            if (!isWarmUp)
            {
                Samples.Add(samples);
                _processor += load.Processor;
            }
        }

        public void Print(string label, Report report) => report.Row(label, Report.Count(Samples.PerSecond), Report.Time(Samples.Median), Report.Time(Samples.Percentile(0.99)),
            Report.Bytes(Samples.AllocatedEach), Report.Time(_processor / Samples.Count));
    }
}
