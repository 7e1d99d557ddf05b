using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RetentionBot.Conversation;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>Streams of Teams: what is shown in them, and how an answer ends one that is open, refused or stopped.</summary>
public sealed class AnswerStreamTests : ConnectorFixture
{
    private static readonly Reply _answer = new([new Card(new Paragraph("Due a call.")) { Ai = new AiLabel([]) }, new Card(new Paragraph("Two."))]);

    private ConversationReference Own => new("msteams", "t1", "a:own") { Scope = ConversationScope.Personal, ServiceUrl = new Uri(Connector.ServiceUrl), BotId = "28:bot", UserId = "29:u", ReplyToId = "172" };

    private Task<AnswerStream?> ShowAsync(string doing, AnswerStream? open = null, ConversationReference? where = null) => Bot.Channel.StreamAsync(where ?? Own, doing, open, CancellationToken.None);

    private Task<SentMessage> AnswerAsync(ConversationReference? where = null) => Bot.Channel.AnswerInStreamAsync(where ?? Own, "s1", _answer, CancellationToken.None);

    [Fact]
    public async Task Checklist61_WhenItIsShownTwiceAndAnswered_ThePartsAreNumberedAndTheLastIsNot()
    {
        Connector.Answers = Answer(201, """{"id":"s1"}""");
        var first = await ShowAsync("Reading the records of Ada Byron…");
        Connector.Answers = Answer(202, "{}");
        var second = await ShowAsync("Asking the model…", first);
        Connector.Answers = Answer(202, "{}");
        var sent = await Bot.Channel.AnswerInStreamAsync(Own, "s1", Reply.Of("Due a call."), CancellationToken.None);

        Assert.Equal((new AnswerStream("s1", 1), new AnswerStream("s1", 2), "s1"), (first, second, sent.Id));
        Assert.Equal(
            [
                """POST typing Reading the records of Ada Byron… {"type":"streaminfo","streamSequence":1,"streamType":"informative"}""",
                """POST typing Asking the model… {"type":"streaminfo","streamId":"s1","streamSequence":2,"streamType":"informative"}""",
                """POST message Due a call. {"type":"streaminfo","streamId":"s1","streamType":"final"}""",
            ],
            Calls);
        Assert.All(Connector.Calls, call => Assert.Equal(("/emea/v3/conversations/a%3Aown/activities/172", "172"), (call.Target, (string?)call.Body["replyToId"])));
    }

    [Fact]
    public async Task Checklist64_WhenAModelsWordsEndAStream_BothEntitiesAreThereOnce_AndTheOtherCardsFollow()
    {
        await AnswerAsync();
        var calls = Connector.Calls.Select(call => call.Body).ToList();
        Assert.Equal(["https://schema.org/Message", "streaminfo"], calls[0]["entities"]!.AsArray().Select(entity => (string?)entity!["type"]));
        Assert.Equal(("Two.", false), ((string?)calls[1]["text"], calls[1].ContainsKey("entities")));
    }

