using System.Text.Json.Nodes;
using RetentionBot.Conversation;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.WebApi;

/// <summary>One call of the Web API: how it is made, when it is made again and what a refusal means.</summary>
public sealed class SlackApiTests : SlackFixture
{
    private Task<System.Text.Json.JsonElement> CallAsync(string method = "chat.postMessage", JsonObject? arguments = null, string tenant = "T1") =>
        Bot.Api.CallAsync(tenant, method, arguments ?? new JsonObject { ["channel"] = "D1", ["text"] = "Hello." }, CancellationToken.None);

    [Fact]
    public async Task Call_WhenTheMethodReadsJson_SendsItWithTheTokenInTheHeaderAlone()
    {
        var answer = await CallAsync(arguments: new JsonObject { ["channel"] = "D1", ["text"] = "Zoë <3" });
        var call = Slack.Calls.Single();
        Assert.Equal(("chat.postMessage", "xoxb-T1-1", "application/json; charset=utf-8"), (call.Method, call.Token, call.ContentType));
        Assert.Equal("""{"channel":"D1","text":"Zo\u00EB \u003C3"}""", call.Arguments.ToJsonString());
        Assert.Equal("D1", answer.GetProperty("channel").GetString());
    }

    [Fact]
    public async Task Call_WhenTheMethodReadsForms_SendsOne()
    {
        await CallAsync("users.info", new JsonObject { ["user"] = "U1", ["include_locale"] = true, ["more"] = new JsonObject { ["a"] = 1 } });
        var call = Slack.Calls.Single();
        Assert.Equal(("application/x-www-form-urlencoded", "xoxb-T1-1"), (call.ContentType, call.Token));
        Assert.Equal(("U1", "true", """{"a":1}"""), (call.Text("user"), call.Text("include_locale"), call.Text("more")));
    }

    [Theory]
    [InlineData("chat.postMessage")]
    [InlineData("users.info")]
    public async Task C60_NullArguments_AreAbsent(string method)
    {
        await CallAsync(method, new JsonObject { ["channel"] = "D1", ["user"] = "U1", ["thread_ts"] = null });
        Assert.Equal(["channel", "user"], Slack.Calls.Single().Arguments.Select(argument => argument.Key));
    }

    [Fact]
    public async Task C50_RetryAfter7_HoldsThatMethodOfThatWorkspaceAndNothingElse()
    {
        Slack.Answer("users.info", (call, n) => n == 1 ? SlackAnswer.Busy(7) : SlackAnswer.Ok());
        var start = Bot.Time.GetUtcNow();
        var held = CallAsync("users.info");
        Assert.Equal(TimeSpan.FromSeconds(7), await Bot.Time.NextWaitAsync());

        await CallAsync("views.publish");
        await CallAsync("users.info", tenant: "T2");
        var other = CallAsync("users.info");
        Assert.Equal(TimeSpan.FromSeconds(7), await Bot.Time.NextWaitAsync());
        Bot.Time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Equal(["users.info T1", "views.publish T1", "users.info T2"], Slack.Calls.Select(call => $"{call.Method} {call.Token![5..7]}"));

        Bot.Time.Advance(TimeSpan.FromSeconds(0.1));
        await Task.WhenAll(held, other);
        Assert.Equal(TimeSpan.FromSeconds(7), Bot.Time.GetUtcNow() - start);
    }

    [Fact]
    public async Task C50_ALongRetryAfter_IsLeftToWhoeverSendsLater()
    {
        Slack.Answer("chat.postMessage", SlackAnswer.Busy(90));
        var first = await RefusedAsync(() => CallAsync());
        var second = await RefusedAsync(() => CallAsync());
        Assert.Equal((ChannelFault.Retry, "ratelimited", TimeSpan.FromSeconds(90)), (first.Fault, first.Code, first.RetryAfter));
        Assert.Equal(TimeSpan.FromSeconds(90), second.RetryAfter);
        Assert.False(first.MayHaveBeenSaid);
        Assert.Single(Slack.Calls);
    }

