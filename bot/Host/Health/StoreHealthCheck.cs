using Microsoft.Extensions.Diagnostics.HealthChecks;
using RetentionBot.Host.Startup;

namespace RetentionBot.Host.Health;

/// <summary>Red while the data file cannot be used.</summary>
internal sealed class StoreHealthCheck(StoreOpening opening) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var health = opening.Store.Health;
        return Task.FromResult(health.IsServing
            ? HealthCheckResult.Healthy($"serving, {health.Queued} waiting")
            : HealthCheckResult.Unhealthy(health.Reason));
    }
}
