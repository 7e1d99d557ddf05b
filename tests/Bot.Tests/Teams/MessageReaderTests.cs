using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RetentionBot.Conversation;
using RetentionBot.Teams.Inbound;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>What a Teams activity means to the bot.</summary>
public sealed class MessageReaderTests
{
    private const string Sample = """
        {
          "type": "message", "id": "1722860000123", "timestamp": "2026-08-05T12:13:20.1234567Z", "localTimestamp": "2026-08-05T14:13:20.1234567+02:00",
          "localTimezone": "Europe/Berlin", "serviceUrl": "https://smba.trafficmanager.net/emea/t1/", "channelId": "msteams", "locale": "en-GB", "textFormat": "plain",
          "from": { "id": "29:1AbC", "name": "Ada Byron", "aadObjectId": "6b1f2c3d", "role": "user", "newMember": { "a": [1, 2.50, null] } },
          "recipient": { "id": "28:bot", "name": "Assist" },
          "conversation": { "id": "19:abc@thread.tacv2;messageid=1722", "conversationType": "channel", "isGroup": true, "tenantId": "t1", "future": true },
          "text": "<at>Assist</at> open orders?\n",
          "entities": [ { "type": "mention", "mentioned": { "id": "28:bot", "name": "Assist" }, "text": "<at>Assist</at>" },
                        { "type": "clientInfo", "locale": "en-US", "timezone": "Europe/Paris", "x": 1e400 } ],
          "attachments": [ { "contentType": "text/html", "content": "<div>open orders?</div>" }, { "contentType": "image/*", "contentUrl": "x", "future": 1 } ],
          "channelData": { "tenant": { "id": "t2" }, "extra": ["\u00e9", 1.0] }, "unknownRoot": { "deep": [{ "er": "ü" }] }, "big": 123456789012345678901234567890.10
        }
        """;

    private static Activity Parse(string json) => ActivityReader.Read(Encoding.UTF8.GetBytes(json)) ?? throw new InvalidOperationException("not an activity");

    private static IncomingMessage Read(Action<JsonObject> change)
    {
        var activity = JsonNode.Parse(Sample)!.AsObject();
        change(activity);
        return MessageReader.Read(Parse(activity.ToJsonString()));
    }

