using System.Net;
using System.Text.Json.Nodes;
using RetentionBot.Conversation;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>What the platform tells that is no message: the bot came or went, somebody judged an answer.</summary>
public sealed class ChannelEventTests : IAsyncLifetime
{
    private TeamsBot _bot = null!; // set before each test

    public async Task InitializeAsync() => _bot = await TeamsBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    private JsonObject Event(string type, string members)
    {
        var activity = _bot.Message("");
        activity.Remove("text");
        activity["type"] = type;
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject())
            activity[name] = value?.DeepClone();
        return activity;
    }

    private async Task<ChannelEvent?> TellAsync(JsonObject activity)
    {
        Assert.Equal((HttpStatusCode.OK, null), await _bot.AskAsync(activity));
        Assert.Empty(_bot.Turn.Messages);
        Assert.Empty(_bot.Connector.Calls);
        return _bot.Events.Taken.SingleOrDefault();
    }

    [Theory]
    [InlineData("installationUpdate", """{"action":"add"}""")]
    [InlineData("installationUpdate", """{"action":"add-upgrade"}""")]
    [InlineData("conversationUpdate", """{"membersAdded":[{"id":"29:x"},{"id":"28:bot"}]}""")]
    public async Task Checklist50_WhenTheBotIsAdded_ItIsTheSameEventHoweverItIsTold(string type, string members)
    {
        var activity = Event(type, members);
        (activity["locale"], activity["localTimezone"]) = ("en-GB", "Europe/Berlin");
        var added = Assert.IsType<BotAdded>(await TellAsync(activity));
        Assert.Equal(new ChannelAccount("msteams", "0b6b1e6f", "6b1f2c3d-0000-4000-8000-000000000001") { Name = "Ada Byron" }, added.From);
        Assert.Equal(("a:1xyz", ConversationScope.Personal, "29:1AbC", "28:bot"), (added.Conversation.ConversationId, added.Conversation.Scope, added.Conversation.UserId, added.Conversation.BotId));
        Assert.Equal(("en-GB", "Europe/Berlin"), (added.Locale, added.TimeZone));
    }

    [Theory]
    [InlineData("installationUpdate", """{"action":"remove"}""")]
    [InlineData("installationUpdate", """{"action":"remove-upgrade"}""")]
    [InlineData("conversationUpdate", """{"membersRemoved":[{"id":"28:bot"}]}""")]
    [InlineData("conversationUpdate", """{"membersRemoved":[{"id":"28:bot"}],"serviceUrl":null}""")]
    public async Task Checklist51_WhenTheBotIsRemoved_ThatIsToldAndNothingIsSent(string type, string members) => Assert.IsType<BotRemoved>(await TellAsync(Event(type, members)));

    [Theory]
    [InlineData("installationUpdate", """{"action":"other"}""")]
    [InlineData("installationUpdate", "{}")]
    [InlineData("installationUpdate", """{"action":"add","serviceUrl":null}""")]
    [InlineData("conversationUpdate", """{"membersAdded":[{"id":"29:new"}]}""")]
    [InlineData("conversationUpdate", """{"membersRemoved":[{"id":"29:old"}]}""")]
    [InlineData("conversationUpdate", """{"membersAdded":[null,{}],"membersRemoved":[]}""")]
    [InlineData("conversationUpdate", """{"membersAdded":[{"id":"28:bot"}],"recipient":null}""")]
    [InlineData("conversationUpdate", """{"membersAdded":[{"id":"28:bot"}],"from":{"id":"28:bot"}}""")]
    [InlineData("messageReaction", """{"reactionsAdded":[{"type":"like"}],"membersAdded":[{"id":"28:bot"}]}""")]
    [InlineData("endOfConversation", """{"action":"remove"}""")]
    public async Task Checklist50_WhenOthersComeOrGo_NobodyIsGreeted(string type, string members) => Assert.Null(await TellAsync(Event(type, members)));

    [Fact]
    public async Task Added_WhenTheClientSaysThatTheBotDidIt_IsForWhoeverCameWithIt()
    {
        var added = Assert.IsType<BotAdded>(await TellAsync(Event("conversationUpdate", """{"channelId":"emulator","membersAdded":[{"id":"28:bot"},{"id":"me","name":"Ada"}],"from":{"id":"28:bot"}}""")));
        Assert.Equal(("me", "me"), (added.From.UserId, added.Conversation.UserId));
    }

    [Theory]
    [InlineData("installationUpdate", """{"action":"add"}""")]
    [InlineData("installationUpdate", """{"action":"remove"}""")]
    public async Task Event_WhenItCannotBeKept_IsNotAcknowledged(string type, string members)
    {
        _bot.Events.Fails = new IOException("the disk of Ada Byron is full");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, null), await _bot.AskAsync(Event(type, members)));
        Assert.DoesNotContain(_bot.Log.Lines, line => line.Contains("Byron", StringComparison.Ordinal));
        _bot.Events.Fails = null;
        Assert.NotNull(await TellAsync(Event(type, members)));
    }

    private JsonObject Judgement(string value, string? replyToId = "1722860000999")
    {
        var activity = _bot.Invoke("message/submitAction", value);
        activity["replyToId"] = replyToId;
        return activity;
    }

    [Theory]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"useful\"}"}}""", "like", "useful")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":{"feedbackText":" too\u0000 long "}}}""", "dislike", "too long")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"\"}"}}""", "like", null)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"not json"}}""", "like", null)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"\\ud800\"}"}}""", "like", null)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like"}}""", "like", null)]
    public async Task Checklist60_WhenSomebodyJudgesAMessage_ItIsKeptAndAnsweredWithAnEmptyObject(string value, string reaction, string? text)
    {
        var (status, body) = await _bot.AskAsync(Judgement(value));
        Assert.Equal((HttpStatusCode.OK, "{}"), (status, body!.ToJsonString()));
        var given = Assert.IsType<FeedbackGiven>(Assert.Single(_bot.Events.Taken));
        Assert.Equal(("1722860000999", reaction, text, "6b1f2c3d-0000-4000-8000-000000000001"), (given.MessageId, given.Reaction, given.Text, given.From.UserId));
    }

    [Theory]
    [InlineData("""{"actionName":"feedback"}""", "1", HttpStatusCode.BadRequest)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"<b>"}}""", "1", HttpStatusCode.BadRequest)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like"}}""", null, HttpStatusCode.BadRequest)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like"}}""", "..", HttpStatusCode.BadRequest)]
    [InlineData("""{"actionName":"other"}""", "1", HttpStatusCode.NotImplemented)]
    [InlineData("7", "1", HttpStatusCode.NotImplemented)]
    public async Task Checklist60_WhenItIsNoJudgementOfAMessage_ItIsRefused(string value, string? replyToId, HttpStatusCode expected)
    {
        Assert.Equal((expected, null), await _bot.AskAsync(Judgement(value, replyToId)));
        Assert.Empty(_bot.Events.Taken);
    }

    [Fact]
    public async Task Checklist60_WhenAJudgementCannotBeKept_ItIsNotAcknowledged()
    {
        _bot.Events.Fails = new IOException();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, null), await _bot.AskAsync(Judgement("""{"actionName":"feedback","actionValue":{"reaction":"like"}}""")));
    }
}
