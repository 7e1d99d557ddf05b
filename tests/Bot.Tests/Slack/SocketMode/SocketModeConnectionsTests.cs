using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using System.Net.WebSockets;
using RetentionBot.Slack;
using RetentionBot.Slack.SocketMode;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.SocketMode;

/// <summary>The connections: how they come about, are replaced, are lost and are taken leave of.</summary>
public sealed class SocketModeConnectionsTests : IAsyncLifetime
{
    private FakeSocketMode _slack = null!; // set before each test

    public async Task InitializeAsync() => _slack = await FakeSocketMode.StartAsync();

    public async Task DisposeAsync() => await _slack.DisposeAsync();

    private static JsonObject Event => new() { ["type"] = "event_callback" };

    [Fact]
    public async Task Connections_WithAnAppToken_AreAskedForWithItAndOpenedOneAfterTheOther()
    {
        await using var bot = await SocketModeBot.StartAsync(_slack, null, ("Slack:Connections", "3"));
        var first = await _slack.NextSocketAsync();
        Assert.Equal([SocketModeConnections.Stagger, SocketModeConnections.Stagger * 2], new[] { await bot.Time.NextWaitAsync(), await bot.Time.NextWaitAsync() }.Order());
        Assert.Equal(1, _slack.Asked);
        await bot.Time.PassAsync(SocketModeConnections.Stagger);
        var second = await _slack.NextSocketAsync();
        Assert.Equal(2, _slack.Asked);
        await bot.Time.PassAsync(SocketModeConnections.Stagger);
        await (await _slack.NextSocketAsync()).SettleAsync();
        await second.SettleAsync();
        await first.SettleAsync();
        Assert.Equal((3, 3, null), (bot.State.Wanted, bot.State.Up, bot.State.Refusal));
        Assert.Equal(Enumerable.Repeat(("POST", $"Bearer {SocketModeBot.AppToken}"), 3), _slack.Requests);
        Assert.False(first.IsClosed);
    }

    [Fact]
    public async Task Connections_WithoutAnAppToken_AreNone()
    {
        await using var bot = await SocketModeBot.StartAsync(_slack, null, ("Slack:AppToken", ""));
        await bot.Connections.ExecuteTask!;
        Assert.Equal((0, 0), (_slack.Asked, bot.State.Wanted));
    }

    [Fact]
    public async Task Connection_BeforeItIsGreeted_DoesNotCount()
    {
        _slack.Greets = number => number > 1;
        await using var bot = await SocketModeBot.StartAsync(_slack);
        var silent = await _slack.NextSocketAsync();
        Assert.Equal(0, bot.State.Up);

        bot.Time.Advance(SocketConnection.Patience);
        Assert.Null(await silent.Closed);
        await bot.Time.PassAsync();
        var socket = await _slack.NextSocketAsync();
        await socket.EnvelopeAsync("events_api", "e1", Event);
        await socket.NextAsync();
        Assert.Equal(1, bot.State.Up);
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    [InlineData("something new")]
    public async Task C70_Connection_WhenSlackIsAboutToCloseIt_IsReplacedBeforeItIsClosedAndNothingIsLost(string reason)
    {
        _slack.Greets = number => number == 1;
        await using var bot = await SocketModeBot.StartAsync(_slack);
        var old = await _slack.NextSocketAsync();
        await old.SettleAsync();
        await bot.Time.PassAsync(Backoff.Longest);
        var turn = bot.Inbound.Hold();
        bot.Inbound.Answers = async body =>
        {
            if (body.Contains("slow", StringComparison.Ordinal))
                await turn.Task;
            return SlackAck.Taken;
        };
        await old.EnvelopeAsync("events_api", "slow", new JsonObject { ["slow"] = true });
        await old.DisconnectAsync(reason);

        // Connected, not yet greeted: the old one serves.
        var next = await _slack.NextSocketAsync();
        await old.EnvelopeAsync("events_api", "between", Event);
        Assert.Equal("between", (await old.NextAsync()).GetProperty("envelope_id").GetString());
        Assert.False(old.IsClosed);

        // Greeted: the old one is closed as soon as what it brought is acknowledged, on the old one.
        await next.SendAsync("""{"type":"hello"}""");
        await next.EnvelopeAsync("events_api", "after", Event);
        Assert.Equal("after", (await next.NextAsync()).GetProperty("envelope_id").GetString());
        Assert.False(old.IsClosed);
        turn.SetResult();
        Assert.Equal("slow", (await old.NextAsync()).GetProperty("envelope_id").GetString());
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await old.Closed);
        Assert.False(next.IsClosed);
        Assert.Equal((2, 3), (_slack.Asked, bot.Inbound.Count));
    }