    [Theory]
    [InlineData("account_inactive", ChannelFault.Gone)]
    [InlineData("token_revoked", ChannelFault.Gone)]
    [InlineData("invalid_auth", ChannelFault.Gone)]
    [InlineData("team_access_not_granted", ChannelFault.Gone)]
    [InlineData("channel_not_found", ChannelFault.Gone)]
    [InlineData("is_archived", ChannelFault.Gone)]
    [InlineData("not_in_channel", ChannelFault.Gone)]
    [InlineData("user_not_found", ChannelFault.Gone)]
    [InlineData("user_disabled", ChannelFault.Gone)]
    [InlineData("user_not_in_channel", ChannelFault.Gone)]
    [InlineData("messages_tab_disabled", ChannelFault.Gone)]
    [InlineData("restricted_action_read_only_channel", ChannelFault.Gone)]
    [InlineData("missing_scope", ChannelFault.Rejected)]
    [InlineData("not_allowed_token_type", ChannelFault.Rejected)]
    [InlineData("invalid_blocks", ChannelFault.Rejected)]
    [InlineData("invalid_blocks_format", ChannelFault.Rejected)]
    [InlineData("msg_too_long", ChannelFault.Rejected)]
    [InlineData("msg_blocks_too_long", ChannelFault.Rejected)]
    [InlineData("no_text", ChannelFault.Rejected)]
    [InlineData("view_too_large", ChannelFault.Rejected)]
    [InlineData("invalid_arguments", ChannelFault.Rejected)]
    [InlineData("expired_trigger_id", ChannelFault.Rejected)]
    [InlineData("hash_conflict", ChannelFault.Rejected)]
    [InlineData("internal_error", ChannelFault.Retry)]
    [InlineData("fatal_error", ChannelFault.Retry)]
    [InlineData("service_unavailable", ChannelFault.Retry)]
    [InlineData("request_timeout", ChannelFault.Retry)]
    public async Task C51_NotOkInHttp200_IsAFailureOfItsKind(string error, ChannelFault fault)
    {
        Slack.Answer("chat.postMessage", SlackAnswer.Refuses(error));
        var refused = await RefusedAsync(() => CallAsync());
        Assert.Equal((fault, error), (refused.Fault, refused.Code));
        Assert.Single(Slack.Calls);
    }

    [Theory]
    [InlineData("rate_limited")]
    [InlineData("ratelimited")]
    public async Task C51_BusyInHttp200_IsTriedAgain(string error)
    {
        Slack.Answer("chat.postMessage", (_, n) => n == 1 ? SlackAnswer.Refuses(error) : SlackAnswer.Ok(new { ts = "1" }));
        var call = CallAsync();
        await Bot.Time.PassAsync(call);
        Assert.Equal("1", (await call).GetProperty("ts").GetString());
    }

    [Fact]
    public async Task C51_AWordNobodyKnows_IsRejectedWithoutACode()
    {
        Slack.Answer("chat.postMessage", SlackAnswer.Refuses("brand_new_word"));
        var refused = await RefusedAsync(() => CallAsync());
        Assert.Equal((ChannelFault.Rejected, null, "Slack answered chat.postMessage with brand_new_word."), (refused.Fault, refused.Code, refused.Message));

        Slack.Answer("chat.update", SlackAnswer.Refuses("Runa Holm"));
        Assert.Equal("Slack answered chat.update with 200.", (await RefusedAsync(() => CallAsync("chat.update"))).Message);
    }

    [Theory]
    [InlineData(302, "", ChannelFault.Rejected)]
    [InlineData(404, "<html>", ChannelFault.Rejected)]
    [InlineData(200, "<html>", ChannelFault.Retry)]
    [InlineData(200, "[]", ChannelFault.Retry)]
    [InlineData(503, "", ChannelFault.Retry)]
    public async Task Call_WhenTheAnswerIsNone_IsAFailure(int status, string body, ChannelFault fault)
    {
        Slack.Answer("chat.postMessage", SlackAnswer.Text(status, body));
        Assert.Equal(fault, (await RefusedAsync(() => CallAsync())).Fault);
        Assert.Single(Slack.Calls);
    }

