using System.Text.Json.Nodes;
using RetentionBot.Slack;
using RetentionBot.Slack.SocketMode;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.SocketMode;

/// <summary>What comes over a socket: who takes it, and how it is acknowledged.</summary>
public sealed class EnvelopeTests : IAsyncLifetime
{
    private FakeSocketMode _slack = null!; // set before each test
    private SocketModeBot _bot = null!;
    private FakeSocket _socket = null!;

    public async Task InitializeAsync()
    {
        _slack = await FakeSocketMode.StartAsync();
        _bot = await SocketModeBot.StartAsync(_slack);
        _socket = await _slack.NextSocketAsync();
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _slack.DisposeAsync();
    }

    private async Task<string> NextAsync() => (await _socket.NextAsync()).GetRawText();

    private static JsonObject Message(string text) => new() { ["type"] = "event_callback", ["event"] = new JsonObject { ["type"] = "message", ["text"] = text } };

    private static Task<SlackAck> Saying(string json) => Task.FromResult(new SlackAck(200) { Body = System.Text.Json.JsonDocument.Parse(json).RootElement });

    [Fact]
    public async Task C68_Envelope_WhenTaken_IsAcknowledgedOnItsOwnSocket()
    {
        await using var bot = await SocketModeBot.StartAsync(_slack, null, ("Slack:Connections", "2"));
        var first = await _slack.NextSocketAsync();
        await bot.Time.PassAsync();
        var second = await _slack.NextSocketAsync();

        await second.EnvelopeAsync("events_api", "e2", Message("two"));
        Assert.Equal("""{"envelope_id":"e2"}""", (await second.NextAsync()).GetRawText());
        await first.EnvelopeAsync("events_api", "e1", Message("one"));
        Assert.Equal("""{"envelope_id":"e1"}""", (await first.NextAsync()).GetRawText());
        Assert.False(first.HasSaid || second.HasSaid || _socket.HasSaid);
    }

    [Fact]
    public async Task C68_Envelope_WhenAnotherOneTakesLong_IsAcknowledgedBeforeIt()
    {
        var slow = _bot.Inbound.Hold();
        _bot.Inbound.Answers = async body =>
        {
            if (body.Contains("slow", StringComparison.Ordinal))
                await slow.Task;
            return SlackAck.Taken;
        };
        await _socket.EnvelopeAsync("events_api", "slow", Message("slow"));
        await _socket.EnvelopeAsync("events_api", "fast", Message("fast"));
        Assert.Equal("""{"envelope_id":"fast"}""", await NextAsync());
        slow.SetResult();
        Assert.Equal("""{"envelope_id":"slow"}""", await NextAsync());
    }

    [Fact]
    public async Task C69_Acknowledgement_WhenNoPayloadIsAccepted_CarriesNone()
    {
        _bot.Inbound.Answers = _ => Saying("""{"text":"Hello."}""");
        await _socket.EnvelopeAsync("interactive", "e1", new JsonObject { ["type"] = "block_actions" }, acceptsPayload: false);
        Assert.Equal("""{"envelope_id":"e1"}""", await NextAsync());
    }

    [Fact]
    public async Task C69_Acknowledgement_WhenAPayloadIsAccepted_CarriesTheAnswerIfThereIsOne()
    {
        _bot.Inbound.Answers = _ => Saying("""{"response_action":"errors","errors":{"b1":"Zoë — naïve ☕"}}""");
        await _socket.EnvelopeAsync("interactive", "e1", new JsonObject { ["type"] = "view_submission" }, acceptsPayload: true);
        Assert.Equal("""{"envelope_id":"e1","payload":{"response_action":"errors","errors":{"b1":"Zoë — naïve ☕"}}}""", await NextAsync());

        _bot.Inbound.Answers = _ => Task.FromResult(SlackAck.Taken);
        await _socket.EnvelopeAsync("interactive", "e2", new JsonObject { ["type"] = "view_submission" }, acceptsPayload: true);
        Assert.Equal("""{"envelope_id":"e2"}""", await NextAsync());
    }