    [Fact]
    public async Task C70_Connection_WhenItIsReplacedAgainAndAgain_LosesNothing()
    {
        _slack.Greets = number => number == 1; // the others by hand, so that no round's connection is left before all of the round is said
        await using var bot = await SocketModeBot.StartAsync(_slack);
        var socket = await _slack.NextSocketAsync();
        for (var round = 0; round < 5; round++)
        {
            await socket.SettleAsync();
            await bot.Time.PassAsync(Backoff.Longest);
            await socket.EnvelopeAsync("events_api", $"before {round}", Event);
            await socket.DisconnectAsync("warning");
            await socket.EnvelopeAsync("events_api", $"after {round}", Event);
            var next = await _slack.NextSocketAsync();
            var acknowledged = new[] { await socket.NextAsync(), await socket.NextAsync() }.Select(said => said.GetProperty("envelope_id").GetString()).ToHashSet();
            Assert.True(acknowledged.SetEquals([$"before {round}", $"after {round}"]));
            Assert.False(socket.IsClosed);
            await next.SendAsync("""{"type":"hello"}""");
            Assert.Equal(WebSocketCloseStatus.NormalClosure, await socket.Closed);
            socket = next;
        }

        Assert.Equal((6, 10), (_slack.Asked, bot.Inbound.Count));
    }

    [Fact]
    public async Task C70_Connection_WhenSlackClosesItBeforeTheNextIsThere_IsReplacedAllTheSame()
    {
        var mayAnswer = new TaskCompletionSource();
        _slack.Answers = async (http, number) =>
        {
            if (number == 2)
                await mayAnswer.Task;
            await FakeSocketMode.Says(_slack.SocketUrl(number))(http, number);
        };
        await using var bot = await SocketModeBot.StartAsync(_slack);
        var old = await _slack.NextSocketAsync();
        await old.SettleAsync();
        await bot.Time.PassAsync(Backoff.Longest);
        await old.DisconnectAsync("warning");
        await old.CloseAsync();
        mayAnswer.SetResult();
        var next = await _slack.NextSocketAsync();
        await next.EnvelopeAsync("events_api", "e1", Event);
        await next.NextAsync();
        await SocketModeBot.UntilAsync(() => bot.State.Up == 1);
    }

