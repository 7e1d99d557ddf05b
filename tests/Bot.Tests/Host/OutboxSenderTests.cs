using RetentionBot.Conversation;
using RetentionBot.Host.Outbox;
using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>What becomes of messages nobody waits for.</summary>
public sealed class OutboxSenderTests : IAsyncLifetime
{
    private static readonly ConversationReference Chat = TurnHost.Message("").Conversation;

    private readonly TurnHost _host = new();

    public Task InitializeAsync() => _host.StoreAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_busy_channel_is_tried_again_no_sooner_than_it_asks_and_each_message_is_said_once()
    {
        await QueueAsync("one");
        _host.Channel.Fails = new ChannelException(ChannelFault.Retry, "busy") { RetryAfter = TimeSpan.FromSeconds(40) };
        await SendAsync();
        _host.Channel.Fails = null;

        _host.Time.Advance(TimeSpan.FromSeconds(39));
        await SendAsync();
        Assert.Empty(_host.Channel.Sent);

        _host.Time.Advance(TimeSpan.FromSeconds(1));
        await SendAsync();
        await SendAsync();
        Assert.Equal("one", Assert.Single(_host.Channel.Sent).Text);
    }

    [Fact]
    public async Task Each_failure_waits_longer_and_after_a_day_it_is_put_aside_for_a_person()
    {
        await QueueAsync("one");
        _host.Channel.Fails = new ChannelException(ChannelFault.Retry, "busy");
        var started = _host.Time.GetUtcNow();
        for (var item = await RowAsync(); item is { State: WorkState.Waiting }; item = await RowAsync())
        {
            Assert.True(item.DueAt - _host.Time.GetUtcNow() <= TimeSpan.FromHours(4));
            _host.Time.SetUtcNow(item.DueAt > _host.Time.GetUtcNow() ? item.DueAt : _host.Time.GetUtcNow());
            await SendAsync();
        }

        Assert.Equal((WorkState.Parked, "busy"), ((await RowAsync())?.State, (await RowAsync())?.LastError));
        Assert.InRange(_host.Time.GetUtcNow() - started, TimeSpan.FromHours(4), TimeSpan.FromHours(30));
    }

    [Fact]
    public async Task What_the_channel_refuses_is_put_aside_and_stops_nothing_else()
    {
        await QueueAsync("one");
        await _host.Store.CommitAsync(new Batch().InsertIfAbsent(WorkItem.Collection, new WorkItem(OutboxQueue.Kind, "broken", _host.Time.GetUtcNow(), "{not json")), default);
        await SendAsync();

        Assert.Equal("one", Assert.Single(_host.Channel.Sent).Text);
        Assert.Equal((WorkState.Parked, "The row cannot be read."), ((await RowAsync("broken"))?.State, (await RowAsync("broken"))?.LastError));

        _host.Channel.Fails = new ChannelException(ChannelFault.Rejected, "The connector answered 400.");
        await QueueAsync("two");
        await SendAsync();
        Assert.Equal(WorkState.Parked, (await RowAsync("two"))?.State);
    }

    [Fact]
    public async Task A_channel_that_was_turned_off_parks_its_messages()
    {
        await QueueAsync("one", Chat with { Channel = "gone" });
        await SendAsync();

        Assert.Contains("no channel serves", (await RowAsync())?.LastError, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_failure_nobody_foresaw_is_logged_without_what_was_written_and_the_message_is_said_later()
    {
        await QueueAsync("one");
        _host.Channel.Fails = new InvalidOperationException("Runa Holm");
        await SendAsync();
        _host.Channel.Fails = null;

        Assert.Equal((WorkState.Waiting, "InvalidOperationException"), ((await RowAsync())?.State, (await RowAsync())?.LastError));
        Assert.Contains(_host.Log.Lines, line => line.Contains("System.InvalidOperationException\n", StringComparison.Ordinal));
        Assert.DoesNotContain(_host.Log.Lines, line => line.Contains("Runa", StringComparison.Ordinal));

        _host.Time.Advance(TimeSpan.FromSeconds(15));
        await SendAsync();
        Assert.Equal("one", Assert.Single(_host.Channel.Sent).Text);
    }

    private Task QueueAsync(string name, ConversationReference? conversation = null) => _host.QueueAsync(name, new OutboxMessage(conversation ?? Chat) { Reply = Reply.Of(name) });

    private Task<int> SendAsync() => _host.Get<OutboxSender>().WorkDueAsync(default);

    private async Task<WorkItem?> RowAsync(string name = "one") =>
        (await _host.Store.GetAsync(WorkItem.Collection, [WorkItem.KeyOf(OutboxQueue.Kind, name)], default)).Select(row => row.Document).SingleOrDefault();
}
