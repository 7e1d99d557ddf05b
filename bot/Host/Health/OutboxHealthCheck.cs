using Microsoft.Extensions.Diagnostics.HealthChecks;
using RetentionBot.Host.Outbox;
using RetentionBot.Store;

namespace RetentionBot.Host.Health;

/// <summary>Red when the outbox cannot be read, amber when messages in it were given up and wait for a person.</summary>
internal sealed class OutboxHealthCheck(IStore store) : IHealthCheck
{
    /// <summary>Counting further tells nobody more.</summary>
    private const int CountedUpTo = 1_000;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            var waiting = await CountAsync(WorkState.Waiting, cancellationToken);
            var parked = await CountAsync(WorkState.Parked, cancellationToken);
            var text = $"{waiting} waiting, {parked} given up";
            return parked == 0 ? HealthCheckResult.Healthy(text) : HealthCheckResult.Degraded(text);
        }
        catch (StoreUnavailableException)
        {
            return HealthCheckResult.Unhealthy("the outbox cannot be read"); // without the exception, which would be logged whole
        }
    }

    private async Task<int> CountAsync(WorkState state, CancellationToken cancellationToken) =>
        await store.CountAsync(WorkItem.ByState, KeyRange.Only(WorkItem.StateKey(OutboxQueue.Kind, state)), CountedUpTo, cancellationToken);
}
