using Microsoft.Extensions.Diagnostics.HealthChecks;
using RetentionBot.Host.Health;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Host;

public sealed class OutboxHealthCheckTests
{
    [Fact]
    public async Task An_outbox_that_cannot_be_read_is_red_and_brings_no_exception_that_would_be_logged_whole()
    {
        await using var store = new MortalStore(new InMemoryStore(), new Fate { Fails = _ => new StoreUnavailableException("The data file failed.") });

        var health = await new OutboxHealthCheck(store, TimeProvider.System).CheckHealthAsync(new HealthCheckContext(), default);

        Assert.Equal((HealthStatus.Unhealthy, null), (health.Status, health.Exception));
    }
}