    [Fact]
    public async Task Call_WhenTheAnswerIsHuge_IsNotReadToItsEnd()
    {
        Slack.Answer("chat.postMessage", SlackAnswer.Text(200, $$"""{"ok":true,"x":"{{new string('x', 2_000_000)}}"}"""));
        var refused = await RefusedAsync(() => CallAsync());
        Assert.Equal((ChannelFault.Retry, true), (refused.Fault, refused.MayHaveBeenSaid));
    }

    [Fact]
    public async Task C59_ATimeoutOfPostMessage_IsNotTriedAgainAndSaysThatItMayHaveBeenSaid()
    {
        Slack.Answer("chat.postMessage", SlackAnswer.Hangs);
        var call = CallAsync();
        await UntilCalledAsync(1);
        Bot.Time.Advance(TimeSpan.FromSeconds(10));
        var refused = await RefusedAsync(() => call);
        Assert.Equal((ChannelFault.Retry, true), (refused.Fault, refused.MayHaveBeenSaid));
        Assert.Single(Slack.Calls);
    }

    public static TheoryData<string> Uncertain => ["drops", "500", "fatal_error"];

    private static SlackAnswer Fate(string name) => name switch
    {
        "drops" => SlackAnswer.Drops,
        "500" => SlackAnswer.Fails(),
        _ => SlackAnswer.Refuses(name),
    };

    [Theory]
    [MemberData(nameof(Uncertain))]
    public async Task C59_AMessageWhoseFateIsUnknown_IsNotTriedAgain(string fate)
    {
        Slack.Answer("chat.postMessage", Fate(fate));
        var refused = await RefusedAsync(() => CallAsync());
        Assert.Equal((ChannelFault.Retry, true), (refused.Fault, refused.MayHaveBeenSaid));
        Assert.Single(Slack.Calls);
    }

    [Theory]
    [MemberData(nameof(Uncertain))]
    public async Task C59_WhatMayBeDoneTwice_IsTriedAgain(string fate)
    {
        Slack.Answer("users.info", (_, n) => n == 1 ? Fate(fate) : SlackAnswer.Ok(new { user = new { id = "U1" } }));
        var call = CallAsync("users.info");
        await Bot.Time.PassAsync(call);
        await call;
        Assert.Equal(2, Slack.Calls.Count);
    }

    [Fact]
    public async Task C59_AMessageThatNeverArrived_IsTriedAgainAndWasNotSaid()
    {
        await using var bot = new OutboundSlack(Slack, null, ("Slack:ApiBaseUrl", "http://127.0.0.1:1/api/"));
        var call = bot.Api.CallAsync("T1", "chat.postMessage", new JsonObject { ["channel"] = "D1" }, CancellationToken.None);
        var waits = await bot.Time.PassAsync(call);
        var refused = await RefusedAsync(() => call);
        Assert.Equal((ChannelFault.Retry, false), (refused.Fault, refused.MayHaveBeenSaid));
        Assert.True(waits.Count >= 2, $"{waits.Count} waits");
    }

    [Fact]
    public async Task C65_TokenExpired_OneRefreshAndOneRetry()
    {
        Slack.Answer("chat.postMessage", (call, _) => call.Token == "xoxb-T1-1" ? SlackAnswer.Refuses("token_expired") : SlackAnswer.Ok(new { ts = "1" }));
        var call = CallAsync();
        await Bot.Time.PassAsync(call);
        await call;
        Assert.Equal(["xoxb-T1-1", "xoxb-T1-2"], Slack.Calls.Select(made => made.Token));
        Assert.Equal(1, Bot.Bots.Renewed);
    }