    [Fact]
    public async Task Envelope_OfEachKind_ReachesWhatTakesItOverHttp()
    {
        await _socket.EnvelopeAsync("events_api", "e1", Message("&lt;b&gt; ☕"));
        Assert.Equal(("event", """{"type":"event_callback","event":{"type":"message","text":"\u0026lt;b\u0026gt; \u2615"}}"""), await _bot.Inbound.NextAsync());
        await _socket.EnvelopeAsync("interactive", "e2", new JsonObject { ["type"] = "view_closed" });
        Assert.Equal(("interaction", """{"type":"view_closed"}"""), await _bot.Inbound.NextAsync());
        await _socket.EnvelopeAsync("slash_commands", "e3", new JsonObject
        {
            ["command"] = "/crm", ["text"] = "a+b & c%2B", ["empty"] = "", ["is_enterprise_install"] = false, ["number"] = 7, ["enterprise_id"] = null, ["nested"] = new JsonObject(),
        });
        Assert.Equal(("command", "command=/crm&text=a+b & c%2B&empty=&is_enterprise_install=false&number=7"), await _bot.Inbound.NextAsync());
    }

    [Fact]
    public async Task C74_Envelope_WhenItComesOverTwoSockets_IsTakenOnceAndAcknowledgedOnBoth()
    {
        await using var bot = await SocketModeBot.StartAsync(_slack, null, ("Slack:Connections", "2"));
        var first = await _slack.NextSocketAsync();
        await bot.Time.PassAsync();
        var second = await _slack.NextSocketAsync();
        var turn = bot.Inbound.Hold();
        bot.Inbound.Answers = async _ =>
        {
            await turn.Task;
            return await Saying("""{"text":"Hello."}""");
        };

        await first.EnvelopeAsync("slash_commands", "e1", new JsonObject { ["command"] = "/crm" }, acceptsPayload: true);
        await bot.Inbound.NextAsync();
        await second.EnvelopeAsync("slash_commands", "e1", new JsonObject { ["command"] = "/crm" }, acceptsPayload: true);
        await second.EnvelopeAsync("unknown", "after", new JsonObject());
        Assert.Equal("after", (await second.NextAsync()).GetProperty("envelope_id").GetString());
        turn.SetResult();
        Assert.Equal("""{"envelope_id":"e1","payload":{"text":"Hello."}}""", (await first.NextAsync()).GetRawText());
        Assert.Equal("""{"envelope_id":"e1","payload":{"text":"Hello."}}""", (await second.NextAsync()).GetRawText());

        await first.EnvelopeAsync("slash_commands", "e1", new JsonObject { ["command"] = "/crm" }, acceptsPayload: true);
        Assert.Equal("""{"envelope_id":"e1","payload":{"text":"Hello."}}""", (await first.NextAsync()).GetRawText());
        Assert.Equal(1, bot.Inbound.Count);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(403)]
    [InlineData(302)]
    public async Task Envelope_WhenItCouldNotBeTaken_IsNotAcknowledgedAndTakenWhenItComesAgain(int status)
    {
        _bot.Inbound.Answers = body => Task.FromResult(body.Contains("wait", StringComparison.Ordinal) ? new SlackAck(status) : SlackAck.Taken);
        await _socket.EnvelopeAsync("events_api", "e1", Message("wait"));
        await _bot.Inbound.NextAsync();
        await _socket.EnvelopeAsync("events_api", "e2", Message("two"));
        Assert.Equal("""{"envelope_id":"e2"}""", await NextAsync());

        _bot.Inbound.Answers = _ => Task.FromResult(SlackAck.Taken);
        await _socket.EnvelopeAsync("events_api", "e1", Message("wait"));
        Assert.Equal("""{"envelope_id":"e1"}""", await NextAsync());
        Assert.Equal(3, _bot.Inbound.Count);
    }