    [Theory]
    [InlineData("webchat", ConversationScope.Personal, false)]
    [InlineData("emulator", ConversationScope.Personal, false)]
    [InlineData("slack.azure", ConversationScope.Personal, false)]
    [InlineData("msteams", ConversationScope.Group, false)]
    [InlineData("msteams", ConversationScope.Channel, false)]
    [InlineData("msteams", ConversationScope.Personal, true)]
    public async Task Checklist62And67_Elsewhere_NothingIsStreamed(string channel, ConversationScope scope, bool isTargeted)
    {
        var elsewhere = Own with { Channel = channel, Scope = scope, IsTargeted = isTargeted };
        Assert.Null(await ShowAsync("Reading…", where: elsewhere));
        Assert.Empty(Connector.Calls);

        await AnswerAsync(elsewhere);
        Assert.Equal(2, Connector.Calls.Count);
        Assert.All(Connector.Calls, call => Assert.DoesNotContain("streaminfo", call.Body.ToJsonString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Content stream is not allowed: exceeded streaming time.")]
    [InlineData("Content stream is not allowed on an already completed streamed message")]
    public async Task Checklist63_WhenTheStreamHasEnded_TheAnswerTakesItsPlaceOnce(string reason)
    {
        Connector.Answers = http => Refused(http, 403, "ContentStreamNotAllowed", reason, onlyFirst: true);
        Assert.Equal("sent", (await AnswerAsync()).Id);

        Assert.Equal(["POST message Due a call.", "PUT message Due a call.", "POST message Two."], Calls.Select(call => call.Split(" {")[0]));
        Assert.Equal("/emea/v3/conversations/a%3Aown/activities/s1", Connector.Calls.ElementAt(1).Target);
        Assert.Equal(["https://schema.org/Message"], Connector.Calls.ElementAt(1).Body["entities"]!.AsArray().Select(entity => (string?)entity!["type"]));
    }

    [Fact]
    public async Task Checklist63_WhenWhatHasEndedIsGoneToo_TheAnswerIsAMessage()
    {
        Connector.Answers = http => Connector.Calls.Count switch
        {
            1 => Refused(http, 403, "ContentStreamNotAllowed", "exceeded streaming time"),
            2 => Refused(http, 404, "ActivityNotFoundInConversation", ""),
            _ => http.Response.WriteAsync("""{"id":"sent"}"""),
        };
        await AnswerAsync();
        Assert.Equal(["POST message Due a call.", "PUT message Due a call.", "POST message Due a call.", "POST message Two."], Calls.Select(call => call.Split(" {")[0]));
    }

    [Fact]
    public async Task Checklist63_WhenThePersonStoppedIt_NothingMoreIsSaid()
    {
        Connector.Answers = http => Refused(http, 403, "ContentStreamNotAllowed", "Content stream was canceled by user.");
        Assert.Null((await AnswerAsync()).Id);
        Assert.Single(Connector.Calls);
    }

    [Theory]
    [InlineData(403, "ContentStreamNotAllowed", "Content stream is not allowed")]
    [InlineData(403, "Forbidden", "")]
    [InlineData(400, "BadArgument", "Streaming api is not enabled")]
    [InlineData(404, "", "")]
    public async Task Final_WhenThereIsNoStream_IsOneMessage(int status, string code, string reason)
    {
        Connector.Answers = http => Refused(http, status, code, reason, onlyFirst: true);
        await AnswerAsync();
        Assert.Equal(3, Connector.Calls.Count);
        Assert.Equal(["Due a call.", "Two."], Connector.Calls.Skip(1).Select(call => (string?)call.Body["text"]));
        Assert.All(Connector.Calls.Skip(1), call => Assert.DoesNotContain("streaminfo", call.Body.ToJsonString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(403, "MessageWritesBlocked", ChannelFault.Gone)]
    [InlineData(413, "MessageSizeTooBig", ChannelFault.Rejected)]
    public async Task Final_WhenItIsRefusedForAnotherReason_IsNotSaidAgain(int status, string code, ChannelFault fault)
    {
        Connector.Answers = http => Refused(http, status, code, "");
        Assert.Equal(fault, (await Assert.ThrowsAsync<ChannelException>(() => AnswerAsync())).Fault);
        Assert.Single(Connector.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"id":".."}""")]
    public async Task Show_WhenItIsNotSaidWhichStreamWasOpened_NoneIs(string body)
    {
        Connector.Answers = Answer(201, body);
        Assert.Null(await ShowAsync("Reading…"));
    }

    [Fact]
    public async Task Show_WhateverStandsInTheLine_IsShortAndMeansOnlyItself()
    {
        await ShowAsync("Reading the records of <at>Everyone</at> " + new string('x', 900));
        var text = (string)Connector.Calls.Single().Body["text"]!;
        Assert.StartsWith("Reading the records of \\<at>Everyone\\</at> x", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1, 210);
    }

    // Method, type, text and the entity of a stream, its members in the order of their names but for the first.
    private List<string> Calls => [.. Connector.Calls.Select(call => $"{call.Method} {call.Body["type"]} {call.Body["text"]} {StreamInfoOf(call.Body)}".TrimEnd())];

    private static string StreamInfoOf(JsonObject body) =>
        body["entities"]?.AsArray().SingleOrDefault(entity => (string?)entity!["type"] == "streaminfo") is JsonObject info
            ? new JsonObject(info.OrderBy(member => member.Key == "type" ? "" : member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).ToJsonString()
            : "";

    private Task Refused(HttpContext http, int status, string code, string reason, bool onlyFirst = false)
    {
        if (onlyFirst && Connector.Calls.Count > 1)
            return http.Response.WriteAsync("""{"id":"sent"}""");

        http.Response.StatusCode = status;
        return http.Response.WriteAsync(code.Length == 0 ? "" : new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = reason } }.ToJsonString());
    }

    private static Func<HttpContext, Task> Answer(int status, string body) => http =>
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync(body);
    };
}
