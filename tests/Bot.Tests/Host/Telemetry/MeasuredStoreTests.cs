using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Host.Telemetry;
using RetentionBot.Skills.Customers;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;
using Activity = System.Diagnostics.Activity;
using Schema = RetentionBot.Skills.Schema;

namespace RetentionBot.Bot.Tests.Host.Telemetry;

[Collection(Listening.OneAtATime)]
public sealed class MeasuredStoreTests : IAsyncLifetime
{
    private static readonly Customer Runa = new() { Number = 7, Name = "Runa Holm" };

    private readonly TempFolder _folder = new();
    private readonly TurnHost _host = new();
    private MeasuredStore _store = null!; // opened before each test

    public async Task InitializeAsync() => _store = new MeasuredStore(
        await LiteDbStore.OpenAsync(new LiteDbStoreOptions { Path = _folder.File("bot.db") }, Schema.All, null, TimeProvider.System, NullLogger.Instance, default), _host.Get<Instruments>());

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Store_WhenReadAndWritten_TellsTheOperationAndItsOutcome()
    {
        using var listening = new Listening(_host.Get<IMeterFactory>());

        await _store.CommitAsync(new Batch().InsertIfAbsent(Schema.Customers, Runa), default);
        await _store.RangeAsync(Schema.Customers, KeyRange.AllNumbers, 10, descending: false, default);

        Assert.Equal(["retentionbot.store.duration operation=commit outcome=done", "retentionbot.store.duration operation=range outcome=done"], listening.Durations);
    }

    [Fact]
    public async Task Store_WhenABatchConflicts_TellsTheConflict()
    {
        using var listening = new Listening(_host.Get<IMeterFactory>());

        await Assert.ThrowsAsync<StoreConflictException>(async () => await _store.CommitAsync(new Batch().Put(Schema.Customers, Runa, 99), default));

        Assert.Equal(["retentionbot.store.duration operation=commit outcome=conflict"], listening.Durations);
    }

    [Fact]
    public async Task Store_WhenADocumentIsInMemory_PassesItThroughUnmeasured()
    {
        await _store.CommitAsync(new Batch().Put(Schema.Customers, Runa), default);
        await _store.GetAsync(Schema.Customers, [7], default);
        using var listening = new Listening(_host.Get<IMeterFactory>());

        var found = _store.GetAsync(Schema.Customers, [7], default);

        Assert.True(found.IsCompletedSuccessfully);
        Assert.Equal("Runa Holm", Assert.Single(await found).Document.Name);
        Assert.Empty(listening.Durations);
    }

    [Fact]
    public async Task Store_WhenATurnIsTraced_ItsSpansBelongToItAndNoneIsMadeOutside()
    {
        using var listening = new Listening(_host.Get<IMeterFactory>(), spans: true);
        using (_host.Get<Instruments>().Turn("in a turn"))
        {
            var span = Activity.Current;
            await _store.ClaimAsync("inside", DateTimeOffset.UnixEpoch, 1, "o", TimeSpan.FromSeconds(1), default);
            await _store.CommitAsync(new Batch().Put(Schema.Customers, Runa), default);
            Assert.Same(span, Activity.Current);
        }

        await _store.ClaimAsync("outside", DateTimeOffset.UnixEpoch, 1, "o", TimeSpan.FromSeconds(1), default);

        var turn = Assert.Single(listening.Spans, span => Equals(span.GetTagItem("channel"), "in a turn"));
        var inside = listening.Spans.Where(span => span.TraceId == turn.TraceId && span != turn).ToList();
        Assert.Equal(["operation=claim outcome=done", "operation=commit outcome=done"], inside.Select(span => Listening.Written(span.TagObjects)));
        Assert.All(inside, span => Assert.Equal(turn.SpanId, span.ParentSpanId));
        Assert.Equal(2, listening.Durations.Count(line => line.Contains("operation=claim", StringComparison.Ordinal)));
    }
}
