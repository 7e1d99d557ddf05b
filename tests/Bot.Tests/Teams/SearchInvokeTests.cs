using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Conversation;
using RetentionBot.Teams.Invokes;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>The message extension's search box.</summary>
public sealed class SearchInvokeTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private TeamsBot _bot = null!; // set before each test

    public async Task InitializeAsync() => _bot = await TeamsBot.StartAsync(_time, ("Teams:DangerouslyAllowUnauthenticated", "true"));

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    private static FoundRecord Record(int number) => new($"Customer {number}", $"Oslo, #{number}", new Card(
        new Heading($"Customer {number}"), new Actions(new CallAction("More", new SkillCall("customer.summary")) { InPlace = true })) { Refresh = new SkillCall("x") }, $"#{number}");

    private void Finds(params FoundRecord[] records) => _bot.Lookup.Does = (_, _) => Task.FromResult(new LookupAnswer(records));

    private async Task<JsonNode> SearchAsync(string value)
    {
        var (status, body) = await _bot.AskAsync(_bot.Invoke("composeExtension/query", value));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Empty(_bot.Connector.Calls);
        return body!["composeExtension"]!;
    }

    private const string Typed = """{"commandId":"findCustomer","parameters":[{"name":"q","value":" Bjørn\u00a0H\n"}],"queryOptions":{"skip":25,"count":10}}""";

    [Fact]
    public async Task Checklist59_WhenSomethingFits_EachIsListedWithAPreviewAndACardForAnybody()
    {
        Finds(Record(7), Record(8));
        var result = await SearchAsync(Typed);
        Assert.Equal(("result", "list", 2), ((string?)result["type"], (string?)result["attachmentLayout"], result["attachments"]!.AsArray().Count));
        var first = result["attachments"]![0]!;
        Assert.Equal(("application/vnd.microsoft.card.adaptive", "AdaptiveCard"), ((string?)first["contentType"], (string?)first["content"]!["type"]));
        Assert.Equal(
            ("application/vnd.microsoft.card.thumbnail", "Customer 7", "Oslo, #7"),
            ((string?)first["preview"]!["contentType"], (string?)first["preview"]!["content"]!["title"], (string?)first["preview"]!["content"]!["text"]));
        Assert.DoesNotContain("Action.Execute", first.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(first["content"]!["refresh"]);
    }

    [Fact]
    public async Task Checklist59_WhenSomethingIsTyped_ItIsLookedForAsWhoeverTypes()
    {
        await SearchAsync(Typed);
        var (asked, skip, count) = Assert.Single(_bot.Lookup.Asked);
        Assert.Equal(("Bjørn H", 25, 10, "6b1f2c3d-0000-4000-8000-000000000001"), (asked.Text, skip, count, asked.From.UserId));
        Assert.Empty(_bot.Turn.Messages);
    }

    [Theory]
    [InlineData("""{"commandId":"findCustomer","parameters":[{"name":"initialRun","value":"true"}]}""", 0, 25)]
    [InlineData("""{"commandId":"findCustomer","parameters":[{"name":"initialRun","value":"true"}],"queryOptions":{"skip":-5,"count":0}}""", 0, 1)]
    [InlineData("""{"commandId":"findCustomer","parameters":7,"queryOptions":{"skip":1000000,"count":1000}}""", 500, 25)]
    [InlineData("""{"commandId":"findCustomer","parameters":[null,5,{"name":"q","value":9}],"queryOptions":{"skip":"2","count":1e300}}""", 0, 25)]
    [InlineData("""{"commandId":"findCustomer"}""", 0, 25)]
    public async Task Query_WhenNothingIsTypedOrItMakesNoSense_IsReadWithinBounds(string value, int skip, int count)
    {
        await SearchAsync(value);
        Assert.Equal(("", skip, count), (_bot.Lookup.Asked.Single().Asked.Text, _bot.Lookup.Asked.Single().Skip, _bot.Lookup.Asked.Single().Count));
    }

    [Fact]
    public async Task Query_WhenTheTextIsLong_IsCut()
    {
        await SearchAsync(new JsonObject { ["commandId"] = "findCustomer", ["parameters"] = new JsonArray(new JsonObject { ["name"] = "q", ["value"] = new string('x', 50_000) }) }.ToJsonString());
        Assert.Equal(200, _bot.Lookup.Asked.Single().Asked.Text.Length);
    }

    [Fact]
    public async Task Result_WhenMoreIsFoundThanAskedFor_IsCut()
    {
        Finds([.. Enumerable.Range(1, 60).Select(Record)]);
        Assert.Equal(25, (await SearchAsync("""{"commandId":"findCustomer"}"""))["attachments"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("""{"commandId":"findCustomer"}""", "Type a customer")]
    [InlineData("""{"commandId":"findCustomer","parameters":[{"name":"q","value":"zzz"}]}""", "know no customer")]
    [InlineData("""{"commandId":"other"}""", "another version")]
    [InlineData("7", "another version")]
    public async Task Checklist59_WhenThereIsNothingToList_ASentenceSaysWhy(string value, string expected)
    {
        var result = await SearchAsync(value);
        Assert.Equal("message", (string?)result["type"]);
        Assert.Contains(expected, (string?)result["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Result_WhenTheEndOfTheListIsReached_IsEmpty()
    {
        var result = await SearchAsync(Typed);
        Assert.Equal(("result", 0), ((string?)result["type"], result["attachments"]!.AsArray().Count));
    }

    [Fact]
    public async Task Checklist59_WhenTheAskerMayNotAsk_TheyAreToldSo()
    {
        _bot.Lookup.Does = (_, _) => Task.FromResult(new LookupAnswer([], "I do not know you."));
        Assert.Equal(("message", "I do not know you."), ((string?)(await SearchAsync(Typed))["type"], (string?)(await SearchAsync(Typed))["text"]));
    }

    [Fact]
    public async Task Checklist59_WhenTheSearchTakesTooLong_SaysSoBeforeTheClientGivesUp()
    {
        var (begun, never) = (new TaskCompletionSource(), new TaskCompletionSource<LookupAnswer>());
        _bot.Lookup.Does = (_, _) =>
        {
            begun.SetResult();
            return never.Task;
        };
        var answer = SearchAsync(Typed);
        await begun.Task;
        _time.Advance(SearchInvoke.Patience);
        Assert.Contains("still searching", (string?)(await answer)["text"], StringComparison.Ordinal);
        Assert.InRange(SearchInvoke.Patience, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4.5));
    }

    [Fact]
    public async Task Checklist59_WhenTheSearchFails_SaysSoAndTheLogHoldsNoText()
    {
        _bot.Lookup.Does = (asked, _) => throw new InvalidOperationException($"cannot find {asked.Text}");
        Assert.Contains("cannot search", (string?)(await SearchAsync(Typed))["text"], StringComparison.Ordinal);
        Assert.Contains(_bot.Log.Lines, line => line.Contains(nameof(InvalidOperationException), StringComparison.Ordinal));
        Assert.DoesNotContain(_bot.Log.Lines, line => line.Contains("Bjørn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Preview_WhenANameHoldsMarkup_IsShownWithoutIt()
    {
        Finds(new FoundRecord("<a href=\"x\">AT&T</a>\nnext", new string('d', 500), new Card(new Heading("x")), "#1"));
        var preview = (await SearchAsync(Typed))["attachments"]![0]!["preview"]!["content"]!;
        Assert.Equal("‹a href=\"x\"›AT&T‹/a› next", (string?)preview["title"]);
        Assert.Equal(100, ((string?)preview["text"])!.Length);
    }
}
