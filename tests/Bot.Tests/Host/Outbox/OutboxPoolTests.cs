using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Conversation;
using RetentionBot.Host.Outbox;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Host.Outbox;

/// <summary>How many messages are sent at the same time, how long a row stays ours, and what becomes of those under way when the host stops.</summary>
public sealed class OutboxPoolTests : IAsyncLifetime
{
    private static readonly ConversationReference Chat = TurnHost.Message("").Conversation;

    private readonly SteppedTime _time = new();
    private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TurnHost _host;
    private OutboxSender Sender => _host.Get<OutboxSender>();

    public OutboxPoolTests() => _host = new TurnHost(new InMemoryStore(), _time) { Channel = { SendWaits = chat => chat.ConversationId == "slow" ? _taken.Task : Task.CompletedTask } };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_slow_message_holds_up_none_of_those_that_come_after_it()
    {
        await QueueAsync("slow", 0);
        for (var n = 1; n <= 100; n++)
        {
            await QueueAsync("c", n);
        }

        var sending = Sender.WorkDueAsync(default);
        Assert.Equal(100, _host.Channel.Sent.Count);
        Assert.False(sending.IsCompleted);

        _taken.SetResult();
        Assert.Equal(101, await sending);
        Assert.Equal(101, _host.Channel.Sent.Count);
    }

    [Fact]
    public async Task No_more_are_under_way_than_the_settings_say_and_each_that_ends_makes_room()
    {
        for (var n = 0; n < 40; n++)
        {
            await QueueAsync("slow", n);
        }

        var sending = Sender.WorkDueAsync(default);
        Assert.Equal(32, await CountAsync(WorkState.Leased));
        Assert.Equal(8, await CountAsync(WorkState.Waiting));

        _taken.SetResult();
        Assert.Equal(40, await sending);
        Assert.Equal(0, await CountAsync(WorkState.Leased));
    }

    [Fact]
    public async Task A_row_stays_ours_for_as_long_as_it_is_being_sent()
    {
        await QueueAsync("slow", 0);
        var sending = Sender.WorkDueAsync(default);
        for (var minutes = 0; minutes < 10; minutes++)
        {
            // Each wait is begun when the lease has been prolonged, to two minutes from then.
            var wait = await _time.NextWaitAsync();
            Assert.Empty(await _host.Store.ClaimAsync(OutboxQueue.Kind, _time.GetUtcNow().AddSeconds(119), 1, "another", TimeSpan.FromMinutes(2), default));
            _time.Advance(wait);
        }

        _taken.SetResult();
        await sending;
        Assert.Single(_host.Channel.Sent);
        Assert.Empty(await _host.Store.RangeAsync(WorkItem.Collection, KeyRange.AllTexts, 10, descending: false, default));
    }

    [Fact]
    public async Task A_row_that_somebody_else_took_over_is_left_to_them()
    {
        await QueueAsync("slow", 0);
        var sending = Sender.WorkDueAsync(default);
        Assert.Single(await _host.Store.ClaimAsync(OutboxQueue.Kind, _time.GetUtcNow().AddHours(1), 1, "another", TimeSpan.FromHours(2), default));

        await _time.PassAsync(sending);

        Assert.Empty(_host.Channel.Sent);
        Assert.Equal(1, await CountAsync(WorkState.Leased));
    }

    [Fact]
    public async Task What_is_under_way_when_the_host_stops_is_sent_and_noted_and_nothing_more_is_begun()
    {
        await QueueAsync("slow", 0);
        await Sender.StartAsync(default);
        await _time.NextWaitAsync();
        var stopping = Sender.StopAsync(default);
        await QueueAsync("c", 1);
        Assert.False(stopping.IsCompleted);

        _taken.SetResult();
        await stopping;

        Assert.Equal("slow 0", Assert.Single(_host.Channel.Sent).Text);
        Assert.Equal((0, 1), (await CountAsync(WorkState.Leased), await CountAsync(WorkState.Waiting)));
    }

    [Fact]
    public async Task What_is_not_sent_in_time_when_the_host_stops_is_broken_off_and_sent_after_the_next_start()
    {
        await QueueAsync("slow", 0);
        await Sender.StartAsync(default);
        await _time.NextWaitAsync();
        await _time.PassAsync(Sender.StopAsync(default));

        Assert.Empty(_host.Channel.Sent);
        Assert.Equal(1, await CountAsync(WorkState.Leased));
    }

    private Task QueueAsync(string conversation, int n) =>
        _host.QueueAsync($"{conversation}/{n}", new OutboxMessage(Chat with { ConversationId = conversation }) { Reply = Reply.Of($"{conversation} {n}") });

    private async Task<int> CountAsync(WorkState state) => await _host.Store.CountAsync(WorkItem.ByState, OutboxQueue.In(state), 1_000, default);
}
