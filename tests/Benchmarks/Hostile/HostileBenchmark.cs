using System.Collections.Concurrent;
using System.Diagnostics;
using RetentionBot.Benchmarks.Generated;
using RetentionBot.Benchmarks.Measuring;
using RetentionBot.Benchmarks.Serving;

namespace RetentionBot.Benchmarks.Hostile;

/// <summary>
/// The hostile hour: generated requests against the host as it is in production, with authentication on. Half of them nobody vouches for, half come as from Teams or Slack itself.
/// The one benchmark that judges: an answer that may not be ends it with a fault.
/// </summary>
internal sealed class HostileBenchmark : IBenchmark
{
    private const int Attackers = 8;

    public string Name => "hostile";

    public async Task RunAsync(BenchmarkArguments arguments, Report report, CancellationToken cancellationToken)
    {
        var company = new GeneratedCompany(200, 2);
        using var folder = new WorkFolder();
        var dataFile = folder.File("store.db");
        await CompanyFile.WriteAsync(company, dataFile, cancellationToken);
        string[] names = [.. company.Customers.Take(50).Select(customer => customer.Name)];
        // What a stranger asked comes back as a question at most; what is recorded must not.
        await using var connector = await ListeningConnector.StartAsync(["@company.example", " order", " purchase", "looks after", "account manager is"]);
        await using var channel = await FakeChannel.StartAsync(connector.Address);
        await using var host = await HostInProcess.StartAsync(HostSettings.WithSlack(dataFile, channel, connector.Address, HostileSlackRequests.Secret), cancellationToken);
        var (activities, slack) = (new HostileActivities(host.Address, "/api/messages", channel.Tokens, connector.Address, names), new HostileSlackRequests(host.Address, names));

        report.Heading($"hostile: {Report.Count(arguments.Requests)} requests, {Attackers} at a time", "sent", "answered with");
        var quarter = arguments.Requests / 4;
        await AttackAsync("nobody vouches", activities.Unproved, quarter, host.Address, report, cancellationToken);
        await AttackAsync("nobody signed for Slack", slack.Unproved, quarter, host.Address, report, cancellationToken);
        Refuse(connector.Called > 0, $"The bot called out {connector.Called} times for people nobody vouched for.");
        await AttackAsync("the channel vouches", activities.Proved, quarter, host.Address, report, cancellationToken);
        await AttackAsync("Slack vouches", slack.Proved, quarter, host.Address, report, cancellationToken);
        Refuse(connector.Leaks > 0, $"{connector.Leaks} calls for strangers told something that is recorded.");
        report.Line($"0 server errors, 0 calls for anybody unproved, 0 of {Report.Count(connector.Called)} calls for strangers told anything.");
    }

    private static async Task AttackAsync(string who, Func<int, HostileRequest> make, int count, Uri host, Report report, CancellationToken cancellationToken)
    {
        var answers = new ConcurrentDictionary<(string Kind, int Status), int>();
        var next = -1;
        var warm = count / 5;
        long before = 0;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Attackers).Select(_ => Task.Run(
            async () =>
            {
                using var connection = new HostileConnection(host);
                for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next))
                {
                    if (number == warm)
                    {
                        before = GC.GetTotalMemory(forceFullCollection: true);
                    }

                    var request = make(number);
                    var status = await connection.SendAsync(request, cancellationToken);
                    answers.AddOrUpdate((request.Kind, status), 1, (_, sofar) => sofar + 1);
                    Refuse(!request.Allowed.Contains(status), $"A request of kind '{request.Kind}', number {number} of those for which {who}, was answered with {status}.");
                }
            },
            cancellationToken)));
        var elapsed = Stopwatch.GetElapsedTime(started);

        foreach (var kind in answers.GroupBy(answer => answer.Key.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            var statuses = kind.OrderByDescending(answer => answer.Value).Select(answer => $"{(answer.Key.Status == HostileConnection.Closed ? "closed" : answer.Key.Status)} ×{Report.Count(answer.Value)}");
            report.Row("  " + kind.Key, Report.Count(kind.Sum(answer => answer.Value)), "  " + string.Join(", ", statuses));
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        report.Line($"{who}: {Report.Count(count / elapsed.TotalSeconds)} requests/s; memory in use {(grown < 0 ? "fell" : "grew")} by {Report.Bytes(Math.Abs(grown))} over the last {Report.Count(count - warm)}");
    }

    private static void Refuse(bool isBroken, string what)
    {
        if (isBroken)
        {
            throw new InvalidOperationException(what);
        }
    }
}
