using RetentionBot.Conversation;
using RetentionBot.Slack.Installations;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.Installations;

/// <summary>Tokens that end: when the next ones are fetched, by whom, and what happens when that fails in the middle.</summary>
public sealed class TokenRotationTests : IAsyncLifetime
{
    private FakeSlack _slack = null!; // started before each test

    public async Task InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync();
        _slack.Answer("oauth.v2.access", (_, n) => SlackAnswer.Ok(Pair(n)));
    }

    public Task DisposeAsync() => _slack.DisposeAsync().AsTask();

    private static object Pair(int n) => new { token_type = "bot", access_token = $"xoxe.xoxb-{n}", refresh_token = $"xoxe-1-{n}", expires_in = 43_200, scope = "chat:write" };

    [Fact]
    public async Task Token_WithTwoHoursLeft_Serves_AndWithLess_IsRenewedOnceForAll()
    {
        await using var bot = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        await bot.InstallAsync("T1", TimeSpan.FromHours(12));

        bot.Time.Advance(TimeSpan.FromHours(10) - TimeSpan.FromSeconds(1));
        Assert.Equal("xoxb-T1", (await bot.OfAsync()).Token);
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        var bots = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bot.OfAsync().AsTask()));

        Assert.All(bots, one => Assert.Equal("xoxe.xoxb-1", one.Token));
        var call = Assert.Single(_slack.Calls);
        Assert.Equal("Basic MS4yOmNsaWVudC1zZWNyZXQ=", call.Authorization);
        Assert.Equal(("refresh_token", "xoxe-1-T1"), (call.Text("grant_type"), call.Text("refresh_token")));
        Assert.Equal(bot.Now.AddHours(12), bot.Installations["T1"].ExpiresAt);
        bot.AssertNothingSecretLogged();
    }

    [Fact]
    public async Task C65_WhenSlackSaysATokenHasExpired_ItIsRenewedOnceForAllWhoHeardIt()
    {
        await using var bot = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        await bot.InstallAsync("T1", TimeSpan.FromHours(12));
        var expired = await bot.OfAsync();

        var bots = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bot.Bots.RenewedAsync(expired, default).AsTask()));
        var late = await bot.Bots.RenewedAsync(expired, default);

        Assert.All(bots.Append(late), one => Assert.Equal("xoxe.xoxb-1", one.Token));
        Assert.Single(_slack.Calls);
    }

    /// <summary>Both call Slack with the same refresh token, which counts once; the one that was refused waits for what the other writes.</summary>
    [Fact]
    public async Task C64_TwoProcessesRenewOneToken_OneCallCountsAndBothContinue()
    {
        var (bothCalled, calls) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        _slack.Answer("oauth.v2.access", (_, n) => SlackAnswer.Does(async http =>
        {
            if (Interlocked.Increment(ref calls) == 2)
                bothCalled.TrySetResult();
            await bothCalled.Task;
            await (n == 1 ? SlackAnswer.Ok(Pair(1)) : SlackAnswer.Refuses("invalid_refresh_token")).GiveAsync(http);
        }));
        await using var one = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        await using var two = new InstalledSlack(_slack, one, InstalledSlack.AllowingT1);
        await one.InstallAsync("T1", TimeSpan.FromHours(1));

        Task<SlackBot>[] asking = [one.OfAsync().AsTask(), two.OfAsync().AsTask()];
        var first = await Task.WhenAny(asking);
        Assert.Equal("xoxe.xoxb-1", (await first).Token);
        await one.Time.PassAsync(Task.WhenAll(asking));

        Assert.All(await Task.WhenAll(asking), bot => Assert.Equal("xoxe.xoxb-1", bot.Token));
        Assert.Equal(2, _slack.Calls.Count);
        Assert.Equal("xoxe-1-1", one.Protection.RefreshTokenOf(one.Installations["T1"]));
    }

    [Fact]
    public async Task C64_WhenAnotherProcessRenewedBefore_ItsTokenIsTakenWithoutACall()
    {
        await using var one = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        await using var two = new InstalledSlack(_slack, one, InstalledSlack.AllowingT1);
        await one.InstallAsync("T1", TimeSpan.FromHours(3));
        await two.OfAsync();
        one.Time.Advance(TimeSpan.FromHours(2));

        await one.OfAsync();

        Assert.Equal("xoxe.xoxb-1", (await two.OfAsync()).Token);
        Assert.Single(_slack.Calls);
    }

    [Fact]
    public async Task Pair_IsWrittenBeforeItIsUsed_AndWhenThatFails_IsNotFetchedASecondTime()
    {
        await using var bot = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        await bot.InstallAsync("T1", TimeSpan.FromHours(12));
        var expired = await bot.OfAsync();
        bot.Installations.BeforeSave = _ => throw new IOException("The disk is full.");
        await Assert.ThrowsAsync<IOException>(async () => await bot.Bots.RenewedAsync(expired, default));

        bot.Installations.BeforeSave = _ => default;
        Assert.Equal("xoxe.xoxb-1", (await bot.Bots.RenewedAsync(expired, default)).Token);
        Assert.Equal("xoxe.xoxb-1", bot.Protection.TokenOf(bot.Installations["T1"]));
        Assert.Single(_slack.Calls);
    }

    [Fact]
    public async Task Pair_WhenTheAppIsInstalledAnewMeanwhile_GivesWayToTheNewInstallation()
    {
        await using var bot = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        await bot.InstallAsync("T1", TimeSpan.FromHours(1));
        bot.Installations.BeforeSave = async n =>
        {
            if (n != 2)
                return;
            var anew = bot.Installations["T1"] with { ProtectedToken = bot.Protection.ProtectToken("T1", "xoxb-anew"), ProtectedRefreshToken = null, ExpiresAt = null };
            Assert.True(await bot.Installations.TrySaveAsync(anew, 1, default));
        };

        Assert.Equal("xoxb-anew", (await bot.OfAsync()).Token);
        Assert.Equal("xoxb-anew", bot.Protection.TokenOf(bot.Installations["T1"]));
    }

    [Fact]
    public async Task Token_WhenItCannotBeRenewed_ServesUntilItEndsAndIsTriedAgainAMinuteLater()
    {
        _slack.Answer("oauth.v2.access", (_, n) => n < 3 ? SlackAnswer.Fails(503) : SlackAnswer.Ok(Pair(n)));
        await using var bot = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        await bot.InstallAsync("T1", TimeSpan.FromHours(1));

        Assert.Equal("xoxb-T1", (await bot.OfAsync()).Token);
        Assert.Equal("xoxb-T1", (await bot.OfAsync()).Token);
        Assert.Single(_slack.Calls);
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("xoxb-T1", (await bot.OfAsync()).Token);
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("xoxe.xoxb-3", (await bot.OfAsync()).Token);
    }

    [Fact]
    public async Task Token_WhenItHasEndedAndSlackIsBusy_IsToBeAskedForLater()
    {
        _slack.Answer("oauth.v2.access", SlackAnswer.Drops);
        await using var bot = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        await bot.InstallAsync("T1", TimeSpan.FromHours(-1));

        Assert.Equal(ChannelFault.Retry, (await Assert.ThrowsAsync<ChannelException>(async () => await bot.OfAsync())).Fault);
        Assert.Equal(1, bot.Installations.Count);
        Assert.Equal("T1", (await bot.FromAsync(null, "T1"))?.Tenant);
    }

    [Fact]
    public async Task C65_WhenTheRefreshTokenCountsNoMore_TheInstallationEndsAfterALastLook()
    {
        _slack.Answer("oauth.v2.access", SlackAnswer.Refuses("invalid_refresh_token"));
        await using var bot = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        await bot.InstallAsync("T1", TimeSpan.FromHours(-1));

        var asking = bot.OfAsync().AsTask();
        var waits = await bot.Time.PassAsync(asking);

        var exception = await Assert.ThrowsAsync<ChannelException>(() => asking);
        Assert.Equal((ChannelFault.Gone, "invalid_refresh_token"), (exception.Fault, exception.Code));
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)], waits);
        Assert.Single(_slack.Calls);
        Assert.Equal(0, bot.Installations.Count);
        Assert.Equal(["T1"], bot.Installations.Removed);
    }

    [Theory]
    [InlineData("bad_client_secret", "bad_client_secret. Compare Slack:ClientId")]
    [InlineData("<b>xoxb-1</b>", "an answer that is not known. Compare Slack:ClientId")]
    public async Task Token_WhenSlackRefusesTheApp_NamesTheSettingsAndKeepsTheInstallation(string error, string told)
    {
        _slack.Answer("oauth.v2.access", SlackAnswer.Refuses(error));
        await using var bot = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        await bot.InstallAsync("T1", TimeSpan.FromHours(-1));

        var exception = await Assert.ThrowsAsync<ChannelException>(async () => await bot.OfAsync());
        Assert.Equal(ChannelFault.Rejected, exception.Fault);
        Assert.Contains(told, exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, bot.Installations.Count);
        bot.AssertNothingSecretLogged();
    }

    [Fact]
    public async Task OwnToken_WhenItExpires_NamesTheWayOut()
    {
        await using var bot = new InstalledSlack(_slack, null, ("BotToken", "xoxb-own"));
        var own = await bot.OfAsync();

        var exception = await Assert.ThrowsAsync<ChannelException>(async () => await bot.Bots.RenewedAsync(own, default));
        Assert.Equal((ChannelFault.Rejected, "token_expired"), (exception.Fault, exception.Code));
        Assert.Contains("Slack:ClientId", exception.Message, StringComparison.Ordinal);
    }
}
