using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace RetentionBot.Benchmarks.Start;

/// <summary>Reads the size of another process's managed heap from the counters its runtime offers, without a collection.</summary>
internal static class ManagedHeap
{
    private const string Counters = "System.Runtime";

    /// <summary>Listens for a while and returns the last size heard, in bytes; null when the runtime told none.</summary>
    /// <param name="processId">A process of the same user.</param>
    /// <param name="during">At least a second or two: the counters come once a second.</param>
    public static async Task<double?> ReadAsync(int processId, TimeSpan during, CancellationToken cancellationToken)
    {
        var client = new DiagnosticsClient(processId);
        var provider = new EventPipeProvider(Counters, EventLevel.Informational, 0, new Dictionary<string, string> { ["EventCounterIntervalSec"] = "1" });
        using var session = await client.StartEventPipeSessionAsync([provider], requestRundown: false, circularBufferMB: 16, cancellationToken);
        using var source = new EventPipeEventSource(session.EventStream);
        double? megabytes = null;
        source.Dynamic.All += traced =>
        {
            if (traced.EventName == "EventCounters" && traced.PayloadByName("") is IDictionary<string, object> outer
                && outer["Payload"] is IDictionary<string, object> counter && Equals(counter["Name"], "gc-heap-size"))
            {
                megabytes = Convert.ToDouble(counter["Mean"], System.Globalization.CultureInfo.InvariantCulture);
            }
        };
        var listening = Task.Run(source.Process, CancellationToken.None);
        try
        {
            await Task.Delay(during, TimeProvider.System, cancellationToken);
        }
        finally
        {
            await session.StopAsync(CancellationToken.None);
            await listening;
        }

        return megabytes * 1_000_000;
    }
}
