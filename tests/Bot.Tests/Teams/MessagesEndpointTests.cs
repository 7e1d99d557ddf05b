using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RetentionBot.Conversation;
using RetentionBot.Teams;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>The HTTP contract. The numbers are those of the conformance checklist.</summary>
public sealed class MessagesEndpointTests : IAsyncLifetime
{
    private TeamsBot _bot = null!; // set before each test

    public async Task InitializeAsync() => _bot = await TeamsBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    public async Task Checklist01_WhenTheMethodIsNotPost_Answers405(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), TeamsServices.MessagesPath);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _bot.Http.SendAsync(request)).StatusCode);
    }

    public static TheoryData<string> NotActivities => new()
    {
        "", "hello", "{", "[]", "null", "1", "\"message\"", "{\"type\":5}", "{\"type\":\"message\",\"type\":\"message\"}", "\uFEFF{\"type\":\"message\"}",
        "{\"type\":\"message\"}{}", "{\"type\":\"message\",\"text\":\"\\ud800\"}", "{\"type\":\"message\",\"x\":\"\\udc00\"}", "{\"type\":\"message\",\"\\ud800\":1}",
        new string('[', 100_000), "{\"x\":" + new string('[', 65) + new string(']', 65) + "}", "{\"type\":\"message\",\"from\":[]}",
        "{\"conversation\":{\"isGroup\":1e999999}}", "{\"entities\":{}}", "// comment\n{}", "{\"a\":1,}", "{\"x\":{\"a\":1,\"a\":2}}",
    };

    [Theory]
    [MemberData(nameof(NotActivities))]
    public async Task Checklist02_WhenTheBodyIsNotAnActivity_Answers400AndNobodyIsAsked(string body)
    {
        using var response = await _bot.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Empty(_bot.Turn.Messages);

        // Not only for want of an id: it is not read at all.
        Assert.Null(ActivityReader.Read(Encoding.UTF8.GetBytes(body)));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task Checklist02_WhenTheContentTypeIsNotUtf8Json_Answers400(string? contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(_bot.Message("hi").ToJsonString()));
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.PostAsync(content)).StatusCode);
        Assert.Empty(_bot.Turn.Messages);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-32")]
    [InlineData("iso-8859-1")]
    public async Task Checklist02_WhenTheBytesAreNotUtf8_Answers400(string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding).GetBytes(_bot.Message("Købt").ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.PostAsync(bytes)).StatusCode);
    }

    [Theory]
    [InlineData("type")]
    [InlineData("channelId")]
    [InlineData("from")]
    [InlineData("conversation")]
    [InlineData("serviceUrl")]
    public async Task Checklist03And04_WhenARequiredMemberIsMissingOrEmpty_Answers400(string member)
    {
        foreach (var value in new JsonNode?[] { null, "", new JsonObject(), new JsonObject { ["id"] = "" } })
        {
            var activity = _bot.Message("hi");
            activity[member] = value;
            Assert.Equal(HttpStatusCode.BadRequest, (await _bot.PostAsync(activity)).StatusCode);
        }

        Assert.Empty(_bot.Turn.Messages);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData(257)]
    public async Task Id_WhenItIsNoId_Answers400(object id)
    {
        var text = id is int length ? new string('a', length) : (string)id;
        var (inConversation, inActivity) = (_bot.Message("hi"), _bot.Message("hi"));
        inConversation["conversation"]!["id"] = text;
        inActivity["id"] = text;
        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.PostAsync(inConversation)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.PostAsync(inActivity)).StatusCode);
    }

    [Theory]
    [InlineData("webchat", HttpStatusCode.BadRequest)]
    [InlineData("msteams", HttpStatusCode.NotImplemented)]
    public async Task Checklist05_WhenAnInvokeHasNoName_Answers400ExceptInTeams(string channel, HttpStatusCode expected)
    {
        var activity = _bot.Message("");
        (activity["type"], activity["channelId"]) = ("invoke", channel);
        Assert.Equal(expected, (await _bot.PostAsync(activity)).StatusCode);
    }

    [Theory]
    [InlineData("somethingNew")]
    [InlineData("Message")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("messageReaction")]
    [InlineData("typing")]
    [InlineData("conversationUpdate")]
    [InlineData("installationUpdate")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    public async Task Checklist06_WhenTheTypeIsNotAMessage_Answers2xxAndDoesNothing(string type)
    {
        var activity = _bot.Message("hi");
        activity["type"] = type;
        activity.Remove("serviceUrl");
        using var response = await _bot.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(_bot.Turn.Messages);
        Assert.Empty(_bot.Connector.Calls);
    }

    [Fact]
    public async Task Checklist08_WhenAMessageIsAnswered_Answers200WithoutABody()
    {
        using var response = await _bot.PostAsync(_bot.Message("hi"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("An answer.", (string?)Assert.Single(_bot.Connector.Calls).Body["text"]);
    }

    [Theory]
    [InlineData("composeExtension/queryLink")]
    [InlineData("message/fetchTask")]
    [InlineData("signin/verifyState")]
    [InlineData("unknown")]
    public async Task Checklist10_WhenAnInvokeIsUnknown_Answers501(string name)
    {
        var activity = _bot.Message("");
        (activity["type"], activity["name"]) = ("invoke", name);
        Assert.Equal(HttpStatusCode.NotImplemented, (await _bot.PostAsync(activity)).StatusCode);
    }

    [Fact]
    public async Task Checklist11_WhenRepliesAreExpected_TheBodyHoldsThemAndTheConnectorIsNotCalled()
    {
        var activity = _bot.Message("hi");
        activity["deliveryMode"] = "expectReplies";
        activity.Remove("serviceUrl");
        _bot.Turn.Does = (_, answer, token) => answer.SendAsync(new Reply([new Card(new Heading("One")), new Card(new Paragraph("Two"))]), token);
        using var response = await _bot.PostAsync(activity);
        var replies = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["activities"]!.AsArray();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(2, replies.Count);
        Assert.Equal(("Two", "1722860000123", "28:bot", "a:1xyz"), ((string?)replies[1]!["text"], (string?)replies[1]!["replyToId"], (string?)replies[1]!["from"]!["id"], (string?)replies[1]!["conversation"]!["id"]));
        Assert.Empty(_bot.Connector.Calls);
    }

    [Fact]
    public async Task Checklist11_WhenRepliesAreExpectedOfAnInvoke_ItsAnswerIsBesideThem()
    {
        var activity = _bot.Invoke("adaptiveCard/action", """{"action":{"type":"Action.Execute","data":{"skill":"x"}}}""");
        activity["deliveryMode"] = "expectReplies";
        var (status, body) = await _bot.AskAsync(activity);
        Assert.Equal((HttpStatusCode.OK, "AdaptiveCard"), (status, (string?)body!["body"]!["value"]!["type"]));
        Assert.Empty(body["activities"]!.AsArray());
        activity["value"] = null;
        (status, body) = await _bot.AskAsync(activity);
        Assert.Equal((HttpStatusCode.BadRequest, "application/vnd.microsoft.error"), (status, (string?)body!["body"]!["type"]));
    }

    [Fact]
    public async Task Checklist11_WhenRepliesAreExpectedOfAnythingElse_ThereAreNone()
    {
        var activity = _bot.Message("hi");
        (activity["type"], activity["deliveryMode"]) = ("typing", "expectReplies");
        var (status, body) = await _bot.AskAsync(activity);
        Assert.Equal((HttpStatusCode.OK, """{"activities":[]}"""), (status, body!.ToJsonString()));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \u00a0\n", null)]
    [InlineData("<at>Assist</at>", """[{"type":"mention","text":"<at>Assist</at>","mentioned":{"id":"28:bot"}}]""")]
    public async Task Message_WhenItHoldsNothingToRead_AsksForHelp(string? text, string? entities)
    {
        var activity = _bot.Message("");
        (activity["text"], activity["entities"]) = (text, entities is null ? null : JsonNode.Parse(entities));
        activity["attachments"] = JsonNode.Parse("""[{"contentType":"image/png","contentUrl":"https://x.example/a.png"}]""");
        Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync(activity)).StatusCode);
        Assert.Equal((new SkillCall("help"), ""), (_bot.Turn.Single.Call, _bot.Turn.Single.Text));
        Assert.Single(_bot.Connector.Calls);
    }

    [Theory]
    [InlineData("messageUpdate", "editMessage")]
    [InlineData("messageDelete", "softDeleteMessage")]
    [InlineData("conversationUpdate", "channelRenamed")]
    [InlineData("conversationUpdate", "teamMemberAdded")]
    public async Task Checklist06_WhenAMessageIsEditedOrATeamChanges_NothingIsAnsweredAnew(string type, string eventType)
    {
        var activity = _bot.Message("what has Runa bought");
        (activity["type"], activity["channelData"]) = (type, new JsonObject { ["eventType"] = eventType });
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:new" }, null);
        Assert.Equal((HttpStatusCode.OK, null), await _bot.AskAsync(activity));
        Assert.Empty(_bot.Turn.Messages);
        Assert.Empty(_bot.Events.Taken);
        Assert.Empty(_bot.Connector.Calls);
    }

    [Theory]
    [InlineData("stream")]
    [InlineData("whatever")]
    [InlineData("")]
    public async Task Checklist12_WhenTheDeliveryModeIsUnknown_ItIsTheNormalOne(string mode)
    {
        var activity = _bot.Message("hi");
        activity["deliveryMode"] = mode;
        Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync(activity)).StatusCode);
        Assert.Single(_bot.Connector.Calls);
    }

    [Fact]
    public async Task Checklist13_WhenTheSameMessageComesTwice_TheTurnGetsTheSameIds()
    {
        await _bot.PostAsync(_bot.Message("hi"));
        await _bot.PostAsync(_bot.Message("hi"));
        Assert.Equal(("msteams", "a:1xyz", "1722860000123"), Assert.Single(_bot.Turn.Messages.Select(m => (m.Conversation.Channel, m.Conversation.ConversationId, m.Id)).Distinct()));
    }

    [Fact]
    public async Task Message_WhenItHasNoId_IsUnlikeAnyOther()
    {
        var activity = _bot.Message("hi");
        activity.Remove("id");
        await _bot.PostAsync(activity);
        await _bot.PostAsync(activity);
        Assert.Equal(2, _bot.Turn.Messages.Select(m => m.Id).Distinct().Count());
        Assert.All(_bot.Connector.Calls, call => Assert.EndsWith("/activities", call.Target, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Checklist14_WhenTheBodyIsOverTheLimit_Answers413(bool isChunked)
    {
        var body = _bot.Message(new string('a', 300_000)).ToJsonString();
        using HttpContent content = isChunked ? new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body))) : new StringContent(body);
        content.Headers.ContentType = new("application/json");
        if (isChunked)
            content.Headers.ContentLength = null;
        using var request = new HttpRequestMessage(HttpMethod.Post, TeamsServices.MessagesPath) { Content = content };
        request.Headers.TransferEncodingChunked = isChunked;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _bot.Http.SendAsync(request)).StatusCode);
        Assert.Empty(_bot.Turn.Messages);
    }

    [Fact]
    public async Task Checklist14_WhenTheTextIsLongButWithinTheLimit_IsPassedOnWhole()
    {
        Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync(_bot.Message(new string('a', 100_000)))).StatusCode);
        Assert.Equal(100_000, _bot.Turn.Single.Text.Length);
    }

    [Fact]
    public async Task Checklist15_WhenTheTurnThrows_TheProcessLivesAndTheLogHoldsNoText()
    {
        _bot.Turn.Does = (message, _, _) => throw new InvalidOperationException($"cannot read {message.Text}");
        using var first = await _bot.PostAsync(_bot.Message("the secret words"));
        Assert.Equal(HttpStatusCode.InternalServerError, first.StatusCode);
        Assert.Empty(await first.Content.ReadAsByteArrayAsync());
        Assert.Contains(_bot.Log.Lines, line => line.Contains("1722860000123", StringComparison.Ordinal) && line.Contains(nameof(InvalidOperationException), StringComparison.Ordinal));
        Assert.DoesNotContain(_bot.Log.Lines, line => line.Contains("secret", StringComparison.Ordinal));

        _bot.Turn.Does = (_, answer, token) => answer.SendAsync(Reply.Of("Here."), token);
        Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync(_bot.Message("again"))).StatusCode);
    }

    [Theory]
    [InlineData(ChannelFault.Retry, HttpStatusCode.ServiceUnavailable)]
    [InlineData(ChannelFault.Gone, HttpStatusCode.OK)]
    [InlineData(ChannelFault.Rejected, HttpStatusCode.OK)]
    public async Task Turn_WhenTheChannelDidNotTakeTheAnswer_IsHandedBackOnlyIfTryingAgainHelps(ChannelFault fault, HttpStatusCode expected)
    {
        _bot.Turn.Does = (_, _, _) => throw new ChannelException(fault, "The connector answered 429.") { RetryAfter = TimeSpan.FromSeconds(4.2) };
        using var response = await _bot.PostAsync(_bot.Message("hi"));
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(fault == ChannelFault.Retry ? TimeSpan.FromSeconds(5) : null, response.Headers.RetryAfter?.Delta);
    }
}
