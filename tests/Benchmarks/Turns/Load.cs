using System.Diagnostics;
using RetentionBot.Benchmarks.Measuring;
using RetentionBot.Benchmarks.Serving;

namespace RetentionBot.Benchmarks.Turns;

/// <summary>Lets a few people ask as fast as they are answered.</summary>
internal sealed class Load(IReadOnlyList<ChatClient> clients, IReadOnlyList<byte[]> questions, FakeConnector connector)
{
    private int _next;

    /// <summary>The processor time of the last run, of the whole process.</summary>
    public TimeSpan Processor { get; private set; }

    /// <summary>Every client asks, waits for its answer, and asks again, until the time is over.</summary>
    /// <exception cref="InvalidOperationException">A message was refused, or not answered exactly once: then there is nothing to measure.</exception>
    public async Task<Samples> RunAsync(TimeSpan each, CancellationToken cancellationToken)
    {
        GC.Collect();
        var calls = connector.Count;
        var processor = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var begun = Stopwatch.GetTimestamp();
        var samples = new Samples();
        foreach (var own in await Task.WhenAll(clients.Select(client => Task.Run(() => AskAsync(client, begun, each, cancellationToken), cancellationToken))))
        {
            samples.Add(own);
        }

        samples.Elapsed = Stopwatch.GetElapsedTime(begun);
        samples.Allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Processor = Environment.CpuUsage.TotalTime - processor;
        return connector.Count - calls == samples.Count
            ? samples
            : throw new InvalidOperationException($"{samples.Count} messages came to {connector.Count - calls} answers.");
    }

    private async Task<Samples> AskAsync(ChatClient client, long begun, TimeSpan each, CancellationToken cancellationToken)
    {
        var samples = new Samples();
        while (Stopwatch.GetElapsedTime(begun) < each)
        {
            var question = questions[(int)((uint)Interlocked.Increment(ref _next) % questions.Count)];
            var started = Stopwatch.GetTimestamp();
            var status = await client.AskAsync(question, cancellationToken);
            samples.Add(started, Stopwatch.GetTimestamp());
            if (status != 200)
            {
                throw new InvalidOperationException($"The host answered {status}.");
            }
        }

        return samples;
    }
}
