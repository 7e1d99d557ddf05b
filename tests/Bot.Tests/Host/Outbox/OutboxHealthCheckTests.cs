using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Host.Health;
using RetentionBot.Host.Outbox;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Host.Outbox;

public sealed class OutboxHealthCheckTests
{
    private readonly FakeTimeProvider _time = new(TurnHost.Now);

    [Fact]
    public async Task An_outbox_that_cannot_be_read_is_red_and_brings_no_exception_that_would_be_logged_whole()
    {
        await using var store = new MortalStore(new InMemoryStore(), new Fate { Fails = _ => new StoreUnavailableException("The data file failed.") });

        var health = await CheckAsync(store);

        Assert.Equal((HealthStatus.Unhealthy, null), (health.Status, health.Exception));
    }

    [Theory]
    [InlineData(WorkState.Waiting, 14.9, HealthStatus.Healthy, "1 waiting, 0 given up, 0 unknown")]
    [InlineData(WorkState.Waiting, 15.1, HealthStatus.Degraded, "1 waiting, 0 given up, 0 unknown; something has been due for more than 15 minutes")]
    [InlineData(WorkState.Done, 60, HealthStatus.Healthy, "0 waiting, 0 given up, 0 unknown")]
    [InlineData(WorkState.Lapsed, 60, HealthStatus.Healthy, "0 waiting, 0 given up, 0 unknown")]
    [InlineData(WorkState.Parked, 0, HealthStatus.Degraded, "0 waiting, 1 given up, 0 unknown")]
    [InlineData(WorkState.Unknown, 0, HealthStatus.Degraded, "0 waiting, 0 given up, 1 unknown")]
    public async Task What_a_person_should_look_at_is_amber(WorkState state, double minutesDue, HealthStatus status, string text)
    {
        await using var store = new InMemoryStore();
        await store.CommitAsync(new Batch().Put(WorkItem.Collection, new WorkItem(OutboxQueue.Kind, "one", TurnHost.Now.AddMinutes(-minutesDue), "{}") { State = state }), default);
        await store.CommitAsync(new Batch().Put(WorkItem.Collection, new WorkItem("inbox", "one", TurnHost.Now.AddHours(-1), "{}")), default);

        var health = await CheckAsync(store);

        Assert.Equal((status, text), (health.Status, health.Description));
    }

    private Task<HealthCheckResult> CheckAsync(IStore store) => new OutboxHealthCheck(store, _time).CheckHealthAsync(new HealthCheckContext(), default);
}
