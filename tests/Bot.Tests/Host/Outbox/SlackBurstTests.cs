using RetentionBot.Bot.Tests.Slack.WebApi;
using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Conversation;
using RetentionBot.Host;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Outbox;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Store;
using RetentionBot.Testing;
using RetentionBot.Testing.Slack;
using Schema = RetentionBot.Skills.Schema;

namespace RetentionBot.Bot.Tests.Host.Outbox;

/// <summary>Many account managers of one workspace are told something at the same moment, through the Slack channel as it is and a Slack that keeps its limits.</summary>
public sealed class SlackBurstTests : IAsyncLifetime
{
    /// <summary>After which the right to send is prolonged, whether a message waits or is on its way.</summary>
    private static readonly TimeSpan _renewalOfLease = TimeSpan.FromSeconds(40);

    private readonly InMemoryStore _store = new();
    private readonly SteppedTime _time = new(_renewalOfLease);
    private readonly List<(string Channel, DateTimeOffset At)> _taken = [];
    private int _refused;
    private FakeSlack _slack = null!; // started before each test

    public async Task InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync();
        _slack.Answer("chat.postMessage", (call, _) => Take(call.Text("channel")!)); // every message has one
    }

    public async Task DisposeAsync() => await _slack.DisposeAsync();

    [Fact]
    public async Task C52_A_thousand_at_once_are_told_within_the_limits_and_each_once_also_across_a_restart()
    {
        await DueAsync(1_000);
        var start = _time.GetUtcNow();
        await LiveUntilAsync(400);
        await LiveUntilAsync(1_000);

        Assert.Equal(0, _refused);
        Assert.Equal(1_000, _taken.Select(message => message.Channel).Distinct().Count());
        Assert.Equal(1_000, _taken.Count);
        Assert.InRange((_time.GetUtcNow() - start).TotalMinutes, 16, 25);
    }

    [Fact]
    public async Task C52_A_workspace_that_asks_to_be_left_alone_is_and_each_is_told_once()
    {
        await DueAsync(60);
        var asked = _time.GetUtcNow();
        var calls = new List<DateTimeOffset>();
        _slack.Answer("chat.postMessage", (call, n) =>
        {
            calls.Add(_time.GetUtcNow());
            if (n != 10)
                return Take(call.Text("channel")!); // every message has one
            asked = _time.GetUtcNow();
            return SlackAnswer.Busy(90);
        });
        await LiveUntilAsync(60);

        Assert.Equal((0, 60), (_refused, _taken.Select(message => message.Channel).Distinct().Count()));
        Assert.Equal((60, 61), (_taken.Count, calls.Count));
        Assert.All(calls.Skip(10), at => Assert.True(at - asked >= TimeSpan.FromSeconds(90)));
    }

    /// <summary>Slack's limits: a message a second in each conversation, and as many in the workspace, of those nobody asked for.</summary>
    private SlackAnswer Take(string channel)
    {
        var now = _time.GetUtcNow();
        if (_taken.Count > 0 && now - _taken[^1].At < TimeSpan.FromSeconds(1) || _taken.Exists(message => message.Channel == channel && now - message.At < TimeSpan.FromSeconds(1)))
        {
            _refused++;
            return SlackAnswer.Busy(30);
        }

        _taken.Add((channel, now));
        return SlackAnswer.Ok(new { channel, ts = $"{_taken.Count}.1" });
    }

    /// <summary>A message for each of so many account managers, all due now.</summary>
    private async Task DueAsync(int count)
    {
        var batch = new Batch();
        for (var n = 1; n <= count; n++)
        {
            var conversation = new ConversationReference("slack", "T1", $"D{n}") { Scope = ConversationScope.Personal, BotId = "U0BOT", UserId = $"U{n}" };
            var account = HostKeys.Of(new ChannelAccount("slack", "T1", $"U{n}"));
            batch.Put(Schema.Managers, new AccountManager { Number = n, Name = $"Manager {n}", Accounts = [account] });
            batch.Put(HostSchema.Chats, new KnownChat(HostKeys.Of(conversation), conversation) { Account = account });
            OutboxQueue.Add(batch, $"digest/{n}", new OutboxMessage(conversation) { Reply = Reply.Of("Good morning."), Manager = n, IsKept = true }, _time.GetUtcNow());
        }

        await _store.CommitAsync(batch, default);
    }

    /// <summary>A process that sends what is due, as often as the host looks, until so many were told.</summary>
    private async Task LiveUntilAsync(int count)
    {
        await using var slack = new OutboundSlack(_slack, _time);
        var channel = new WatchedChannel(slack.Channel);
        await using var host = new TurnHost(_store, _time, served: channel);
        await host.Get<OutboxSender>().ReviveAsync(default);
        while (await host.Store.CountAsync(WorkItem.ByState, OutboxQueue.In(WorkState.Done), 10_000, default) < count)
        {
            await SendAsync(host, channel);
            _time.Advance(TimeSpan.FromSeconds(2));
        }
    }

    /// <summary>Sends what is due and moves the clock whenever all that is under way waits for its turn: never while a message is on its way to Slack.</summary>
    private async Task SendAsync(TurnHost host, WatchedChannel channel)
    {
        var sending = Task.Run(() => host.Get<OutboxSender>().WorkDueAsync(default));
        while (!sending.IsCompleted)
        {
            if (_time.Waiting is > 0 and var waiting && waiting == channel.UnderWay && !_time.IsEndingWaits) // in this order: one that begins meanwhile is then under way and not among those that wait
                _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        await sending;
    }
}
