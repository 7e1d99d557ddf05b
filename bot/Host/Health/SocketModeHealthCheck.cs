using Microsoft.Extensions.Diagnostics.HealthChecks;
using RetentionBot.Slack.SocketMode;

namespace RetentionBot.Host.Health;

/// <summary>Amber when Slack, which sends over sockets, has none to send over, or gives no more: nobody there is heard, but everybody elsewhere is.</summary>
internal sealed class SocketModeHealthCheck(SocketModeState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var text = $"{state.Up} of {state.Wanted} connections{(state.Refusal is { } word ? $"; Slack gives no more: {word}" : "")}";
        return Task.FromResult(state.Refusal is null && state.Up > 0 ? HealthCheckResult.Healthy(text) : HealthCheckResult.Degraded(text));
    }
}
