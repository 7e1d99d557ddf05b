using Microsoft.Extensions.Diagnostics.HealthChecks;
using RetentionBot.Host.Outbox;
using RetentionBot.Store;

namespace RetentionBot.Host.Health;

/// <summary>Red when the outbox cannot be read; amber when messages in it were given up or may not have arrived and wait for a person, or when what is due is not sent.</summary>
internal sealed class OutboxHealthCheck(IStore store, TimeProvider time) : IHealthCheck
{
    /// <summary>Counting further tells nobody more.</summary>
    private const int CountedUpTo = 1_000;

    /// <summary>What has been due for longer is waited for too long. What is tried again or held is due later.</summary>
    private static readonly TimeSpan LongestDue = TimeSpan.FromMinutes(15);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            var waiting = await CountAsync(WorkState.Waiting, cancellationToken);
            var parked = await CountAsync(WorkState.Parked, cancellationToken);
            var unknown = await CountAsync(WorkState.Unknown, cancellationToken);
            var isLate = await store.CountAsync(WorkItem.ByDue, OutboxQueue.Until(time.GetUtcNow() - LongestDue), 1, cancellationToken) > 0;
            var text = $"{waiting} waiting, {parked} given up, {unknown} unknown{(isLate ? $"; something has been due for more than {LongestDue.TotalMinutes:0} minutes" : "")}";
            return parked + unknown == 0 && !isLate ? HealthCheckResult.Healthy(text) : HealthCheckResult.Degraded(text);
        }
        catch (StoreUnavailableException)
        {
            return HealthCheckResult.Unhealthy("the outbox cannot be read"); // without the exception, which would be logged whole
        }
    }

    private async Task<int> CountAsync(WorkState state, CancellationToken cancellationToken) =>
        await store.CountAsync(WorkItem.ByState, OutboxQueue.In(state), CountedUpTo, cancellationToken);
}
