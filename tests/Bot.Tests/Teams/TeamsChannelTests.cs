using System.Text.Json;
using FsCheck.Xunit;
using Microsoft.AspNetCore.Http;
using RetentionBot.Conversation;
using RetentionBot.Teams.Cards;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>Teams as a channel: saying things unasked, in place of others, and in private.</summary>
public sealed class TeamsChannelTests : ConnectorFixture
{
    private ConversationReference Group(string channel = "msteams") =>
        new(channel, "t1", "19:g@thread.v2") { Scope = ConversationScope.Group, ServiceUrl = new Uri(Connector.ServiceUrl), BotId = "28:bot", UserId = "29:u", ReplyToId = "172" };

    [Theory]
    [InlineData("msteams", true)]
    [InlineData("emulator", true)]
    [InlineData("webchat", true)]
    [InlineData("directline", true)]
    [InlineData("whatever", true)]
    [InlineData("local", false)]
    [InlineData("slack", false)]
    public void Serves_InTheAnonymousDevelopmentMode_WhateverAClientCallsItself(string channel, bool expected) => Assert.Equal(expected, Bot.Channel.Serves(channel));

    [Fact]
    public async Task Serves_WithTokens_TheAllowedChannels()
    {
        await using var usual = OutboundBot.WithTokens("http://127.0.0.1:9/t/token");
        await using var wider = OutboundBot.WithTokens("http://127.0.0.1:9/t/token", null, ("Teams:AllowedChannels:0", "webchat"));
        await using var off = OutboundBot.WithTokens("http://127.0.0.1:9/t/token", null, ("Teams:AppId", ""));
        await using var slack = OutboundBot.WithTokens("http://127.0.0.1:9/t/token", null, ("Teams:AllowedChannels:0", "msteams"), ("Teams:AllowedChannels:1", "slack"));
        string[] names = ["msteams", "webchat", "slack.azure", "slack"];
        Assert.Equal([true, false, false, false], names.Select(usual.Channel.Serves));
        Assert.Equal([false, true, false, false], names.Select(wider.Channel.Serves));
        Assert.Equal([true, false, true, false], names.Select(slack.Channel.Serves));
        Assert.Equal([false, false, false, false], names.Select(off.Channel.Serves));
    }

    [Fact]
    public async Task Send_WhenAReplyHasSeveralCards_SendsThemInOrderAndReturnsTheLastId()
    {
        Connector.Answers = http => http.Response.WriteAsync($$"""{"id":"sent-{{Connector.Calls.Count}}"}""");
        var sent = await Bot.Channel.SendAsync(Group(), new Reply([new Card(new Paragraph("One.")), new Card(new Paragraph("Two."))]), CancellationToken.None);
        Assert.Equal(new SentMessage("sent-2"), sent);
        Assert.Equal(["One.", "Two."], Connector.Calls.Select(call => (string?)call.Body["text"]));
    }

