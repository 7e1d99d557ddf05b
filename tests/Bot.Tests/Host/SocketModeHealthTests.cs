using Microsoft.Extensions.Diagnostics.HealthChecks;
using RetentionBot.Host.Health;
using RetentionBot.Slack.SocketMode;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>What the health of the host says of Slack's connections.</summary>
public sealed class SocketModeHealthTests
{
    [Theory]
    [InlineData(2, null, HealthStatus.Healthy, "2 of 2 connections")]
    [InlineData(1, null, HealthStatus.Healthy, "1 of 2 connections")]
    [InlineData(0, null, HealthStatus.Degraded, "0 of 2 connections")]
    [InlineData(1, "token_revoked", HealthStatus.Degraded, "1 of 2 connections; Slack gives no more: token_revoked")]
    [InlineData(0, "link_disabled", HealthStatus.Degraded, "0 of 2 connections; Slack gives no more: link_disabled")]
    public async Task C71_Health_WhenSlackIsNotHeard_IsAmber(int up, string? refusal, HealthStatus status, string told)
    {
        var state = new SocketModeState();
        state.Want(2);
        for (var n = 0; n < up; n++)
            state.Add();
        if (refusal is not null)
            state.Refuse(refusal);

        var result = await new SocketModeHealthCheck(state).CheckHealthAsync(new HealthCheckContext(), CancellationToken.None);
        Assert.Equal((status, told), (result.Status, result.Description));
    }
}
