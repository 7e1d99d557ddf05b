using System.Net;
using System.Net.Http.Headers;
using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Conversation;
using RetentionBot.Host;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Outbox;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Store;
using Schema = RetentionBot.Skills.Schema;

namespace RetentionBot.Bot.Tests.Host.Outbox;

/// <summary>Many account managers of one tenant are told something at the same moment, through the Teams channel as it is and a connector that answers at once.</summary>
public sealed class OutboxBurstTests : IAsyncLifetime
{
    private readonly Connector _connector = new();
    private readonly OutboundBot _bot;
    private readonly WatchedChannel _channel;
    private readonly TurnHost _host;

    public OutboxBurstTests()
    {
        _bot = OutboundBot.Anonymous(_connector);
        _connector.Time = _bot.Time;
        _channel = new WatchedChannel(_bot.Channel);
        _host = new TurnHost(time: _bot.Time, served: _channel);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task A_thousand_at_once_are_told_within_the_limits_of_the_tenant_and_each_once()
    {
        await DueAsync("t1", 1_000);
        var start = _bot.Time.GetUtcNow();
        await SendAsync(1_000);

        Assert.Equal(1_000, _connector.Calls.Select(call => call.Path).Distinct().Count());
        Assert.Equal(1_000, _connector.Calls.Count);
        Assert.InRange((_bot.Time.GetUtcNow() - start).TotalSeconds, 20, 30);
        var times = _connector.Calls.Select(call => call.At).Order().ToArray();
        for (var n = 50; n < times.Length; n++)
        {
            Assert.True(times[n] - times[n - 50] >= TimeSpan.FromSeconds(1), $"51 calls within {times[n] - times[n - 50]}");
        }

        Assert.Equal(1_000, await CountAsync(WorkState.Done));
    }

    [Fact]
    public async Task A_tenant_that_asks_to_be_left_alone_is_and_no_attempt_of_any_message_is_used_up()
    {
        await DueAsync("t1", 300);
        await DueAsync("t2", 20);
        _connector.RefusesAt = 40;
        await SendAsync(320);

        var asked = Assert.Single(_connector.Calls, call => call.Status == HttpStatusCode.TooManyRequests);
        var waiting = await _host.Store.ByIndexAsync(WorkItem.ByState, OutboxQueue.In(WorkState.Waiting), 1_000, descending: false, default);
        Assert.All(waiting, row => Assert.Equal(0, row.Document.Attempts));
        Assert.All(waiting, row => Assert.True(row.Document.DueAt >= asked.At + Connector.Wait));
        Assert.Equal(320, waiting.Count + await CountAsync(WorkState.Done));
        Assert.True(waiting.Count > 200, $"{waiting.Count} are held");
        Assert.Equal(20, _connector.Calls.Count(call => call.Path.Contains("t2", StringComparison.Ordinal)));
        var calls = _connector.Calls.Count;

        _bot.Time.Advance(Connector.Wait + TimeSpan.FromSeconds(1));
        await SendAsync(waiting.Count);

        Assert.Equal(320, await CountAsync(WorkState.Done));
        Assert.Equal(321, _connector.Calls.Count);
        Assert.All(_connector.Calls.Skip(calls), call => Assert.True(call.At >= asked.At + Connector.Wait));
    }

    /// <summary>A message for each of so many account managers, all due now.</summary>
    private async Task DueAsync(string tenant, int count)
    {
        var batch = new Batch();
        for (var n = 1; n <= count; n++)
        {
            var number = tenant == "t1" ? n : 10_000 + n;
            var conversation = new ConversationReference("msteams", tenant, $"a:{tenant}-{n}") { Scope = ConversationScope.Personal, ServiceUrl = new Uri("http://127.0.0.1:9/"), UserId = $"29:{n}" };
            var account = HostKeys.Of(new ChannelAccount("msteams", tenant, $"29:{n}"));
            batch.Put(Schema.Managers, new AccountManager { Number = number, Name = $"Manager {number}", Accounts = [account] });
            batch.Put(HostSchema.Chats, new KnownChat(HostKeys.Of(conversation), conversation) { Account = account });
            OutboxQueue.Add(batch, $"digest/{number}", new OutboxMessage(conversation) { Reply = Reply.Of("Good morning."), Manager = number, IsKept = true }, _bot.Time.GetUtcNow());
        }

        await _host.Store.CommitAsync(batch, default);
    }

    /// <summary>Sends what is due and moves the clock whenever all that is under way waits for it: for its turn, and for the middle of its lease.</summary>
    private async Task SendAsync(int count)
    {
        var left = _channel.Ended + count;
        var sending = Task.Run(() => _host.Get<OutboxSender>().WorkDueAsync(default));
        while (!sending.IsCompleted)
        {
            while (!sending.IsCompleted && (_channel.UnderWay != Math.Min(32, left - _channel.Ended) || _bot.Time.Waiting != 2 * _channel.UnderWay))
            {
                await Task.Yield();
            }

            if (!sending.IsCompleted)
            {
                _bot.Time.Advance(TimeSpan.FromMilliseconds(50));
            }
        }

        await sending;
    }

    private async Task<int> CountAsync(WorkState state) => await _host.Store.CountAsync(WorkItem.ByState, OutboxQueue.In(state), 10_000, default);

    /// <summary>Takes every message at once but one, and asks to be left alone then.</summary>
    private sealed class Connector : HttpMessageHandler
    {
        public static readonly TimeSpan Wait = TimeSpan.FromSeconds(90);

        public TimeProvider Time { get; set; } = TimeProvider.System;

        /// <summary>Which call it refuses, counted from 1 in the first tenant; null for none.</summary>
        public int? RefusesAt { get; set; }

        public List<(string Path, DateTimeOffset At, HttpStatusCode Status)> Calls { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (Calls)
            {
                var path = request.RequestUri!.AbsolutePath; // a call has an address
                var isFirst = path.Contains("t1", StringComparison.Ordinal);
                var isRefused = isFirst && Calls.Count(call => call.Path.Contains("t1", StringComparison.Ordinal)) + 1 == RefusesAt;
                var response = new HttpResponseMessage(isRefused ? HttpStatusCode.TooManyRequests : HttpStatusCode.Created) { Content = new StringContent("""{"id":"1"}""") };
                response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                response.Headers.RetryAfter = isRefused ? new RetryConditionHeaderValue(Wait) : null;
                Calls.Add((path, Time.GetUtcNow(), response.StatusCode));
                return Task.FromResult(response);
            }
        }
    }
}
