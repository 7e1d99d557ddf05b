using Microsoft.Extensions.Diagnostics.HealthChecks;
using RetentionBot.Host.Startup;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Host.Health;

/// <summary>Red while the data file cannot be used, amber while it can only be read.</summary>
internal sealed class StoreHealthCheck(StoreOpening opening) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var health = opening.Store.Health;
        return Task.FromResult(health.State switch
        {
            StoreState.Serving => HealthCheckResult.Healthy($"serving, {health.Queued} waiting"),
            StoreState.ReadOnly => HealthCheckResult.Degraded(health.Reason),
            _ => HealthCheckResult.Unhealthy(health.Reason),
        });
    }
}