    [Fact]
    public async Task Update_WhenAReplyHasSeveralCards_OneMessageTakesThePlaceOfOne()
    {
        await Bot.Channel.UpdateAsync(Group(), "17", new Reply([new Card(new Heading("One")), new Card(new Heading("Two"))]), CancellationToken.None);
        var call = Connector.Calls.Single();
        Assert.Equal(("PUT", "/emea/v3/conversations/19%3Ag%40thread.v2/activities/17"), (call.Method, call.Target));
        var card = call.Body["attachments"]![0]!["content"]!.ToJsonString();
        Assert.Contains("One", card, StringComparison.Ordinal);
        Assert.Contains("Two", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checklist64_WhenAMessageIsReplacedByAModelsWords_OneEntitySaysSo()
    {
        await Bot.Channel.UpdateAsync(Group(), "17", new Reply([new Card(new Heading("One")), new Card(new Heading("Two [1]")) { Ai = new AiLabel([new Citation(1, "I-19", "Invoice")]) }]), CancellationToken.None);
        var entity = Assert.Single(Connector.Calls.Single().Body["entities"]!.AsArray())!;
        Assert.Equal(("https://schema.org/Message", "I-19 Invoice"), ((string?)entity["type"], (string?)entity["citation"]![0]!["appearance"]!["name"]));
    }

    [Theory]
    [InlineData(400_000)]
    [InlineData(41_000)]
    [InlineData(14_337)]
    public async Task Checklist42_WhenATextIsHuge_TheMessageFits(int length)
    {
        await Bot.Channel.SendAsync(Group(), Reply.Of(new string('ü', length)), CancellationToken.None);
        AssertFits();
    }

    [Fact]
    public async Task Checklist42_WhenAReplyIsHuge_EveryMessageFits()
    {
        var rows = Enumerable.Range(0, 5_000).Select(n => (IReadOnlyList<string>)[$"Customer \"{n}\" 😀", new string('x', 200)]).ToList();
        var card = new Card(new Heading(new string('h', 50_000)), new Table([new Column("Name"), new Column("What")], rows), new Paragraph(new string('\\', 90_000)), new Footnote(new string('"', 90_000)));
        await Bot.Channel.SendAsync(Group(), new Reply([card, card, new Card(new Paragraph(new string('\u0001', 60_000)))]), CancellationToken.None);
        Assert.Equal(3, Connector.Calls.Count);
        AssertFits();
    }

    [Property(MaxTest = 50)]
    public bool Checklist42_WhateverIsSaid_TheMessageFits(string[] words, byte times)
    {
        var text = string.Concat(Enumerable.Repeat(string.Join(' ', words ?? []), 1 + (times * 20)));
        var hosts = new StubHosts((_, _) => (200, "{}"));
        var bot = OutboundBot.Anonymous(hosts);
        bot.Channel.SendAsync(Group(), new Reply(new Card(new Paragraph(text), new Footnote(text))), CancellationToken.None).GetAwaiter().GetResult();
        return hosts.Calls.All(call => call.Body.Length <= AdaptiveLimits.MessageCharacters);
    }

    [Fact]
    public async Task Checklist42_WhenAMessageCannotBeMadeToFit_ItIsNotSent()
    {
        var huge = OutboundBot.Message with { Text = new string('x', AdaptiveLimits.MessageCharacters) };
        var exception = await Assert.ThrowsAsync<ChannelException>(() => Bot.Connector.SendAsync(Group(), huge, CancellationToken.None));
        Assert.Equal((ChannelFault.Rejected, "MessageSizeTooBig"), (exception.Fault, exception.Code));
        Assert.Empty(Connector.Calls);
    }

    [Fact]
    public async Task Checklist66_WhenAnAnswerIsForOnePersonAlone_OnlyTheySeeIt()
    {
        await Bot.Channel.SendAsync(Group() with { IsTargeted = true }, Reply.Of("Hello."), CancellationToken.None);
        var call = Connector.Calls.Single();
        Assert.Equal("/emea/v3/conversations/19%3Ag%40thread.v2/activities?isTargetedActivity=true", call.Target);
        Assert.Equal(("29:u", "172"), ((string?)call.Body["recipient"]!["id"], (string?)call.Body["replyToId"]));
    }

    [Fact]
    public async Task Checklist66_WhenAMessageForOnePersonIsChangedOrTakenBack_NoRecipientIsSent()
    {
        await Bot.Channel.UpdateAsync(Group() with { IsTargeted = true }, "17", Reply.Of("Hello."), CancellationToken.None);
        await Bot.Connector.DeleteAsync(Group() with { IsTargeted = true }, "17", CancellationToken.None);
        Assert.All(Connector.Calls, call => Assert.Equal("/emea/v3/conversations/19%3Ag%40thread.v2/activities/17?isTargetedActivity=true", call.Target));
        Assert.All(Connector.Calls, call => Assert.False(call.Body.ContainsKey("recipient")));
    }

    [Fact]
    public async Task Checklist66_WhenNobodyIsNamed_NothingIsSentForAllToSee()
    {
        await Assert.ThrowsAsync<ChannelException>(() => Bot.Channel.SendAsync(Group() with { IsTargeted = true, UserId = null }, Reply.Of("Hello."), CancellationToken.None));
        Assert.Empty(Connector.Calls);
    }

    [Fact]
    public async Task Checklist46_WhenAPersonalChatIsOpened_ItIsAskedForWithBotMemberAndTenant()
    {
        Connector.Answers = Answer(201, """{"id":"a:new"}""");
        var opened = await Bot.Channel.OpenPersonalAsync(Group() with { IsTargeted = true }, CancellationToken.None);

        var call = Connector.Calls.Single();
        Assert.Equal(("POST", "/emea/v3/conversations"), (call.Method, call.Target));
        Assert.Equal(
            """{"bot":{"id":"28:bot"},"isGroup":false,"members":[{"id":"29:u"}],"tenantId":"t1","channelData":{"tenant":{"id":"t1"}}}""", call.Body.ToJsonString());
        Assert.Equal(
            new ConversationReference("msteams", "t1", "a:new") { Scope = ConversationScope.Personal, ServiceUrl = new Uri(Connector.ServiceUrl), BotId = "28:bot", UserId = "29:u" }, opened);
    }

    [Fact]
    public async Task Checklist67_WhenAChatIsOpenedOutsideTeams_NothingOfTeamsIsSent()
    {
        Connector.Answers = Answer(200, """{"id":"c"}""");
        await Bot.Channel.OpenPersonalAsync(Group("emulator"), CancellationToken.None);
        Assert.Equal("""{"bot":{"id":"28:bot"},"isGroup":false,"members":[{"id":"29:u"}]}""", Connector.Calls.Single().Body.ToJsonString());
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/elsewhere/", true)]
    [InlineData("https://evil.example/", false)]
    [InlineData("nonsense", false)]
    public async Task OpenPersonal_WhenAnAddressIsReturned_ItIsTakenIfItMayBeCalled(string address, bool isTaken)
    {
        Connector.Answers = Answer(201, $$"""{"id":"a:new","serviceUrl":"{{address}}"}""");
        var opened = await Bot.Channel.OpenPersonalAsync(Group(), CancellationToken.None);
        Assert.Equal(isTaken ? address : Connector.ServiceUrl, opened.ServiceUrl?.AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"id":".."}""")]
    public async Task OpenPersonal_WhenNoChatIsNamed_IsRejected(string body)
    {
        Connector.Answers = Answer(201, body);
        Assert.Equal(ChannelFault.Rejected, (await Assert.ThrowsAsync<ChannelException>(() => Bot.Channel.OpenPersonalAsync(Group(), CancellationToken.None))).Fault);
    }

    [Theory]
    [InlineData("""{"email":"ada@contoso.example","userPrincipalName":"ADA@contoso.example"}""", "ada@contoso.example", false)]
    [InlineData("""{"email":"ada@contoso.example","userPrincipalName":"a.byron@contoso.example","userRole":"user","tenantId":"T1"}""", "ada@contoso.example a.byron@contoso.example", false)]
    [InlineData("""{"userPrincipalName":"ada@contoso.example"}""", "ada@contoso.example", false)]
    [InlineData("""{"email":"Ada <ada@contoso.example>","userPrincipalName":"ada"}""", "", false)]
    [InlineData("""{"email":"","aadObjectId":null,"objectId":"6b1f2c3d-0000-4000-8000-000000000001","userPrincipalName":"ada@contoso.example"}""", "ada@contoso.example", false)]
    [InlineData("""{"email":"ada@contoso.example","aadObjectId":null}""", "", false)]
    [InlineData("""{"email":"ada@contoso.example","aadObjectId":"00000000-0000-0000-0000-000000000000"}""", "", false)]
    [InlineData("""{"email":"ada@contoso.example","aadObjectId":"me"}""", "", false)]
    [InlineData("""{"email":"ada@contoso.example","id":"29:other"}""", "", false)]
    [InlineData("""{"email":"ada@contoso.example","tenantId":"t2"}""", "ada@contoso.example", true)]
    [InlineData("""{"email":"ada@contoso.example","userRole":"guest"}""", "ada@contoso.example", true)]
    [InlineData("""{"email":"ada@contoso.example","userRole":"anonymous"}""", "ada@contoso.example", true)]
    [InlineData("""{"email":"ada@gmail.example","userPrincipalName":"ada_gmail.example#EXT#@contoso.example"}""", "ada@gmail.example", true)]
    public async Task Profile_WhenTheMemberIsKnown_TellsTheAddressesThatAreVouchedFor(string member, string emails, bool isGuest)
    {
        var json = new Dictionary<string, string?> { ["id"] = "29:u", ["name"] = "Ada Byron", ["aadObjectId"] = "6b1f2c3d-0000-4000-8000-000000000001" };
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string?>>(member)!)
            json[name] = value;
        Connector.Answers = Answer(200, JsonSerializer.Serialize(json));

        var profile = await Bot.Channel.ProfileAsync(Group(), CancellationToken.None);

        Assert.Equal(("GET", "/emea/v3/conversations/19%3Ag%40thread.v2/members/29%3Au"), (Connector.Calls.Single().Method, Connector.Calls.Single().Target));
        Assert.Equal((emails, isGuest, "Ada Byron"), (string.Join(' ', profile!.Emails), profile.IsGuest, profile.Name));
    }

    [Theory]
    [InlineData("emulator", "t1")]
    [InlineData("msteams", "")]
    public async Task Profile_OutsideTeamsOrWithoutATenant_VouchesForNoAddress(string channel, string tenant)
    {
        Connector.Answers = Answer(200, """{"id":"29:u","aadObjectId":"6b1f2c3d-0000-4000-8000-000000000001","email":"ada@contoso.example"}""");
        Assert.Empty((await Bot.Channel.ProfileAsync(Group(channel) with { Tenant = tenant }, CancellationToken.None))!.Emails);
    }

    [Fact]
    public async Task Profile_WhenTheMemberIsUnknown_IsNull()
    {
        Connector.Answers = Answer(404, """{"error":{"code":"ConversationNotFound"}}""");
        Assert.Null(await Bot.Channel.ProfileAsync(Group(), CancellationToken.None));
        Assert.Null(await Bot.Channel.ProfileAsync(Group() with { UserId = null }, CancellationToken.None));
    }

    private void AssertFits() => Assert.All(Connector.Calls, call => Assert.InRange(call.Body.ToJsonString(new JsonSerializerOptions
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }).Length, 1, AdaptiveLimits.MessageCharacters));

    private static Func<HttpContext, Task> Answer(int status, string body) => async http =>
    {
        http.Response.StatusCode = status;
        if (body.Length > 0)
            await http.Response.WriteAsync(body);
    };
}
