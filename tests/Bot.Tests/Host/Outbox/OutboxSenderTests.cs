using System.Diagnostics.Metrics;
using RetentionBot.Bot.Tests.Host.Telemetry;
using RetentionBot.Conversation;
using RetentionBot.Host;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Outbox;
using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.Host.Outbox;

/// <summary>What becomes of messages nobody waits for.</summary>
public sealed class OutboxSenderTests : IAsyncLifetime
{
    private static readonly ConversationReference Chat = TurnHost.Message("").Conversation;

    private readonly TurnHost _host = new();

    public async Task InitializeAsync()
    {
        await _host.StoreAsync();
        _host.Channel.Profiles["29:i"] = new ChannelProfile(["ines@firm.example"], IsGuest: false);
    }

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
    public async Task What_was_to_replace_a_message_that_is_gone_is_said_anew()
    {
        _host.Channel.UpdateFails = new ChannelException(ChannelFault.Rejected, "message_not_found");
        await _host.QueueAsync("one", new OutboxMessage(Chat) { Reply = Reply.Of("Done."), Replaces = "card" });
        await SendAsync();

        Assert.Equal("Done.", Assert.Single(_host.Channel.Sent).Text);
    }

    /// <summary>An answer for one person alone comes by an address of its own, or not at all; neither says anything about the conversation.</summary>
    [Fact]
    public async Task What_one_person_asked_for_alone_is_said_in_a_closed_chat_and_closes_none()
    {
        var alone = Chat with { IsTargeted = true };
        await _host.Store.CommitAsync(new Batch().Put(HostSchema.Chats, new KnownChat(HostKeys.Of(Chat), Chat) { State = ChatState.Uninstalled }), default);
        await QueueAsync("one", alone);
        await SendAsync();
        Assert.Single(_host.Channel.Sent);

        await _host.Store.CommitAsync(new Batch().Put(HostSchema.Chats, new KnownChat(HostKeys.Of(Chat), Chat)), default);
        _host.Channel.Fails = new ChannelException(ChannelFault.Gone, "user_not_in_channel");
        await QueueAsync("two", alone);
        await SendAsync();
        Assert.Equal(ChatState.Open, (await _host.Store.GetAsync(HostSchema.Chats, [HostKeys.Of(Chat)], default))[0].Document.State);
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

    [Fact]
    public async Task What_is_kept_is_said_once_and_its_name_stays_taken_without_what_it_said()
    {
        var message = new OutboxMessage(Chat) { Reply = Reply.Of("good morning"), IsKept = true };
        await _host.QueueAsync("digest/1/2026-03-02", message);
        await SendAsync();

        var row = await RowAsync("digest/1/2026-03-02");
        Assert.Equal((WorkState.Done, TurnHost.Now, ""), (row?.State, row?.EndedAt, row?.Payload));
        await Assert.ThrowsAsync<StoreConflictException>(() => _host.QueueAsync("digest/1/2026-03-02", message));
        await SendAsync();
        Assert.Single(_host.Channel.Sent);
    }

    [Fact]
    public async Task What_comes_up_too_late_is_not_said_and_can_be_seen()
    {
        await _host.QueueAsync("late", new OutboxMessage(Chat) { Reply = Reply.Of("late"), ExpiresAt = TurnHost.Now.AddMinutes(1) });
        await _host.QueueAsync("in time", new OutboxMessage(Chat) { Reply = Reply.Of("in time"), ExpiresAt = TurnHost.Now.AddMinutes(1).AddTicks(1) });
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        await SendAsync();

        Assert.Equal("in time", Assert.Single(_host.Channel.Sent).Text);
        Assert.Equal((WorkState.Lapsed, "too late; it was to be said before 2026-03-02 09:01:00Z"), ((await RowAsync("late"))?.State, (await RowAsync("late"))?.LastError));
        Assert.Null(await RowAsync("in time"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3_600)]
    public async Task A_channel_that_fails_until_it_is_too_late_is_not_tried_after_that(int? asksFor)
    {
        var last = TurnHost.Now.AddMinutes(20);
        await _host.QueueAsync("one", new OutboxMessage(Chat) { Reply = Reply.Of("one"), ExpiresAt = last });
        _host.Channel.Fails = new ChannelException(ChannelFault.Retry, "busy") { RetryAfter = asksFor is { } seconds ? TimeSpan.FromSeconds(seconds) : null };
        for (var item = await RowAsync(); item is { State: WorkState.Waiting }; item = await RowAsync())
        {
            Assert.True(item.DueAt <= last, $"comes back at {item.DueAt:u}");
            _host.Time.Advance(item.DueAt - _host.Time.GetUtcNow());
            await SendAsync();
        }

        Assert.Equal((WorkState.Lapsed, last), ((await RowAsync())?.State, (await RowAsync())?.EndedAt));
    }

    [Fact]
    public async Task While_a_channel_asks_to_be_left_alone_no_attempts_are_used_up_for_a_day()
    {
        await QueueAsync("one");
        _host.Channel.Fails = new ChannelException(ChannelFault.Retry, "busy") { RetryAfter = TimeSpan.Zero };
        for (var times = 0; times < 200; times++)
        {
            await SendAsync();
            Assert.Equal((WorkState.Waiting, 0, _host.Time.GetUtcNow().AddSeconds(15)), ((await RowAsync())?.State, (await RowAsync())?.Attempts, (await RowAsync())?.DueAt));
            _host.Time.Advance(TimeSpan.FromSeconds(15));
        }

        _host.Time.Advance(TimeSpan.FromDays(1));
        await SendAsync();
        Assert.Equal(1, (await RowAsync())?.Attempts);
    }

    [Fact]
    public async Task Somebody_without_an_open_chat_is_looked_for_as_long_as_it_may_be_said_and_reached_when_they_write()
    {
        await _host.QueueAsync("digest/1", new OutboxMessage(Chat) { Reply = Reply.Of("good morning"), Manager = 1, IsKept = true, ExpiresAt = TurnHost.Now.AddHours(8) });
        await _host.QueueAsync("digest/2", new OutboxMessage(Chat) { Reply = Reply.Of("too late"), Manager = 1, IsKept = true, ExpiresAt = TurnHost.Now.AddMinutes(50) });
        for (var quarter = 0; quarter < 4; quarter++)
        {
            await SendAsync();
            Assert.Equal((WorkState.Waiting, 0), ((await RowAsync("digest/1"))?.State, (await RowAsync("digest/1"))?.Attempts));
            _host.Time.Advance(TimeSpan.FromMinutes(15));
        }

        await _host.AskAsync(TurnHost.Message("hello"));
        await SendAsync();

        Assert.Equal("good morning", Assert.Single(_host.Channel.Sent).Text);
        Assert.Equal((WorkState.Done, WorkState.Lapsed), ((await RowAsync("digest/1"))?.State, (await RowAsync("digest/2"))?.State));
    }

    [Fact]
    public async Task A_channel_that_does_not_say_whether_it_took_a_message_is_sent_it_once_more_and_no_third_time()
    {
        using var listening = new Listening(_host.Get<IMeterFactory>());
        await QueueAsync("one");
        await QueueAsync("two");
        _host.Channel.Fails = new ChannelException(ChannelFault.Retry, "no answer") { MayHaveBeenSaid = true };
        await SendAsync();
        Assert.Equal((WorkState.Waiting, 1, 1), ((await RowAsync())?.State, (await RowAsync())?.Attempts, (await RowAsync())?.Interruptions));

        _host.Time.Advance(TimeSpan.FromSeconds(15));
        await SendAsync();
        Assert.Equal((WorkState.Unknown, WorkState.Unknown), ((await RowAsync())?.State, (await RowAsync("two"))?.State));

        await QueueAsync("three");
        await SendAsync();
        _host.Channel.Fails = null;
        _host.Time.Advance(TimeSpan.FromSeconds(15));
        await SendAsync();
        Assert.Equal("three", Assert.Single(_host.Channel.Sent).Text);
        Assert.Equal((2L, 1L, 1L), (listening.Counts["retentionbot.outbox.unknown"], listening.Counts["retentionbot.outbox.resent"], listening.Counts["retentionbot.outbox.sent"]));
    }

    [Fact]
    public async Task A_message_that_may_have_been_said_and_comes_up_too_late_is_unknown()
    {
        await _host.QueueAsync("one", new OutboxMessage(Chat) { Reply = Reply.Of("one"), IsKept = true, ExpiresAt = TurnHost.Now.AddMinutes(1) });
        await _host.Store.ClaimAsync(OutboxQueue.Kind, TurnHost.Now, 1, "an earlier process", TimeSpan.FromMinutes(2), default);
        _host.Time.Advance(TimeSpan.FromMinutes(3));
        await SendAsync();

        Assert.Empty(_host.Channel.Sent);
        Assert.Equal(WorkState.Unknown, (await RowAsync())?.State);
    }

    private Task QueueAsync(string name, ConversationReference? conversation = null) => _host.QueueAsync(name, new OutboxMessage(conversation ?? Chat) { Reply = Reply.Of(name) });

    private Task<int> SendAsync() => _host.Get<OutboxSender>().WorkDueAsync(default);

    private async Task<WorkItem?> RowAsync(string name = "one") =>
        (await _host.Store.GetAsync(WorkItem.Collection, [WorkItem.KeyOf(OutboxQueue.Kind, name)], default)).Select(row => row.Document).SingleOrDefault();
}
