using System.Net;
using System.Text.Json.Nodes;
using RetentionBot.Conversation;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>Dialogs: opened by a button or in a message's own menu, and filled in.</summary>
public sealed class DialogInvokeTests : IAsyncLifetime
{
    private static readonly Reply _form = new(new Card(
        new Heading("Log with a customer"), new Inputs([new Input("note", "What happened", InputKind.LongText)]),
        new Actions(new CallAction("Log", new SkillCall("log.message")) { InPlace = true })) { Refresh = new SkillCall("x") });

    private TeamsBot _bot = null!; // set before each test

    public async Task InitializeAsync() => _bot = await TeamsBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    private void Says(Reply reply) => _bot.Turn.Does = (_, answer, token) => answer.SendAsync(reply, token);

    private async Task<JsonNode> OpenAsync(string name, string? value)
    {
        var (status, body) = await _bot.AskAsync(_bot.Invoke(name, value));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Empty(_bot.Connector.Calls);
        return body!["task"]!;
    }

    [Fact]
    public async Task Checklist58_WhenADialogIsOpened_TheFormIsInTheBodyWithButtonsADialogKnows()
    {
        Says(_form);
        var task = await OpenAsync("task/fetch", """{"data":{"skill":"log.message","args":{"text":"hi"},"msteams":{"type":"task/fetch"}},"context":{"theme":"default"}}""");
        Assert.Equal(("continue", "Log with a customer", "medium", "medium"), ((string?)task["type"], (string?)task["value"]!["title"], (string?)task["value"]!["height"], (string?)task["value"]!["width"]));
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)task["value"]!["card"]!["contentType"]);
        var drawn = task["value"]!["card"]!["content"]!;
        Assert.Equal(("AdaptiveCard", null), ((string?)drawn["type"], drawn["refresh"]));
        Assert.DoesNotContain("Action.Execute", drawn.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(new SkillCall("log.message").With("text", "hi"), _bot.Turn.Single.Call);
    }

    [Theory]
    [InlineData("task/submit", """{"data":{"skill":"log.message","args":{},"note":"Called"}}""")]
    [InlineData("composeExtension/submitAction", """{"commandId":"logWithCustomer","commandContext":"message","data":{"skill":"log.message","args":{},"note":"Called"}}""")]
    public async Task Checklist58_WhenAFormComesBack_ASentenceEndsIt(string name, string value)
    {
        Says(Reply.Of("Nothing was saved."));
        var task = await OpenAsync(name, value);
        Assert.Equal(("message", "Nothing was saved."), ((string?)task["type"], (string?)task["value"]));
        Assert.Equal(new SkillCall("log.message").With("note", "Called"), _bot.Turn.Single.Call);
    }

    [Fact]
    public async Task Checklist58_WhenAFormHasToBeFilledInAgain_ItGoesOn()
    {
        Says(_form);
        Assert.Equal("continue", (string?)(await OpenAsync("task/submit", """{"data":{"skill":"log.message"}}"""))["type"]);
    }

    [Fact]
    public async Task Checklist58_WhenTheTurnOnlyRemarks_TheRemarkEndsItAndIsBounded()
    {
        Says(Reply.Of(new string('x', 5000)) with { KeepsCard = true });
        var task = await OpenAsync("task/fetch", """{"data":{"skill":"x"}}""");
        Assert.Equal(("message", 1000), ((string?)task["type"], ((string?)task["value"])!.Length));
    }

    [Theory]
    [InlineData("task/fetch", null)]
    [InlineData("task/fetch", "7")]
    [InlineData("task/fetch", """{"data":{"foreign":1}}""")]
    [InlineData("task/submit", """{"data":[]}""")]
    [InlineData("composeExtension/submitAction", """{"commandId":"logWithCustomer"}""")]
    [InlineData("composeExtension/fetchTask", """{"commandId":"other","messagePayload":{}}""")]
    [InlineData("composeExtension/fetchTask", "[]")]
    public async Task Checklist58_WhenItIsNoDialogOfOurs_SaysSoAndDoesNothing(string name, string? value)
    {
        var task = await OpenAsync(name, value);
        Assert.Equal("message", (string?)task["type"]);
        Assert.Contains("another version", (string?)task["value"], StringComparison.Ordinal);
        Assert.Empty(_bot.Turn.Messages);
    }

    [Fact]
    public async Task Command_WhenItIsChosenOnAMessage_CarriesItsWordsItsSenderAndItsTime()
    {
        await OpenAsync("composeExtension/fetchTask", """
            {"commandId":"logWithCustomer","commandContext":"message","messagePayload":{"id":"1","createdDateTime":"2026-08-05T12:13:20.123Z",
              "from":{"user":{"id":"u","displayName":"Orla Fennimore"}},
              "body":{"contentType":"html","content":"<div>Thanks&nbsp;&amp; see you<br>on <b>Friday</b> <at id=\"0\">Ada</at></div><attachment id=\"x\"></attachment>"}}}
            """);
        Assert.Equal(
            new SkillCall("log.message").With("text", "Thanks & see you\non Friday Ada").With("sender", "Orla Fennimore").With("sent", "2026-08-05T12:13:20.1230000+00:00"),
            _bot.Turn.Single.Call);
    }

    [Theory]
    [InlineData("""{"commandId":"logWithCustomer"}""", null)]
    [InlineData("""{"commandId":"logWithCustomer","messagePayload":7}""", null)]
    [InlineData("""{"commandId":"logWithCustomer","messagePayload":{"body":{"content":5},"from":{"user":[]},"createdDateTime":"yesterday"}}""", null)]
    [InlineData("""{"commandId":"logWithCustomer","messagePayload":{"body":{"contentType":"text","content":"a < b"}}}""", "a < b")]
    [InlineData("""{"commandId":"logWithCustomer","messagePayload":{"body":{"contentType":"html","content":"<p></p>"}}}""", null)]
    public async Task Command_WhenTheMessageIsOfAnotherShape_TakesWhatItCan(string value, string? text)
    {
        await OpenAsync("composeExtension/fetchTask", value);
        Assert.Equal(text is null ? new SkillCall("log.message") : new SkillCall("log.message").With("text", text), _bot.Turn.Single.Call);
    }

    [Fact]
    public async Task Command_WhenTheMessageIsLong_IsCut()
    {
        var value = new JsonObject { ["commandId"] = "logWithCustomer", ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["content"] = new string('<', 10_000) + new string('x', 100_000) } } };
        await OpenAsync("composeExtension/fetchTask", value.ToJsonString());
        Assert.Equal(2000, _bot.Turn.Single.Call!.Argument("text")!.Length);
    }

    [Fact]
    public async Task Dialog_WhenItIsOpenedWhereTheBotIsNoMember_IsPrivateAndNobodysOwnChatWithTheBot()
    {
        var activity = _bot.Invoke("composeExtension/fetchTask", """{"commandId":"logWithCustomer"}""");
        activity["conversation"] = JsonNode.Parse("""{"id":"19:ada_bob@unq.gbl.spaces","conversationType":"personal","tenantId":"0b6b1e6f"}""");
        await _bot.AskAsync(activity);
        Assert.Equal((ConversationScope.Group, true), (_bot.Turn.Single.Conversation.Scope, _bot.Turn.Single.Conversation.IsTargeted));
    }
}
