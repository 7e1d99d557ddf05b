using System.Text.Json;
using System.Text.Json.Nodes;
using RetentionBot.Conversation;
using RetentionBot.Slack.Installations;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.WebApi;

/// <summary>Slack as a channel: in private and for everybody, in threads, in place of others, and where blocks are refused.</summary>
public sealed class SlackChannelTests : SlackFixture
{
    private static readonly Reply _hello = Reply.Of("Hello.");

    [Fact]
    public async Task Send_InTheirOwnChat_PostsWithoutPreviews()
    {
        var sent = await Bot.Channel.SendAsync(Own() with { AnswerUrl = Slack.ResponseUrl() }, _hello, CancellationToken.None);
        var call = Slack.Calls.Single();
        Assert.Equal(("chat.postMessage", "D1", "Hello."), (call.Method, call.Text("channel"), call.Text("text")));
        Assert.Equal(["text", "blocks", "channel", "unfurl_links", "unfurl_media"], call.Arguments.Select(argument => argument.Key));
        Assert.Equal((false, false), ((bool)call.Arguments["unfurl_links"]!, (bool)call.Arguments["unfurl_media"]!));
        Assert.Equal(new SentMessage("1776271070.000001"), sent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_InAThread_StaysInIt(bool isPrivate)
    {
        await Bot.Channel.SendAsync(Shared("C1;1699.9") with { IsTargeted = isPrivate }, _hello, CancellationToken.None);
        var call = Slack.Calls.Single();
        Assert.Equal((isPrivate ? "chat.postEphemeral" : "chat.postMessage", "C1", "1699.9"), (call.Method, call.Text("channel"), call.Text("thread_ts")));
    }

    [Fact]
    public async Task Send_WhereOthersReadAlong_OnlyTheAskerSeesIt()
    {
        var sent = await Bot.Channel.SendAsync(Shared(), _hello, CancellationToken.None);
        var call = Slack.Calls.Single();
        Assert.Equal(("chat.postEphemeral", "C1", "U1"), (call.Method, call.Text("channel"), call.Text("user")));
        Assert.Equal(new SentMessage("1776271070.000001"), sent);
    }

    [Fact]
    public async Task Send_WhatIsForEverybody_EverybodySees()
    {
        await Bot.Channel.SendAsync(Shared(), _hello with { IsForEverybody = true }, CancellationToken.None);
        await Bot.Channel.SendAsync(Shared() with { AnswerUrl = Slack.ResponseUrl() }, _hello with { IsForEverybody = true }, CancellationToken.None);
        Assert.Equal(["chat.postMessage", "response/1"], Slack.Calls.Select(call => call.Method));
        Assert.Equal("in_channel", Slack.Calls[1].Text("response_type"));
    }

    [Fact]
    public async Task C34_MoreThanFiveAnswers_TheSixthIsAnEphemeralMessage()
    {
        for (var n = 0; n < 6; n++)
            await Bot.Channel.SendAsync(Shared() with { AnswerUrl = Slack.ResponseUrl() }, Reply.Of($"Answer {n}."), CancellationToken.None);
        Assert.Equal([.. Enumerable.Repeat("response/1", 5), "chat.postEphemeral"], Slack.Calls.Select(call => call.Method));
        Assert.All(Slack.CallsOf("response/1"), call => Assert.Equal(("ephemeral", false, null), (call.Text("response_type"), (bool)call.Arguments["replace_original"]!, call.Token)));
        Assert.Equal("Answer 5.", Slack.Calls[5].Text("text"));
    }

    [Fact]
    public async Task C34_AnAddressOlderThanHalfAnHour_IsNotUsed()
    {
        var conversation = Shared() with { AnswerUrl = Slack.ResponseUrl() };
        await Bot.Channel.SendAsync(conversation, _hello, CancellationToken.None);
        Bot.Time.Advance(TimeSpan.FromMinutes(30));
        await Bot.Channel.SendAsync(conversation, _hello, CancellationToken.None);
        Bot.Time.Advance(TimeSpan.FromSeconds(1));
        await Bot.Channel.SendAsync(conversation, _hello, CancellationToken.None);
        Assert.Equal(["response/1", "response/1", "chat.postEphemeral"], Slack.Calls.Select(call => call.Method));
    }

    [Fact]
    public async Task C34_AnAddressThatSlackRefuses_AnotherWayIsTaken()
    {
        Slack.Answer("response/1", SlackAnswer.Text(404, "expired_url"));
        Slack.Answer("response/2", SlackAnswer.Refuses("used_url"));
        for (var n = 1; n <= 2; n++)
            await Bot.Channel.SendAsync(Shared() with { AnswerUrl = Slack.ResponseUrl(n) }, _hello, CancellationToken.None);
        Assert.Equal(2, Slack.CallsOf("chat.postEphemeral").Count);
        Assert.DoesNotContain(Bot.Log.Lines, line => line.Contains("/response/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C59_AnAddressOfWhichNobodyKnowsWhetherItSaidIt_NoOtherWayIsTaken()
    {
        Slack.Answer("response/1", SlackAnswer.Drops);
        var refused = await Assert.ThrowsAsync<ChannelException>(() => Bot.Channel.SendAsync(Shared() with { AnswerUrl = Slack.ResponseUrl() }, _hello, CancellationToken.None));
        Assert.Equal((ChannelFault.Retry, true), (refused.Fault, refused.MayHaveBeenSaid));
        Assert.Empty(Slack.CallsOf("chat.postEphemeral"));
    }

    [Fact]
    public async Task C52_SeveralCardsThatNobodyAskedFor_AreSaidOnceEachWhileOthersWait()
    {
        using var end = new CancellationTokenSource();
        var several = Bot.Channel.SendAsync(Unasked("D0"), new Reply([new Card(new Heading("One")), new Card(new Heading("Two"))]), end.Token);
        var others = Enumerable.Range(1, 18).Select(n => Bot.Channel.SendAsync(Unasked($"D{n}"), _hello, end.Token)).ToList();
        while (!several.IsCompleted && Bot.Time.Waiting <= others.Count) // each of the others waits, and the second card
            await Task.Yield();
        Bot.Time.Advance(TimeSpan.FromSeconds(1.1));
        await several;
        Assert.Equal(["One", "Two"], Slack.CallsOf("chat.postMessage").Where(call => call.Text("channel") == "D0").Select(call => call.Text("text")));
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(others));

        static ConversationReference Unasked(string chat) => new("slack", "T1", chat) { Scope = ConversationScope.Personal, UserId = "U1" };
    }

    [Theory]
    [InlineData("https://evil.example/commands/T1/1/x")]
    [InlineData("https://hooks.slack.com.evil.example/commands/T1/1/x")]
    [InlineData("https://hooks.slack.com@127.0.0.1/commands/T1/1/x")]
    [InlineData("https://me@hooks.slack.com/commands/T1/1/x")]
    [InlineData("http://hooks.slack.com/commands/T1/1/x")]
    [InlineData("https://hooks.slack.com:8443/commands/T1/1/x")]
    [InlineData("http://127.0.0.1:1/response/1")]
    [InlineData("/response/1")]
    public async Task C35_AnAddressThatIsNotSlacks_IsNotCalled(string address)
    {
        Assert.False(await Bot.ResponseUrls.TryPostAsync(new Uri(address, UriKind.RelativeOrAbsolute), new JsonObject { ["text"] = "Hello." }, CancellationToken.None));
        await Bot.Channel.SendAsync(Shared() with { AnswerUrl = new Uri(address, UriKind.RelativeOrAbsolute) }, _hello, CancellationToken.None);
        Assert.Equal(["chat.postEphemeral"], Slack.Calls.Select(call => call.Method));
    }

    [Fact]
    public async Task C35_WhereSlackIsNotOnThisMachine_NothingOfThisMachineIsCalled()
    {
        await using var bot = new OutboundSlack(Slack, null, ("Slack:ApiBaseUrl", "https://slack.com/api/"));
        Assert.False(await bot.ResponseUrls.TryPostAsync(Slack.ResponseUrl(), new JsonObject { ["text"] = "Hello." }, CancellationToken.None));
        Assert.Empty(Slack.Calls);
    }

    [Fact]
    public async Task C49_AnEphemeralMessage_IsChangedByItsResponseAddress()
    {
        await Bot.Channel.UpdateAsync(Shared("C1;1699.9") with { AnswerUrl = Slack.ResponseUrl() }, "1700.2", _hello, CancellationToken.None);
        var call = Slack.Calls.Single();
        Assert.Equal(("response/1", true, "Hello."), (call.Method, (bool)call.Arguments["replace_original"]!, call.Text("text")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C49_AnEphemeralMessageWhoseAddressIsOver_IsSaidAnewAndNeverToEverybody(bool hasAddress)
    {
        Slack.Answer("response/1", SlackAnswer.Fails(404));
        await Bot.Channel.UpdateAsync(Shared() with { AnswerUrl = hasAddress ? Slack.ResponseUrl() : null }, "1700.2", _hello, CancellationToken.None);
        Assert.Equal(("chat.postEphemeral", "U1"), (Slack.Calls[^1].Method, Slack.Calls[^1].Text("user")));
        Assert.Empty(Slack.CallsOf("chat.update"));
    }

    [Fact]
    public async Task C58_AMessageOfTheirOwnChat_IsChangedByTheChatsId()
    {
        var opened = await Bot.Channel.OpenPersonalAsync(Shared(), CancellationToken.None);
        var sent = await Bot.Channel.SendAsync(opened, _hello, CancellationToken.None);
        await Bot.Channel.UpdateAsync(opened, sent.Id!, new Reply([new Card(new Heading("One")), new Card(new Heading("Two"))]), CancellationToken.None);
        var call = Slack.CallsOf("chat.update").Single();
        Assert.Equal(("D1", sent.Id), (call.Text("channel"), call.Text("ts")));
        Assert.Equal("One\nTwo", call.Text("text"));
    }

    [Fact]
    public async Task C55_WhereverBlocksAreSent_ATextIsToo()
    {
        await Bot.Channel.SendAsync(Own(), _hello, CancellationToken.None);
        await Bot.Channel.SendAsync(Shared(), _hello, CancellationToken.None);
        await Bot.Channel.SendAsync(Shared() with { AnswerUrl = Slack.ResponseUrl() }, _hello, CancellationToken.None);
        await Bot.Channel.UpdateAsync(Own(), "1700.2", _hello, CancellationToken.None);
        await Bot.Channel.UpdateAsync(Shared() with { AnswerUrl = Slack.ResponseUrl() }, "1700.2", _hello, CancellationToken.None);
        Assert.Equal(5, Slack.Calls.Count);
        Assert.All(Slack.Calls, call => Assert.Equal(("Hello.", 1), (call.Text("text"), call.Arguments["blocks"]!.AsArray().Count)));
    }

    [Theory]
    [InlineData("invalid_blocks")]
    [InlineData("invalid_blocks_format")]
    [InlineData("msg_blocks_too_long")]
    public async Task C56_BlocksThatAreRefused_TheTextIsSentAloneAndTheErrorIsLogged(string error)
    {
        foreach (var method in (string[])["chat.postMessage", "chat.postEphemeral", "chat.update"])
            Slack.Answer(method, (call, _) => call.Arguments["blocks"] is JsonArray { Count: > 0 } ? SlackAnswer.Refuses(error) : SlackAnswer.Ok(new { ts = "1", message_ts = "2" }));
        var own = Bot.Channel.SendAsync(Own(), _hello, CancellationToken.None);
        await Bot.Time.PassAsync(own);
        Assert.Equal("1", (await own).Id);
        Assert.Equal("2", (await Bot.Channel.SendAsync(Shared(), _hello, CancellationToken.None)).Id);
        await Bot.Channel.UpdateAsync(Own(), "1700.2", _hello, CancellationToken.None);

        Assert.Equal((false, false), (Slack.Calls[1].Arguments.ContainsKey("blocks"), Slack.Calls[3].Arguments.ContainsKey("blocks")));
        Assert.Empty(Slack.Calls[5].Arguments["blocks"]!.AsArray());
        Assert.All(Slack.Calls, call => Assert.Equal("Hello.", call.Text("text")));
        Assert.Equal(3, Bot.Log.Errors.Count(line => line.Contains(error, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Typing_InAThreadOfTheirOwnChat_IsAStatus_AndNothingElsewhere()
    {
        await Bot.Channel.TypingAsync(Own(), null, CancellationToken.None);
        await Bot.Channel.TypingAsync(Shared("C1;1699.9"), "Reading…", CancellationToken.None);
        await Bot.Channel.TypingAsync(Own("D1;1699.9"), null, CancellationToken.None);
        var call = Slack.Calls.Single();
        Assert.Equal(("assistant.threads.setStatus", "D1", "1699.9"), (call.Method, call.Text("channel_id"), call.Text("thread_ts")));
        Assert.NotEmpty(call.Text("status")!);
        Assert.False(call.Arguments.ContainsKey("loading_messages"));
    }

    [Fact]
    public async Task Typing_WhenItIsKnownWhatTheBotIsAt_SaysThatInOneLine()
    {
        await Bot.Channel.TypingAsync(Own("D1;1699.9"), "Reading the records of Ada Byron…", CancellationToken.None);
        await Bot.Channel.TypingAsync(Own("D1;1699.9"), new string('x', 500), CancellationToken.None);
        var lines = Slack.Calls.Select(call => (string?)Assert.Single(call.Arguments["loading_messages"]!.AsArray())).ToList();
        Assert.Equal("Reading the records of Ada Byron…", lines[0]);
        Assert.Equal(100, lines[1]!.Length);
    }

    [Fact]
    public async Task OpenPersonal_WhenNoChatIsNamed_IsRejected()
    {
        Slack.Answer("conversations.open", SlackAnswer.Ok());
        Assert.Equal(ChannelFault.Rejected, (await RefusedAsync(() => Bot.Channel.OpenPersonalAsync(Shared(), CancellationToken.None))).Fault);
    }

    [Theory]
    [InlineData("{}", "u1@firm.example", false)]
    [InlineData("""{"is_restricted":true}""", "", true)]
    [InlineData("""{"is_ultra_restricted":true}""", "", true)]
    [InlineData("""{"is_stranger":true}""", "", true)]
    [InlineData("""{"is_bot":true}""", "", true)]
    [InlineData("""{"deleted":true}""", "", true)]
    [InlineData("""{"team_id":"T2"}""", "", true)]
    [InlineData("""{"team_id":null}""", "", true)]
    [InlineData("""{"id":"U2"}""", "", true)]
    [InlineData("""{"is_email_confirmed":false}""", "", false)]
    [InlineData("""{"profile":{"email":"Dana <dana@firm.example>"}}""", "", false)]
    [InlineData("""{"profile":{"email":""}}""", "", false)]
    [InlineData("""{"profile":{}}""", "", false)]
    public async Task Profile_WhenSlackKnowsThem_TellsTheAddressItVouchesFor(string differently, string emails, bool isGuest)
    {
        Answer(differently);
        var profile = await Bot.Channel.ProfileAsync(Shared(), CancellationToken.None);
        Assert.Equal((emails, isGuest), (string.Join(' ', profile!.Emails), profile.IsGuest));
        Assert.Equal(("U1", "true"), (Slack.Calls.Single().Text("user"), Slack.Calls.Single().Text("include_locale")));
    }

    [Theory]
    [InlineData("""{"team_id":"T7","enterprise_user":{"enterprise_id":"E1"}}""", false)]
    [InlineData("""{"team_id":"T7","enterprise_user":{"enterprise_id":"E2"}}""", true)]
    [InlineData("""{"team_id":"T7"}""", true)]
    public async Task Profile_OfAWholeOrganisation_ItsPeopleAreNoGuests(string differently, bool isGuest)
    {
        Bot.Bots.Of = tenant => new SlackBot(tenant, "xoxb", "U0BOT") { EnterpriseId = "E1" };
        Answer(differently);
        Assert.Equal(isGuest, (await Bot.Channel.ProfileAsync(Shared() with { Tenant = "E1" }, CancellationToken.None))!.IsGuest);
    }

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("W. Europe Standard Time", null)]
    [InlineData("Nowhere/Atall", null)]
    [InlineData("", null)]
    public async Task Profile_WhenAZoneIsTold_ItIsTakenIfItIsOne(string zone, string? expected)
    {
        Answer(JsonSerializer.Serialize(new { tz = zone }));
        var profile = await Bot.Channel.ProfileAsync(Shared(), CancellationToken.None);
        Assert.Equal((expected, "Dana Reyes"), (profile!.TimeZone, profile.Name));
    }

    private void Answer(string differently)
    {
        var user = JsonNode.Parse("""{"id":"U1","team_id":"T1","tz":"Europe/Berlin","profile":{"real_name":"Dana Reyes","email":"u1@firm.example"}}""")!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(differently)!.AsObject())
            user[name] = value?.DeepClone();
        Slack.Answer("users.info", SlackAnswer.Ok(new { user }));
    }
}
