using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using RetentionBot.Conversation;
using RetentionBot.Teams.Inbound;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>Pressed buttons.</summary>
public sealed class CardSubmissionTests
{
    private static SkillCall? Read(string value) => CardSubmission.Read(JsonElement.Parse(value));

    [Fact]
    public void Value_WhenItIsOurs_BecomesTheCallWithItsInputs() => Assert.Equal(
        new SkillCall("followup.complete").With("id", "F7").With("note", "ok").With("count", "7").With("sure", "true").With("late", "false"),
        Read("""{"skill":"followup.complete","args":{"id":"F7"},"note":"ok","count":7,"sure":true,"late":false,"msteams":{"type":"x"}}"""));

    [Fact]
    public void Input_WhenItIsNamedLikeAnArgument_DoesNotReplaceIt() => Assert.Equal("F7", Read("""{"skill":"x","args":{"id":"F7"},"id":"F8"}""")?.Argument("id"));

    [Fact]
    public void Value_WhenMembersAreNoPlainValues_TheyAreLeftOut() => Assert.Equal(
        new SkillCall("x").With("ok", "1"), Read("""{"skill":"x","args":{"a":null,"b":{},"c":[1],"ok":"1"},"d":{"skill":"y"},"e":null}"""));

    [Fact]
    public void Value_WhenItIsJsonInAText_IsReadAsJson() => Assert.Equal(new SkillCall("x").With("a", "1"), Read(""" "{\"skill\":\"x\",\"args\":{\"a\":\"1\"}}" """));

    [Fact]
    public void Argument_WhenItHoldsControlCharacters_LosesThem() => Assert.Equal("a\nb", Read("""{"skill":"x","a":"a\r\nb\u0000\u001b"}""")?.Argument("a"));

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("true")]
    [InlineData("\"text\"")]
    [InlineData("\"\"")]
    [InlineData("\"\\\"{\\\\\\\"skill\\\\\\\":1}\\\"\"")]
    [InlineData("""{"skill":5}""")]
    [InlineData("""{"skill":null}""")]
    [InlineData("""{"skill":""}""")]
    [InlineData("""{"skill":"a b"}""")]
    [InlineData("""{"skill":"a\n"}""")]
    [InlineData("""{"verb":"approve"}""")]
    [InlineData(""" "{\"skill\":\"x\",\"a\":\"\\ud800\"}" """)]
    [InlineData(""" "{\"skill\":\"x\",\"skill\":\"y\"}" """)]
    public void Value_WhenItIsNotOurs_IsNoCall(string value) => Assert.Null(Read(value));

    [Fact]
    public void Value_WhenItHasThousandsOfInputs_IsCutShort() =>
        Assert.Equal(64, Read(new JsonObject(Enumerable.Range(0, 5000).Select(i => KeyValuePair.Create($"i{i}", (JsonNode?)i)).Prepend(KeyValuePair.Create("skill", (JsonNode?)"x"))).ToJsonString())?.Arguments.Count);

    [Theory]
    [InlineData("""{"skill":"customer.summary","args":{"customer":"#7"}}""", null, "customer.summary", "")]
    [InlineData("""{"skill":"customer.summary"}""", "words beside it", "customer.summary", "")]
    [InlineData("""{"other":1}""", "words", null, "words")]
    [InlineData("""{"other":1}""", null, "help", "")]
    [InlineData("null", "words", null, "words")]
    public async Task Checklist53_WhenAButtonIsPressed_ItIsACallAndNeverEmptyWords(string value, string? text, string? function, string expectedText)
    {
        await using var bot = await TeamsBot.StartAsync();
        var activity = bot.Message("");
        (activity["value"], activity["text"]) = (JsonNode.Parse(value), text);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(activity)).StatusCode);
        Assert.Equal((function, expectedText), (bot.Turn.Single.Call?.Function, bot.Turn.Single.Text));
    }

    [Theory]
    [InlineData("1722860000999", "1722860000999")]
    [InlineData("..", null)]
    [InlineData(null, null)]
    public async Task Press_WhenTheClientTellsWhichCard_HasItsId(string? replyToId, string? expected)
    {
        await using var bot = await TeamsBot.StartAsync();
        var activity = bot.Message("");
        (activity["value"], activity["replyToId"]) = (JsonNode.Parse("""{"skill":"x"}"""), replyToId);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(activity)).StatusCode);
        Assert.Equal(expected, bot.Turn.Single.CardId);
    }
}
