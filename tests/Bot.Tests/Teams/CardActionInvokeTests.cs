using System.Net;
using System.Text.Json.Nodes;
using RetentionBot.Conversation;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>Pressed Action.Execute buttons and cards that are drawn anew by themselves.</summary>
public sealed class CardActionInvokeTests : IAsyncLifetime
{
    private const string Press = """{"action":{"type":"Action.Execute","verb":"x","data":{"skill":"x","args":{"a":"1"},"note":"n"}},"trigger":"manual"}""";
    private const string Refresh = """{"action":{"type":"Action.Execute","verb":"x","data":{"skill":"x"}},"trigger":"automatic"}""";
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string MessageType = "application/vnd.microsoft.activity.message";

    private TeamsBot _bot = null!; // set before each test

    public async Task InitializeAsync() => _bot = await TeamsBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    private Task<(HttpStatusCode Status, JsonNode? Body)> ExecuteAsync(string? value, Action<JsonObject>? change = null)
    {
        var activity = _bot.Invoke("adaptiveCard/action", value);
        activity["replyToId"] = "1722860000999";
        change?.Invoke(activity);
        return _bot.AskAsync(activity);
    }

    private void Says(Reply reply) => _bot.Turn.Does = (_, answer, token) => answer.SendAsync(reply, token);

    [Fact]
    public async Task Checklist54_WhenAnExecuteIsOurs_TheAnswerIsTheNextCardAsAnObject()
    {
        Says(new Reply([new Card(new Heading("Done")), new Card(new Paragraph("More"))]));
        var (status, body) = await ExecuteAsync(Press);
        Assert.Equal((HttpStatusCode.OK, 200, CardType), (status, (int)body!["statusCode"]!, (string?)body["type"]));
        Assert.Equal("AdaptiveCard", (string?)body["value"]!["type"]);
        Assert.Equal(2, body["value"]!["body"]!.AsArray().Count);
        Assert.Equal((new SkillCall("x").With("a", "1").With("note", "n"), "1722860000999", false), (_bot.Turn.Single.Call, _bot.Turn.Single.CardId, _bot.Turn.Single.IsRefresh));
        Assert.Empty(_bot.Connector.Calls);
    }

    [Fact]
    public async Task Card_WhenItIsTheAnswerToAPress_CanBePressedAndDrawnAnewItself()
    {
        Says(new Reply(new Card(new Actions(new CallAction("Undo", new SkillCall("undo")) { InPlace = true })) { Refresh = new SkillCall("look") }));
        var (_, body) = await ExecuteAsync(Press);
        Assert.Equal(("look", "29:1AbC"), ((string?)body!["value"]!["refresh"]!["action"]!["verb"], (string?)body["value"]!["refresh"]!["userIds"]![0]));
        Assert.Equal("Action.Execute", (string?)body["value"]!["body"]![0]!["actions"]![0]!["type"]);
    }

    [Fact]
    public async Task Card_WhenItIsPutTogetherOfSeveral_IsNotDrawnAnewAsOneOfThem()
    {
        Says(new Reply([new Card(new Heading("One")) { Refresh = new SkillCall("look") }, new Card(new Heading("Two"))]));
        var (_, body) = await ExecuteAsync(Press);
        Assert.Null(body!["value"]!["refresh"]);
    }

    [Fact]
    public async Task Remark_WhenItIsTheAnswer_LeavesTheCardAndIsBounded()
    {
        Says(Reply.Of("I am still working on it. " + new string('x', 5000)) with { KeepsCard = true });
        var (status, body) = await ExecuteAsync(Press);
        Assert.Equal((HttpStatusCode.OK, 200, MessageType), (status, (int)body!["statusCode"]!, (string?)body["type"]));
        Assert.StartsWith("I am still working on it.", (string?)body["value"], StringComparison.Ordinal);
        Assert.InRange(((string?)body["value"])!.Length, 1, 250);
    }

    [Fact]
    public async Task Execute_WhenTheTurnHasNothingToSay_SaysThatItIsDone()
    {
        _bot.Turn.Does = (_, _, _) => Task.CompletedTask;
        var (_, body) = await ExecuteAsync(Press);
        Assert.Equal((MessageType, "Already done."), ((string?)body!["type"], (string?)body["value"]));
    }