    [Fact]
    public async Task C65_TokenExpiredTwice_IsNotRefreshedAgain()
    {
        Slack.Answer("chat.postMessage", SlackAnswer.Refuses("token_expired"));
        var call = CallAsync();
        await Bot.Time.PassAsync(call);
        Assert.Equal(ChannelFault.Retry, (await RefusedAsync(() => call)).Fault);
        Assert.Equal((1, 2), (Bot.Bots.Renewed, Slack.Calls.Count));
    }

    [Theory]
    [InlineData("token_revoked")]
    [InlineData("account_inactive")]
    [InlineData("invalid_auth")]
    [InlineData("team_access_not_granted")]
    public async Task C65_ATokenThatIsOver_EndsTheInstallation(string error)
    {
        Slack.Answer("chat.postMessage", SlackAnswer.Refuses(error));
        Assert.Equal(ChannelFault.Gone, (await RefusedAsync(() => CallAsync())).Fault);
        Assert.Equal(["T1"], Bot.Bots.Ended);
    }

    [Fact]
    public async Task C65_AChannelThatIsGone_EndsNoInstallation()
    {
        Slack.Answer("chat.postMessage", SlackAnswer.Refuses("channel_not_found"));
        await RefusedAsync(() => CallAsync());
        Assert.Empty(Bot.Bots.Ended);
    }

    [Fact]
    public async Task C26_WithoutAnInstallation_NothingIsSent()
    {
        Bot.Bots.Of = _ => throw new ChannelException(ChannelFault.Gone, "Nobody there installed the app.");
        Assert.Equal(ChannelFault.Gone, (await RefusedAsync(() => Bot.Channel.SendAsync(Own() with { ReplyToId = null }, Reply.Of("Good morning."), CancellationToken.None))).Fault);
        Assert.Empty(Slack.Calls);
    }

    [Fact]
    public async Task Call_WhenAScopeIsMissing_TheLogNamesIt()
    {
        Slack.Answer("users.info", SlackAnswer.Refuses("missing_scope", new { needed = "users:read.email", provided = "chat:write" }));
        await RefusedAsync(() => CallAsync("users.info"));
        Assert.Contains(Bot.Log.Lines, line => line.Contains("users:read.email", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C11_WhateverSlackAnswers_TheLogHoldsNoTokenTextOrData()
    {
        Slack.Answer("chat.postMessage", SlackAnswer.Refuses("invalid_blocks", new
        {
            response_metadata = new { messages = new[] { "[ERROR] 'Runa Holm' must be less than 3 [json-pointer:/blocks/0/text/text]", "[ERROR] Runa Holm", "[json-pointer:/blocks/1/Runa Holm]" } },
        }));
        Slack.Answer("users.info", SlackAnswer.Refuses("missing_scope", new { needed = "Runa Holm" }));
        await RefusedAsync(() => CallAsync(arguments: new JsonObject { ["channel"] = "D1", ["text"] = "Runa Holm" }));
        await RefusedAsync(() => CallAsync("users.info"));
        Assert.Contains(Bot.Log.Lines, line => line.Contains("/blocks/0/text/text", StringComparison.Ordinal));
        Assert.DoesNotContain(Bot.Log.Lines, line => line.Contains("Runa", StringComparison.Ordinal) || line.Contains("xoxb", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://slack.com/api/")]
    [InlineData("http://127.0.0.1.example/api/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://me@slack.com/api/")]
    [InlineData("slack.com/api")]
    public async Task Call_WhenTheAddressIsNotSecure_TheSettingIsRefused(string address)
    {
        await using var bot = new OutboundSlack(Slack, null, ("Slack:ApiBaseUrl", address));
        var exception = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            () => bot.Api.CallAsync("T1", "auth.test", [], CancellationToken.None));
        Assert.Contains($"Slack:ApiBaseUrl is '{address}'", exception.Message, StringComparison.Ordinal);
    }

    private async Task UntilCalledAsync(int count)
    {
        while (Slack.Calls.Count < count)
            await Task.Yield();
    }
}