    [Fact]
    public void Checklist07_WhenMembersAreUnknown_TheyAreWrittenBackAsTheyCame() =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Sample), JsonSerializer.SerializeToElement(Parse(Sample), WireJson.Wire.Activity)));

    [Fact]
    public void Message_WhenItIsFromAChannel_HasEveryPartInItsPlace()
    {
        var message = Read(_ => { });
        Assert.Equal(
            new ConversationReference("msteams", "t1", "19:abc@thread.tacv2;messageid=1722")
            {
                Scope = ConversationScope.Channel, ServiceUrl = new Uri("https://smba.trafficmanager.net/emea/t1/"), BotId = "28:bot", UserId = "29:1AbC", ReplyToId = "1722860000123",
            },
            message.Conversation);
        Assert.Equal(new ChannelAccount("msteams", "t1", "6b1f2c3d") { Name = "Ada Byron" }, message.From);
        Assert.Equal(("1722860000123", "open orders?", "en-GB", "Europe/Berlin"), (message.Id, message.Text, message.Locale, message.TimeZone));
        Assert.Null(message.Call);
    }

    [Fact]
    public void Account_WhenTheChannelIsNotTeams_IsFromIdWhateverObjectIdTheClientClaims() =>
        Assert.Equal("29:1AbC", Read(a => a["channelId"] = "webchat").From.UserId);

    [Fact]
    public void Tenant_WhenOnlyChannelDataHasIt_IsTakenFromThere() => Assert.Equal("t2", Read(a => a["conversation"]!.AsObject().Remove("tenantId")).From.Tenant);

    [Theory]
    [InlineData("5")]
    [InlineData("""{"tenant":"t"}""")]
    [InlineData("""{"tenant":{"id":7}}""")]
    [InlineData("[]")]
    public void Tenant_WhenChannelDataHasAnotherShape_IsEmpty(string channelData) => Assert.Equal("", Read(a =>
    {
        a["conversation"]!.AsObject().Remove("tenantId");
        a["channelData"] = JsonNode.Parse(channelData);
    }).From.Tenant);

    [Theory]
    [InlineData("personal", null, "a:1", ConversationScope.Personal)]
    [InlineData("personal", true, "a:1", ConversationScope.Group)]
    [InlineData("groupChat", true, "19:x@thread.v2", ConversationScope.Group)]
    [InlineData("channel", true, "19:x@thread.tacv2", ConversationScope.Channel)]
    [InlineData("meeting", null, "a:1", ConversationScope.Channel)]
    [InlineData("Personal", null, "a:1", ConversationScope.Channel)]
    [InlineData(null, null, "abc|livechat", ConversationScope.Personal)]
    [InlineData(null, false, "abc", ConversationScope.Personal)]
    [InlineData(null, true, "abc", ConversationScope.Group)]
    [InlineData(null, null, "19:x@thread.v2", ConversationScope.Channel)]
    public void Scope_WhenTheConversationIs_NeverClaimsFewerReadersThanThereMayBe(string? type, bool? isGroup, string id, ConversationScope expected) =>
        Assert.Equal(expected, Read(a => a["conversation"] = new JsonObject { ["id"] = id, ["conversationType"] = type, ["isGroup"] = isGroup }).Conversation.Scope);

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("Europe/Nowhere", "Europe/Paris")]
    [InlineData("../../etc/passwd", "Europe/Paris")]
    [InlineData("", "Europe/Paris")]
    [InlineData(null, "Europe/Paris")]
    public void TimeZone_WhenItIsNoZone_IsTheClients(string? zone, string expected) => Assert.Equal(expected, Read(a => a["localTimezone"] = zone).TimeZone);

    [Theory]
    [InlineData("de-DE", "de-DE")]
    [InlineData("<script>", "en-US")]
    [InlineData(null, "en-US")]
    public void Locale_WhenItIsNoTag_IsTheClients(string? locale, string expected) => Assert.Equal(expected, Read(a => a["locale"] = locale).Locale);

    [Theory]
    [InlineData("<at>Assist</at> help", "<at>Assist</at>", "help")]
    [InlineData("<AT>assist</AT>&nbsp;help\n", "<at>Assist</at>", "help")]
    [InlineData("ask <at>Assist</at>\u00a0for <at>Ada</at>", "<at>Assist</at>", "ask  for <at>Ada</at>")]
    [InlineData("<at>Assist</at>", "<at>Assist</at>", "")]
    [InlineData("help", "", "help")]
    public void Checklist48_WhenTheBotIsMentioned_TheMentionGoesAndOthersStay(string text, string mention, string expected) => Assert.Equal(expected, Read(a =>
    {
        a["text"] = text;
        a["entities"] = new JsonArray(
            new JsonObject { ["type"] = "mention", ["text"] = mention, ["mentioned"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Assist" } },
            new JsonObject { ["type"] = "mention", ["text"] = "<at>Ada</at>", ["mentioned"] = new JsonObject { ["id"] = "29:ada", ["name"] = "Ada" } });
    }).Text);

    [Fact]
    public void Checklist49_WhenTheMentionHasNoText_ItsNameIsUsed() => Assert.Equal("help", Read(a =>
    {
        a["text"] = "<at>Assist</at> help";
        a["entities"] = JsonNode.Parse("""[{"type":"mention","mentioned":{"id":"28:bot","name":"Assist"}}]""");
    }).Text);

    [Theory]
    [InlineData("""[null, 5, "x", {"type":5}, {"type":"mention"}, {"type":"mention","mentioned":7}, {"type":"mention","mentioned":{"id":"28:bot"}}]""")]
    [InlineData("[]")]
    public void Mention_WhenEntitiesAreStrange_TheTextStays(string entities) => Assert.Equal("help", Read(a =>
    {
        a["text"] = "help";
        a["entities"] = JsonNode.Parse(entities);
    }).Text);

    [Fact]
    public void Checklist52_WhenAnHtmlAttachmentMirrorsTheText_OnlyTheTextCounts() => Assert.Equal("open orders?", Read(_ => { }).Text);

    /// <summary>What of a message's attachments is a file: its name and address, or nothing.</summary>
    [Theory]
    [InlineData("""{"contentType":"application/vnd.microsoft.teams.file.download.info","contentUrl":"https://f.sharepoint.com/g","name":"list.csv","content":{"downloadUrl":"https://f.sharepoint.com/d","fileType":"csv"}}""", "list.csv|https://f.sharepoint.com/d")]
    [InlineData("""{"contentType":"application/vnd.microsoft.teams.file.download.info","name":"list.csv"}""", "")]
    [InlineData("""{"contentType":"application/vnd.microsoft.teams.file.download.info","content":{"downloadUrl":7}}""", "")]
    [InlineData("""{"contentType":"application/vnd.microsoft.teams.file.download.info","content":{"downloadUrl":"https://f.sharepoint.com/d"}}""", "the file|https://f.sharepoint.com/d")]
    [InlineData("""{"contentType":"text/csv","contentUrl":"data:text/csv;base64,YQ==","name":"../..\u0000\n/list.csv"}""", "../.. /list.csv|data:text/csv;base64,YQ==")]
    [InlineData("""{"contentType":"text/csv","contentUrl":"http://localhost:3979/f","name":"a.csv"}""", "a.csv|http://localhost:3979/f")]
    [InlineData("""{"contentType":"text/html","content":"<div>x</div>"}""", "")]
    [InlineData("""{"contentType":"text/html","contentUrl":"https://f.sharepoint.com/d"}""", "")]
    [InlineData("""{"contentType":"image/png","contentUrl":"https://smba.trafficmanager.net/i"}""", "")]
    [InlineData("""{"contentType":"IMAGE/*","contentUrl":"https://smba.trafficmanager.net/i"}""", "")]
    [InlineData("""{"contentType":"application/vnd.microsoft.card.adaptive","contentUrl":"https://f.sharepoint.com/d","content":{}}""", "")]
    [InlineData("""{"contentType":"messageReference","contentUrl":"https://f.sharepoint.com/d"}""", "")]
    [InlineData("""{"contentType":"text/csv"}""", "")]
    [InlineData("""{"contentUrl":"https://f.sharepoint.com/d"}""", "")]
    [InlineData("null", "")]
    public void Files_AreThoseThatAreNoCardPictureOrCopyOfTheText(string attachment, string expected) => Assert.Equal(
        expected, string.Join(';', Read(a => a["attachments"] = new JsonArray(JsonNode.Parse(attachment))).Files.Select(file => $"{file.Name}|{file.Address}")));

    [Fact]
    public void File_WhoseAddressIsTooLong_IsNone() =>
        Assert.Empty(Read(a => a["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/csv", ["contentUrl"] = "https://f.sharepoint.com/" + new string('x', 9000) })).Files);

    [Fact]
    public void Message_WithoutWords_IsAboutItsFileOrAsksForHelp()
    {
        var file = Read(a => (a["text"], a["attachments"]) = ("", new JsonArray(new JsonObject { ["contentType"] = "text/csv", ["contentUrl"] = "data:,name", ["name"] = "list.csv" })));
        Assert.Equal((null, "", "msteams"), (file.Call, file.Text, Assert.Single(file.Files).Channel));
        Assert.Equal("help", Read(a => a["text"] = "").Call?.Function);
        Assert.Equal("a file", file.Files[0].ToString());
    }

    [Fact]
    public void Text_WhenItHoldsControlCharacters_OnlyLineBreaksAndTabsStay() => Assert.Equal("a\nb\tcd\ne", Read(a => a["text"] = "a\r\nb\tc\0\u001b\u0085d\u2028e".Replace("\u0085", "", StringComparison.Ordinal)).Text);

    [Fact]
    public void Text_WhenItIsXml_IsReadWithoutMarkup() => Assert.Equal("a < b & c\nd", Read(a => (a["text"], a["textFormat"]) = ("<b>a</b> &lt; b &amp; c<br/>d", "xml")).Text);

    [Theory]
    [InlineData("plain")]
    [InlineData("markdown")]
    public void Text_WhenItIsNotXml_KeepsAngleBrackets(string format) => Assert.Equal("a < b > c", Read(a => (a["text"], a["textFormat"]) = ("a < b > c", format)).Text);

    [Theory]
    [InlineData("msteams", "channel", true, true)]
    [InlineData("msteams", "channel", false, false)]
    [InlineData("msteams", "personal", true, false)]
    [InlineData("webchat", "channel", true, false)]
    public void Checklist66_WhenAMessageIsShownToOnePersonOnly_SoIsItsAnswer(string channel, string type, bool isTargeted, bool expected) => Assert.Equal(expected, Read(a =>
    {
        a["channelId"] = channel;
        a["recipient"]!["isTargeted"] = isTargeted;
        a["conversation"] = new JsonObject { ["id"] = "c", ["conversationType"] = type };
    }).Conversation.IsTargeted);

    [Theory]
    [InlineData("composeExtension/query", "personal", "19:ada_bo@unq.gbl.spaces", ConversationScope.Group, true)]
    [InlineData("composeExtension/fetchTask", "personal", "a:1xyz", ConversationScope.Personal, false)]
    [InlineData("composeExtension/fetchTask", "groupChat", "19:x@thread.v2", ConversationScope.Group, true)]
    [InlineData("task/fetch", "channel", "19:x@thread.tacv2", ConversationScope.Channel, true)]
    public void Dialog_WhenItIsOpenedInAnybodysChat_IsPrivateButNotTheChatWithTheBot(string name, string type, string id, ConversationScope scope, bool isTargeted)
    {
        var activity = JsonNode.Parse(Sample)!.AsObject();
        (activity["type"], activity["name"]) = ("invoke", name);
        activity["conversation"] = new JsonObject { ["id"] = id, ["conversationType"] = type };
        var message = MessageReader.ReadPrivate(Parse(activity.ToJsonString()), new SkillCall("x"));
        Assert.Equal((scope, isTargeted), (message.Conversation.Scope, message.Conversation.IsTargeted));
    }
}