    [Fact]
    public async Task Envelope_WhenWhatTakesItThrows_IsNotAcknowledgedAndStopsNoOther()
    {
        _bot.Inbound.Answers = body => body.Contains("throw", StringComparison.Ordinal) ? throw new InvalidOperationException("Runa Holm") : Task.FromResult(SlackAck.Taken);
        await _socket.EnvelopeAsync("events_api", "e1", Message("throw"));
        await _bot.Inbound.NextAsync();
        await _socket.EnvelopeAsync("events_api", "e2", Message("two"));
        Assert.Equal("""{"envelope_id":"e2"}""", await NextAsync());
        await _socket.EnvelopeAsync("events_api", "e1", Message("throw no more"));
        await _bot.Inbound.NextAsync();
        await _bot.Inbound.NextAsync();
        Assert.Equal(3, _bot.Inbound.Count);
        Assert.DoesNotContain(_bot.Log.Lines, line => line.Contains("Runa", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"events_api"}""")]
    [InlineData("""{"type":"events_api","envelope_id":7}""")]
    [InlineData("""{"type":"events_api","envelope_id":""}""")]
    [InlineData("""{"type":"events_api","envelope_id":"\ud800","payload":{}}""")]
    [InlineData("""{"type":"events_api","envelope_id":"x"}""")]
    [InlineData("""{"type":"events_api","envelope_id":"x","payload":null}""")]
    [InlineData("""{"type":"events_api","envelope_id":"x","payload":"{}"}""")]
    [InlineData("""{"type":"slash_commands","envelope_id":"x","payload":[]}""")]
    [InlineData("""{"type":"slash_commands","envelope_id":"x","payload":{"text":"\ud800"}}""")]
    [InlineData("""{"type":"interactive","envelope_id":"x","payload":[1]}""")]
    [InlineData("""{"type":"something new"}""")]
    public async Task Message_WhenItMakesNoSense_IsLeftOutAndTheConnectionGoesOn(string text)
    {
        await _socket.SendAsync(text);
        await _socket.EnvelopeAsync("events_api", "e1", Message("one"));
        Assert.Equal("""{"envelope_id":"e1"}""", await NextAsync());
        Assert.Equal(1, _bot.Inbound.Count);
        Assert.False(_socket.IsClosed);
    }

    [Fact]
    public async Task Message_WhenItIsNestedTooDeeply_IsLeftOut()
    {
        await _socket.SendAsync("""{"type":"events_api","envelope_id":"x","payload":{"a":""" + new string('[', 5_000) + new string(']', 5_000) + "}}");
        await _socket.EnvelopeAsync("events_api", "e1", Message("one"));
        Assert.Equal("""{"envelope_id":"e1"}""", await NextAsync());
        Assert.Equal(1, _bot.Inbound.Count);
    }

    [Fact]
    public async Task Envelope_OfAKindThatIsNotKnown_IsAcknowledgedSoThatItIsNotSentAgain()
    {
        await _socket.EnvelopeAsync("workflow_step", "e1", new JsonObject { ["x"] = 1 }, acceptsPayload: true);
        Assert.Equal("""{"envelope_id":"e1"}""", await NextAsync());
        Assert.Equal(0, _bot.Inbound.Count);
    }

    [Fact]
    public async Task C72_Message_WhenItComesInPieces_IsPutTogether()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(n => $"{n}☕"));
        var payload = new JsonObject { ["type"] = "event_callback", ["text"] = text };
        var envelope = FakeSocket.Envelope("events_api", "e1", payload);
        Assert.True(envelope.Length > 64 * 1024);

        await _socket.SendInPiecesAsync(envelope, 4_099);
        Assert.Equal("""{"envelope_id":"e1"}""", await NextAsync());
        var (_, body) = await _bot.Inbound.NextAsync();
        Assert.Equal(text, JsonNode.Parse(body)!["text"]!.GetValue<string>());

        await _socket.SendInPiecesAsync(FakeSocket.Envelope("events_api", "e2", Message("two")), 1);
        Assert.Equal("""{"envelope_id":"e2"}""", await NextAsync());
    }

    [Fact]
    public async Task C72_Message_WhenItIsTooLarge_CostsTheConnectionAndNothingElse()
    {
        await using var bot = await SocketModeBot.StartAsync(_slack, null, ("Slack:MaxBodyBytes", "2000"));
        var socket = await _slack.NextSocketAsync();
        await socket.EnvelopeAsync("events_api", "e1", Message(new string('a', 1_000)));
        await socket.NextAsync();

        await socket.SendInPiecesAsync(FakeSocket.Envelope("events_api", "e2", Message(new string('a', 2_000))), 500);
        Assert.Null(await socket.Closed);
        await bot.Time.PassAsync();
        var next = await _slack.NextSocketAsync();
        await next.EnvelopeAsync("events_api", "e3", Message("three"));
        Assert.Equal("e3", (await next.NextAsync()).GetProperty("envelope_id").GetString());
        Assert.Equal(2, bot.Inbound.Count);
    }

    [Fact]
    public async Task Acknowledgements_WhenManyAreSaidAtOnce_DoNotRunIntoOneAnother()
    {
        var answer = new string('x', 20_000);
        _bot.Inbound.Answers = async _ =>
        {
            await Task.Yield();
            return await Saying($$"""{"text":"{{answer}}"}""");
        };
        var ids = Enumerable.Range(0, 200).Select(n => $"e{n}").ToHashSet();
        var sending = Task.Run(async () =>
        {
            foreach (var id in ids)
                await _socket.EnvelopeAsync("slash_commands", id, new JsonObject { ["command"] = "/crm" }, acceptsPayload: true);
        });
        var acknowledged = new HashSet<string?>();
        for (var n = 0; n < ids.Count; n++)
        {
            var said = await _socket.NextAsync();
            Assert.Equal(answer, said.GetProperty("payload").GetProperty("text").GetString());
            acknowledged.Add(said.GetProperty("envelope_id").GetString());
        }

        await sending;
        Assert.True(ids.SetEquals(acknowledged!));
    }

    [Fact]
    public async Task Envelopes_WhenTooManyComeAtOnce_WaitOnTheWire()
    {
        var turns = _bot.Inbound.Hold();
        _bot.Inbound.Answers = async _ =>
        {
            await turns.Task;
            return SlackAck.Taken;
        };
        for (var n = 0; n <= SocketConnection.MostAtOnce; n++)
            await _socket.EnvelopeAsync("events_api", $"e{n}", Message("many"));
        for (var n = 0; n < SocketConnection.MostAtOnce; n++)
            await _bot.Inbound.NextAsync();
        Assert.Equal(SocketConnection.MostAtOnce, _bot.Inbound.Count);
        turns.SetResult();
        await _bot.Inbound.NextAsync();
    }

    [Fact]
    public async Task RecentEnvelopes_WhenVeryManyCame_ForgetTheFirst()
    {
        var (recent, handled) = (new RecentEnvelopes(), 0);
        Task<SlackAck> Handle()
        {
            handled++;
            return Task.FromResult(SlackAck.Taken);
        }

        for (var n = 0; n <= RecentEnvelopes.MostKept; n++)
            await recent.OnceAsync($"e{n}", Handle, out _);
        await recent.OnceAsync("e1", Handle, out var isKnown);
        Assert.True(isKnown);
        Assert.Equal(RecentEnvelopes.MostKept + 1, handled);
        await recent.OnceAsync("e0", Handle, out isKnown);
        Assert.False(isKnown);
        Assert.Equal(RecentEnvelopes.MostKept + 2, handled);
    }
}