    [Theory]
    [InlineData(null, "BadRequest")]
    [InlineData("{}", "BadRequest")]
    [InlineData("7", "BadRequest")]
    [InlineData("""{"action":7}""", "BadRequest")]
    [InlineData("""{"action":{"type":"Action.Submit","data":{"skill":"x"}}}""", "NotSupported")]
    [InlineData("""{"action":{"type":"Action.Execute"}}""", "BadRequest")]
    [InlineData("""{"action":{"type":"Action.Execute","data":{"foreign":1}}}""", "BadRequest")]
    public async Task Checklist55_WhenAnExecuteCannotBeRead_Answers400WithAnErrorAndDoesNothing(string? value, string code)
    {
        var (status, body) = await ExecuteAsync(value);
        Assert.Equal((HttpStatusCode.BadRequest, 400, "application/vnd.microsoft.error", code), (status, (int)body!["statusCode"]!, (string?)body["type"], (string?)body["value"]!["code"]));
        Assert.Empty(_bot.Turn.Messages);
    }

    [Fact]
    public async Task Checklist56_WhenTheClientDrawsTheCardAnew_TheTurnKnowsThatNobodyDidAnything()
    {
        Says(new Reply(new Card(new Heading("As it is now")) { Refresh = new SkillCall("x") }));
        var (status, body) = await ExecuteAsync(Refresh);
        Assert.True(_bot.Turn.Single.IsRefresh);
        Assert.Equal((HttpStatusCode.OK, CardType), (status, (string?)body!["type"]));
        Assert.NotNull(body["value"]!["refresh"]);
    }

    [Fact]
    public async Task Checklist56_WhenTheCardCannotBeDrawnAnew_ItStaysAsItIs()
    {
        Says(Reply.Of("That record is gone.") with { KeepsCard = true });
        Assert.Equal(MessageType, (string?)(await ExecuteAsync(Refresh)).Body!["type"]);
        _bot.Turn.Does = (_, _, _) => throw new InvalidOperationException();
        Assert.Equal((HttpStatusCode.InternalServerError, null), await ExecuteAsync(Refresh));
    }

    [Fact]
    public async Task Checklist57_WhenTwoPeoplePressTheSameButton_EachIsWhoTheActivitySaysAndNotWhoTheCardIsFor()
    {
        await ExecuteAsync(Press);
        await ExecuteAsync("""{"action":{"type":"Action.Execute","data":{"skill":"x","args":{"a":"1","from":"6b1f2c3d-0000-4000-8000-000000000001"}}}}""", activity =>
        {
            activity["id"] = "f:2";
            activity["from"] = JsonNode.Parse("""{"id":"29:2Bob","name":"Ada Byron","aadObjectId":"6b1f2c3d-0000-4000-8000-000000000002"}""");
        });
        Assert.Equal(
            ["6b1f2c3d-0000-4000-8000-000000000001", "6b1f2c3d-0000-4000-8000-000000000002"], _bot.Turn.Messages.Select(message => message.From.UserId));
    }

    [Fact]
    public async Task Press_WhenItIsDeliveredTwice_HasTheSameIdsForTheTurn()
    {
        await ExecuteAsync(Press);
        await ExecuteAsync(Press);
        Assert.Single(_bot.Turn.Messages.Select(message => (message.Id, message.CardId, message.Call)).Distinct());
    }

    [Theory]
    [InlineData(Press)]
    [InlineData(Refresh)]
    public async Task Checklist09_WhenTheTurnGivesNoAnswer_TheStatusSaysSo(string value)
    {
        _bot.Turn.Does = (_, _, _) => throw new ChannelException(ChannelFault.Retry, "busy");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, null), await ExecuteAsync(value));
    }

    [Fact]
    public async Task Deadline_IsTwoSeconds()
    {
        TimeSpan? deadline = null;
        _bot.Turn.Does = (_, answer, token) =>
        {
            deadline = answer.Deadline;
            return answer.SendAsync(Reply.Of("x"), token);
        };
        await ExecuteAsync(Press);
        Assert.Equal(TimeSpan.FromSeconds(2), deadline);
    }
}
