using RetentionBot.Conversation;
using RetentionBot.Teams.Outbound;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>How calls are held back until the channel's limits allow them.</summary>
public sealed class SendPacingTests
{
    private static readonly TimeSpan _step = TimeSpan.FromMilliseconds(50);

    private readonly SteppedTime _time = new();
    private readonly SendPacing _pacing;
    private readonly List<(string Conversation, TimeSpan At)> _sent = [];

    public SendPacingTests() => _pacing = new SendPacing(_time);

    [Fact]
    public async Task Checklist47_When1000AreSentTo1000ConversationsOfATenant_TheySpreadOver20Seconds()
    {
        var (took, _) = await SendAsync(Enumerable.Range(0, 1000).Select(n => ("t1", $"a:{n}")));
        Assert.InRange(took.TotalSeconds, 20, 25);
        AssertAtMost(50, seconds: 1, _sent.Select(sent => sent.At));
    }

    [Fact]
    public async Task Checklist47_When70AreSentToOneConversation_NoLimitOfItIsBroken()
    {
        var (took, _) = await SendAsync(Enumerable.Repeat(("t1", "a:1"), 70));
        AssertAtMost(7, 1, _sent.Select(sent => sent.At));
        AssertAtMost(8, 2, _sent.Select(sent => sent.At));
        AssertAtMost(60, 30, _sent.Select(sent => sent.At));
        Assert.True(took > TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Checklist47_WhenOneConversationIsBusy_OthersAndOtherTenantsAreNotHeldUp()
    {
        var (_, done) = await SendAsync([.. Enumerable.Repeat(("t1", "a:1"), 20), ("t1", "a:2"), ("t2", "a:1")]);
        Assert.Equal([TimeSpan.Zero, TimeSpan.Zero], done[^2..]);
    }

    [Fact]
    public async Task Checklist47_WhenAnswersAndUnaskedMessagesGoToOneConversation_TheyShareItsLimit()
    {
        var hosts = new StubHosts((_, n) => (200, $$"""{"id":"{{n}}"}"""));
        await using var bot = OutboundBot.Anonymous(hosts);
        var unasked = new ConversationReference("msteams", "t1", "a:1") { Scope = ConversationScope.Personal, ServiceUrl = new Uri("http://127.0.0.1:9/") };
        for (var n = 0; n < 7; n++)
            await bot.Channel.SendAsync(unasked with { ReplyToId = n % 2 == 0 ? "1" : null }, Reply.Of("Hello."), CancellationToken.None);

        var eighth = bot.Channel.SendAsync(unasked, Reply.Of("Hello."), CancellationToken.None);
        Assert.Equal(1.0, (await bot.Time.NextWaitAsync()).TotalSeconds, 0.11);
        Assert.Equal(7, hosts.Calls.Count);
        await bot.Time.PassAsync(PassedAsync());
        Assert.Equal(8, hosts.Calls.Count);

        async Task PassedAsync()
        {
            bot.Time.Advance(TimeSpan.FromSeconds(1.1));
            await eighth;
        }
    }

    [Fact]
    public async Task Pacing_WhenTheCallerCancels_StopsWaitingAndCountsNothing()
    {
        using var cancelling = new CancellationTokenSource();
        await SendAsync(Enumerable.Repeat(("t1", "a:1"), 7));
        var waiting = _pacing.EnterAsync(Reference("t1", "a:1"), Pace.Sending, cancelling.Token);
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        _time.Advance(TimeSpan.FromSeconds(1.1));
        await _pacing.EnterAsync(Reference("t1", "a:1"), Pace.Sending, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Pacing_WhenConversationsAreIdleForAnHour_ForgetsThem()
    {
        for (var n = 0; n < 40; n++)
            await _pacing.EnterAsync(Reference("t1", $"a:{n}"), Pace.Sending, CancellationToken.None);
        Assert.Equal(40, _pacing.Remembered);

        _time.Advance(TimeSpan.FromHours(1.1));
        await _pacing.EnterAsync(Reference("t1", "b"), Pace.Reading, CancellationToken.None);
        Assert.Equal(1, _pacing.Remembered);
    }

    [Fact]
    public async Task Pacing_WhenAConversationIsUsedForLong_CountsTheWholeHour()
    {
        for (var n = 0; n < 1800; n++)
        {
            await _pacing.EnterAsync(Reference("t1", "a:1"), Pace.Sending, CancellationToken.None);
            _time.Advance(TimeSpan.FromSeconds(0.6));
        }

        var next = _pacing.EnterAsync(Reference("t1", "a:1"), Pace.Sending, CancellationToken.None);
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(3600.2 - (1800 * 0.6)));
        await next.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Pacing_OutsideTeams_HoldsNothingBack()
    {
        for (var n = 0; n < 200; n++)
            await _pacing.EnterAsync(Reference("", "c") with { Channel = "emulator" }, Pace.Sending, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static ConversationReference Reference(string tenant, string conversation) => new("msteams", tenant, conversation);

    /// <summary>Sends all at once and moves the clock step by step until all are through; returns how long that was, and when each was through.</summary>
    private async Task<(TimeSpan Took, TimeSpan[] Done)> SendAsync(IEnumerable<(string Tenant, string Conversation)> calls)
    {
        var start = _time.GetTimestamp();
        var all = calls.ToArray();
        var done = new TimeSpan[all.Length];
        var sending = await Task.Run(() => all.Select((call, n) => OneAsync(n, call.Tenant, call.Conversation)).ToList());
        while (true)
        {
            // Whoever is not through waits for the clock again; until all do, it must not move.
            while (sending.Count(one => !one.IsCompleted) is var left && left != _time.Waiting)
                await Task.Yield();
            if (sending.TrueForAll(one => one.IsCompleted))
                break;
            _time.Advance(_step);
        }

        await Task.WhenAll(sending);
        return (_time.GetElapsedTime(start), done);

        async Task OneAsync(int n, string tenant, string conversation)
        {
            await _pacing.EnterAsync(Reference(tenant, conversation), Pace.Sending, CancellationToken.None);
            done[n] = _time.GetElapsedTime(start);
            lock (_sent)
                _sent.Add((conversation, done[n]));
        }
    }

    private static void AssertAtMost(int calls, int seconds, IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToArray();
        for (var n = calls; n < sorted.Length; n++)
            Assert.True(sorted[n] - sorted[n - calls] >= TimeSpan.FromSeconds(seconds), $"{calls + 1} calls within {sorted[n] - sorted[n - calls]}");
    }
}