    [Fact]
    public async Task C71_Connection_WhenSocketModeIsSwitchedOff_IsNotOpenedAgain()
    {
        await using var bot = await SocketModeBot.StartAsync(_slack);
        var socket = await _slack.NextSocketAsync();
        await socket.DisconnectAsync("link_disabled");
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await socket.Closed);
        await bot.Connections.ExecuteTask!;
        bot.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, "link_disabled", 0), (_slack.Asked, bot.State.Refusal, bot.State.Up));
        Assert.Contains(bot.Log.Lines, line => line.Contains("no more connections (link_disabled)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C71_Connection_WhenSocketModeIsOffInsteadOfAGreeting_IsNotOpenedAgain()
    {
        _slack.Greets = _ => false;
        await using var bot = await SocketModeBot.StartAsync(_slack);
        await (await _slack.NextSocketAsync()).DisconnectAsync("link_disabled");
        await bot.Connections.ExecuteTask!;
        Assert.Equal((1, "link_disabled", 0), (_slack.Asked, bot.State.Refusal, bot.State.Up));
    }

    [Theory]
    [InlineData("not_authed")]
    [InlineData("invalid_auth")]
    [InlineData("account_inactive")]
    [InlineData("user_removed_from_team")]
    [InlineData("team_disabled")]
    [InlineData("token_revoked")]
    [InlineData("not_allowed_token_type")]
    [InlineData("missing_scope")]
    [InlineData("forbidden_team")]
    [InlineData("invalid_auth", 401)]
    public async Task C71_Connections_WhenSlackRefusesTheToken_AreNotAskedForAgain(string word, int status = 200)
    {
        _slack.Answers = FakeSocketMode.Refuses(word, status);
        await using var bot = await SocketModeBot.StartAsync(_slack, null, ("Slack:Connections", "10"));
        await bot.Connections.ExecuteTask!;
        bot.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, word, 0), (_slack.Asked, bot.State.Refusal, bot.State.Up));
        Assert.Contains(bot.Log.Lines, line => line.Contains($"no more connections ({word})", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C71_Connections_WhenSlackRefusesAnotherOne_GoOnUntilTheyEnd()
    {
        _slack.Answers = (http, number) => (number == 1 ? FakeSocketMode.Says(_slack.SocketUrl(1)) : FakeSocketMode.Refuses("token_revoked"))(http, number);
        await using var bot = await SocketModeBot.StartAsync(_slack, null, ("Slack:Connections", "2"));
        var socket = await _slack.NextSocketAsync();
        await socket.SettleAsync();
        await bot.Time.PassAsync();
        await SocketModeBot.UntilAsync(() => bot.State.Refusal is not null);
        await socket.EnvelopeAsync("events_api", "e1", Event);
        Assert.Equal("e1", (await socket.NextAsync()).GetProperty("envelope_id").GetString());
        await socket.CloseAsync();
        await bot.Connections.ExecuteTask!;
        Assert.Equal((2, 0), (_slack.Asked, bot.State.Up));
    }

    [Theory]
    [InlineData("internal_error", 200)]
    [InlineData("fatal_error", 500)]
    [InlineData("a word nobody knows", 200)]
    public async Task Connections_WhenSlackFails_AreAskedForEverMoreRarely(string word, int status)
    {
        _slack.Answers = FakeSocketMode.Refuses(word, status);
        await using var bot = await SocketModeBot.StartAsync(_slack);
        var wait = TimeSpan.Zero;
        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 32, 60, 60, 60 })
        {
            await bot.Time.PassAsync(wait);
            wait = await bot.Time.NextWaitAsync();
            Assert.InRange(wait, TimeSpan.FromSeconds(seconds) / 2, TimeSpan.FromSeconds(seconds));
        }

        Assert.Equal(9, _slack.Asked);
        _slack.Answers = null;
        await bot.Time.PassAsync(wait);
        var socket = await _slack.NextSocketAsync();
        await socket.SettleAsync();
        await bot.Time.PassAsync(Backoff.Longest);
        await socket.CloseAsync();
        await _slack.NextSocketAsync(); // at once: the connection held
        Assert.Null(bot.State.Refusal);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("""{"ok":true}""")]
    [InlineData("""{"ok":true,"url":""}""")]
    [InlineData("""{"ok":true,"url":"wss://wss.slack.com.evil.example/link/?ticket=secret-ticket"}""")]
    [InlineData("""{"ok":true,"url":"ws://wss-primary.slack.com/link/?ticket=secret-ticket"}""")]
    public async Task Connections_WhenTheAnswerIsNoneOfSlacks_AreAskedForAgainLater(string answer)
    {
        _slack.Answers = (http, number) => number == 1 ? http.Response.WriteAsync(answer) : FakeSocketMode.Says(_slack.SocketUrl(number))(http, number);
        await using var bot = await SocketModeBot.StartAsync(_slack);
        await bot.Time.PassAsync();
        Assert.Equal(2, (await _slack.NextSocketAsync()).Number);
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains("ticket", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Connections_WhenTheAddressLeadsNowhere_AreAskedForAgainLater()
    {
        _slack.Answers = (http, number) => FakeSocketMode.Says(number == 1 ? _slack.SocketUrl(1).Replace("/link/", "/used/", StringComparison.Ordinal) : _slack.SocketUrl(number))(http, number);
        await using var bot = await SocketModeBot.StartAsync(_slack);
        await bot.Time.PassAsync();
        Assert.Equal(2, (await _slack.NextSocketAsync()).Number);
    }

    [Fact]
    public async Task Connections_WhenSlackRedirects_TheTokenDoesNotFollow()
    {
        await using var elsewhere = await FakeSocketMode.StartAsync();
        _slack.Answers = (http, _) =>
        {
            http.Response.Redirect(elsewhere.ApiBaseUrl + "apps.connections.open", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        await using var bot = await SocketModeBot.StartAsync(_slack);
        await bot.Time.NextWaitAsync();
        Assert.Equal((1, 0), (_slack.Asked, elsewhere.Asked));
    }

    [Fact]
    public async Task Connections_WhenSlackAsksForAWait_WaitAllOfThem()
    {
        _slack.Answers = (http, number) =>
        {
            if (number != 1)
                return FakeSocketMode.Says(_slack.SocketUrl(number))(http, number);

            http.Response.Headers.RetryAfter = "70";
            return FakeSocketMode.Refuses("ratelimited", 429)(http, number);
        };
        await using var bot = await SocketModeBot.StartAsync(_slack, null, ("Slack:Connections", "2"));
        await bot.LoggedAsync("No connection to Slack came about");

        // Both want to: the first one after its own wait, the second one at its turn.
        await bot.Time.PassAsync(SocketModeConnections.Stagger);
        TimeSpan wait;
        while ((wait = await bot.Time.NextWaitAsync()) <= SocketModeConnections.Stagger)
        {
            // Those of the two themselves.
        }

        Assert.Equal(TimeSpan.FromSeconds(50), wait);
        bot.Time.Advance(TimeSpan.FromSeconds(49));
        Assert.Equal(1, _slack.Asked);
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        await _slack.NextSocketAsync();
        await _slack.NextSocketAsync();
        Assert.Equal(3, _slack.Asked);
    }

    [Fact]
    public async Task Connections_WhenThereAreTooMany_WaitLong()
    {
        await using var bot = await SocketModeBot.StartAsync(_slack);
        var socket = await _slack.NextSocketAsync();
        await socket.SettleAsync();
        await bot.Time.PassAsync(Backoff.Longest);
        await socket.DisconnectAsync("too_many_websockets");
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await socket.Closed);
        Assert.Equal(Backoff.Longest, await bot.Time.NextWaitAsync());
        await SocketModeBot.UntilAsync(() => bot.State.Up == 0);
        Assert.Equal(1, _slack.Asked);
        await bot.Time.PassAsync(Backoff.Longest);
        await _slack.NextSocketAsync();
    }

    [Fact]
    public async Task Connections_WhenThereAreTooManyInsteadOfAGreeting_WaitLong()
    {
        _slack.Greets = number => number > 1;
        await using var bot = await SocketModeBot.StartAsync(_slack);
        await (await _slack.NextSocketAsync()).DisconnectAsync("too_many_websockets");
        await bot.Time.PassAsync();
        Assert.InRange(await bot.Time.PassAsync(), Backoff.Longest - Backoff.First, Backoff.Longest);
        Assert.Equal(2, (await _slack.NextSocketAsync()).Number);
    }

    [Fact]
    public async Task Connections_WhenSlackEndsThemAsSoonAsTheyAreThere_AreNoStorm()
    {
        await using var bot = await SocketModeBot.StartAsync(_slack);
        foreach (var seconds in new[] { 1, 2, 4, 8 })
        {
            var socket = await _slack.NextSocketAsync();
            await socket.DisconnectAsync("refresh_requested");
            Assert.InRange(await bot.Time.PassAsync(), TimeSpan.FromSeconds(seconds) / 2, TimeSpan.FromSeconds(seconds));
        }
    }

    [Fact]
    public void C73_Connection_WhenTheOtherSideIsSilent_IsGivenUpWithinAMinute()
    {
        var (interval, timeout) = SocketLiveness.Default;
        Assert.InRange(interval + timeout + Backoff.First, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60));
        Assert.True(interval > TimeSpan.Zero && timeout > TimeSpan.Zero);
    }

    [Fact]
    public async Task C73_Connection_WhenTheOtherSideAnswersNoPing_IsReplaced()
    {
        // How long this takes is of no matter: a side that never answers is noticed sooner or later only if it is pinged.
        _slack.Listens = number => number > 1;
        await using var bot = await SocketModeBot.StartAsync(_slack, new SocketLiveness(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500)));
        await _slack.NextSocketAsync();
        await bot.Time.PassAsync();
        Assert.Equal(2, (await _slack.NextSocketAsync()).Number);
    }

    [Fact]
    public async Task C73_Connection_WhenItBreaks_IsReplaced()
    {
        await using var bot = await SocketModeBot.StartAsync(_slack);
        var socket = await _slack.NextSocketAsync();
        await socket.EnvelopeAsync("events_api", "e1", Event);
        await socket.NextAsync();
        socket.Abort();
        await bot.Time.PassAsync();
        var next = await _slack.NextSocketAsync();
        await next.EnvelopeAsync("events_api", "e2", Event);
        await next.NextAsync();
        Assert.Equal(1, bot.State.Up);
    }

    [Fact]
    public async Task Connection_WhenItBreaksBeforeAnAcknowledgement_TheEnvelopeIsAcknowledgedOnTheNextAndNotTakenAgain()
    {
        await using var bot = await SocketModeBot.StartAsync(_slack);
        var socket = await _slack.NextSocketAsync();
        var turn = bot.Inbound.Hold();
        bot.Inbound.Answers = async _ =>
        {
            await turn.Task;
            return SlackAck.Taken;
        };
        await socket.EnvelopeAsync("events_api", "e1", Event);
        await bot.Inbound.NextAsync();
        socket.Abort();
        await bot.Time.PassAsync();
        var next = await _slack.NextSocketAsync();
        await next.EnvelopeAsync("events_api", "e1", Event);
        turn.SetResult();
        Assert.Equal("e1", (await next.NextAsync()).GetProperty("envelope_id").GetString());
        Assert.Equal(1, bot.Inbound.Count);
    }

    [Fact]
    public async Task Connection_WhenSlackClosesItInTheMiddle_StillAcknowledgesWhatItBrought()
    {
        await using var bot = await SocketModeBot.StartAsync(_slack);
        var socket = await _slack.NextSocketAsync();
        var turn = bot.Inbound.Hold();
        bot.Inbound.Answers = async _ =>
        {
            await turn.Task;
            return SlackAck.Taken;
        };
        await socket.EnvelopeAsync("events_api", "e1", Event);
        await bot.Inbound.NextAsync();
        await socket.CloseAsync();
        turn.SetResult();
        Assert.Equal("e1", (await socket.NextAsync()).GetProperty("envelope_id").GetString());
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await socket.Closed);
    }

    [Fact]
    public async Task Stop_WhenSomethingIsUnderWay_AcknowledgesItTakesNothingMoreAndSaysGoodbye()
    {
        await using var bot = await SocketModeBot.StartAsync(_slack);
        var socket = await _slack.NextSocketAsync();
        var turn = bot.Inbound.Hold();
        bot.Inbound.Answers = async _ =>
        {
            await turn.Task;
            return SlackAck.Taken;
        };
        await socket.EnvelopeAsync("events_api", "e1", Event);
        await bot.Inbound.NextAsync();

        var stopping = bot.Connections.StopAsync(CancellationToken.None);
        var late = 0;
        for (; !bot.Log.Lines.Any(line => line.Contains("is left to another", StringComparison.Ordinal)); late++)
        {
            await socket.EnvelopeAsync("events_api", $"late {late}", Event);
            await Task.Delay(1);
        }

        Assert.False(stopping.IsCompleted || socket.IsClosed);
        turn.SetResult();
        await stopping;
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await socket.Closed);
        var acknowledged = new List<string?>();
        while (socket.HasSaid)
            acknowledged.Add((await socket.NextAsync()).GetProperty("envelope_id").GetString());
        Assert.Contains("e1", acknowledged);
        Assert.DoesNotContain($"late {late - 1}", acknowledged);
        Assert.Equal((1, acknowledged.Count, 0), (_slack.Asked, bot.Inbound.Count, bot.State.Up));
    }

    [Fact]
    public async Task Stop_WhileNothingIsConnected_EndsAtOnce()
    {
        _slack.Answers = FakeSocketMode.Refuses("internal_error");
        await using var bot = await SocketModeBot.StartAsync(_slack, null, ("Slack:Connections", "2"));
        await bot.Time.NextWaitAsync();
        await bot.Connections.StopAsync(CancellationToken.None);
        Assert.True(bot.Connections.ExecuteTask!.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Log_WhateverHappens_HoldsNothingSecret()
    {
        await using var bot = await SocketModeBot.StartAsync(_slack);
        var socket = await _slack.NextSocketAsync();
        await socket.EnvelopeAsync("slash_commands", "e1", new JsonObject { ["text"] = "Runa Holm", ["response_url"] = "https://hooks.slack.com/commands/T1/secret" }, acceptsPayload: true);
        await socket.NextAsync();
        await socket.SendAsync("Runa Holm");
        await socket.DisconnectAsync("Runa Holm");
        await bot.Time.PassAsync();
        (await _slack.NextSocketAsync()).Abort();
        await bot.Time.NextWaitAsync();
        Assert.NotEmpty(bot.Log.Lines);
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains("secret", StringComparison.Ordinal) || line.Contains("Runa", StringComparison.Ordinal));
    }
}
