using RetentionBot.Conversation;
using RetentionBot.Slack.Installations;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.Installations;

/// <summary>As whom the bot speaks, where, and until when.</summary>
public sealed class SlackBotsTests : IAsyncLifetime
{
    private FakeSlack _slack = null!; // started before each test

    public async Task InitializeAsync() => _slack = await FakeSlack.StartAsync();

    public Task DisposeAsync() => _slack.DisposeAsync().AsTask();

    [Fact]
    public async Task C67_WhatComesFromOneWorkspace_NeverGetsTheTokenOfAnother()
    {
        await using var bot = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        await bot.InstallAsync("T1");
        await bot.InstallAsync("T2");

        Assert.Equal(("T1", "xoxb-T1", "U0T1"), Said((await bot.FromAsync("E1", "T1"))!));
        Assert.Equal(("T2", "xoxb-T2", "U0T2"), Said((await bot.FromAsync("E1", "T2"))!));
        Assert.Equal(("T2", "xoxb-T2", "U0T2"), Said(await bot.OfAsync("T2")));
        bot.AssertNothingSecretLogged();
    }

    [Fact]
    public async Task C67_ATokenCopiedIntoAnotherInstallation_DoesNotOpen()
    {
        await using var bot = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        await bot.InstallAsync("T1");
        await bot.Installations.TrySaveAsync(bot.Installations["T1"] with { Tenant = "T2" }, 0, default);

        var exception = await Assert.ThrowsAsync<ChannelException>(async () => await bot.OfAsync("T2"));
        Assert.Equal(ChannelFault.Rejected, exception.Fault);
        Assert.Contains("DataProtection:Path", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("E1", "T1", true, "E1")]
    [InlineData("E1", null, true, "E1")]
    [InlineData("E1", "T1", false, "T1")]
    [InlineData(null, "T1", false, "T1")]
    [InlineData(null, "T1", true, null)]
    [InlineData("E1", null, false, null)]
    [InlineData("", "", false, null)]
    public async Task C33_TheInstallationOfTheOrganisation_IsUsedWhenSlackSaysSo(string? enterprise, string? team, bool isEnterpriseInstall, string? tenant)
    {
        await using var bot = new InstalledSlack(_slack, null, ("AllowedWorkspaces", "E1,T1"));
        await bot.InstallAsync("E1");
        await bot.InstallAsync("T1");

        Assert.Equal(tenant, (await bot.FromAsync(enterprise, team, isEnterpriseInstall))?.Tenant);
    }

    [Fact]
    public async Task Find_WhenTheWorkspaceIsNotAllowedOrNotInstalled_RefusesIt()
    {
        await using var bot = new InstalledSlack(_slack, null, ("AllowedWorkspaces", "T2"));
        await bot.InstallAsync("T1");

        Assert.Null(await bot.FromAsync(null, "T1"));
        Assert.Null(await bot.FromAsync(null, "T2"));
        Assert.Equal(ChannelFault.Gone, (await Assert.ThrowsAsync<ChannelException>(async () => await bot.OfAsync("T1"))).Fault);
        Assert.Equal(ChannelFault.Gone, (await Assert.ThrowsAsync<ChannelException>(async () => await bot.OfAsync("T2"))).Fault);
    }

    [Fact]
    public async Task Find_WhenNothingIsSet_RefusesEverybodyAndCallsNobody()
    {
        await using var bot = new InstalledSlack(_slack, null);
        await bot.InstallAsync("T1");

        Assert.Null(await bot.FromAsync(null, "T1"));
        Assert.Empty(_slack.Calls);
    }

    [Fact]
    public async Task Find_AThousandTimes_ReadsTheStoreOnce()
    {
        await using var bot = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        await bot.InstallAsync("T1");
        var before = bot.Installations.Reads;

        for (var i = 0; i < 500; i++)
        {
            await bot.FromAsync(null, "T1");
            await bot.OfAsync("T1");
        }

        Assert.Equal(before + 1, bot.Installations.Reads);
    }

    [Fact]
    public async Task OwnWorkspace_IsAskedForOnceAndLetsInNobodyElse()
    {
        await using var bot = new InstalledSlack(_slack, null, ("BotToken", "xoxb-own"));

        var found = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bot.FromAsync(null, "T1").AsTask()));

        Assert.All(found, one => Assert.Equal(("T1", "xoxb-own", "U0BOT"), Said(one!)));
        Assert.Null(await bot.FromAsync(null, "T2"));
        var call = Assert.Single(_slack.Calls);
        Assert.Equal(("auth.test", "xoxb-own"), (call.Method, call.Token));
        bot.AssertNothingSecretLogged();
    }

    [Fact]
    public async Task OwnWorkspace_BesideInstallations_EachHasItsOwn()
    {
        await using var bot = new InstalledSlack(_slack, null, ("BotToken", "xoxb-own"), ("AllowedWorkspaces", "T2"));
        await bot.InstallAsync("T2");

        Assert.Equal("xoxb-own", (await bot.OfAsync("T1")).Token);
        Assert.Equal("xoxb-T2", (await bot.OfAsync("T2")).Token);
    }

    [Fact]
    public async Task OwnWorkspace_WhenSlackIsBusy_IsAskedForAgain()
    {
        _slack.Answer("auth.test", (_, n) => n == 1 ? SlackAnswer.Busy(3) : SlackAnswer.Ok(new { team_id = "T1", user_id = "U0BOT" }));
        await using var bot = new InstalledSlack(_slack, null, ("BotToken", "xoxb-own"));

        var exception = await Assert.ThrowsAsync<ChannelException>(async () => await bot.FromAsync(null, "T1"));
        Assert.Equal((ChannelFault.Retry, TimeSpan.FromSeconds(3)), (exception.Fault, exception.RetryAfter));
        Assert.Equal("T1", (await bot.FromAsync(null, "T1"))?.Tenant);
    }

    [Fact]
    public async Task OwnWorkspace_WhenItsTokenIsNotTaken_SaysSoOnceAndAsksNoMore()
    {
        _slack.Answer("auth.test", SlackAnswer.Refuses("invalid_auth"));
        await using var bot = new InstalledSlack(_slack, null, ("BotToken", "xoxb-own"));

        for (var i = 0; i < 3; i++)
        {
            var exception = await Assert.ThrowsAsync<ChannelException>(async () => await bot.OfAsync("T1"));
            Assert.Equal((ChannelFault.Rejected, "invalid_auth"), (exception.Fault, exception.Code));
        }

        Assert.Single(_slack.Calls);
        Assert.Single(bot.Log.Lines, line => line.Contains("does not take Slack:BotToken (invalid_auth)", StringComparison.Ordinal));
        bot.AssertNothingSecretLogged();
    }

    [Fact]
    public async Task C26_AfterTheAppWasUninstalled_ThereIsNoTokenAndNothingWaits()
    {
        await using var bot = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        await bot.InstallAsync("T1");
        await bot.OfAsync("T1");

        await bot.Bots.EndAsync("T1", bot.Now, default);

        Assert.Equal(0, bot.Installations.Count);
        Assert.Equal(["T1"], bot.Installations.Removed);
        Assert.Null(await bot.FromAsync(null, "T1"));
        Assert.Equal(ChannelFault.Gone, (await Assert.ThrowsAsync<ChannelException>(async () => await bot.OfAsync("T1"))).Fault);
    }

    [Fact]
    public async Task C26_AfterTheAppWasUninstalled_TheBotTokenIsNotUsedUntilRestart()
    {
        await using var bot = new InstalledSlack(_slack, null, ("BotToken", "xoxb-own"));
        await bot.OfAsync("T1");

        await bot.Bots.EndAsync("T1", bot.Now, default);
        await bot.Bots.EndAsync("T1", bot.Now, default);

        Assert.Null(await bot.FromAsync(null, "T1"));
        Assert.Equal(ChannelFault.Gone, (await Assert.ThrowsAsync<ChannelException>(async () => await bot.OfAsync("T1"))).Fault);
        Assert.Single(_slack.Calls);
        Assert.Single(bot.Log.Lines, line => line.Contains("Slack:BotToken is not used any more", StringComparison.Ordinal));
        Assert.Equal(["T1", "T1"], bot.Installations.Removed);
        bot.AssertNothingSecretLogged();
    }

    [Fact]
    public async Task C27_TokensRevokedAndUninstalled_InAnyOrderAndTwice_EndTheSame()
    {
        await using var bot = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        await bot.InstallAsync("T1");
        await bot.InstallAsync("T2");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bot.Bots.EndAsync("T1", bot.Now, default).AsTask()));

        Assert.Equal(1, bot.Installations.Count);
        Assert.Null(await bot.FromAsync(null, "T1"));
        Assert.Equal("T2", (await bot.FromAsync(null, "T2"))?.Tenant);
    }

    [Fact]
    public async Task End_WhenTheAppWasInstalledAgainSince_LeavesTheNewInstallation()
    {
        await using var bot = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        var uninstalledAt = bot.Now;
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        await bot.InstallAsync("T1");

        await bot.Bots.EndAsync("T1", uninstalledAt, default);

        Assert.Equal("T1", (await bot.FromAsync(null, "T1"))?.Tenant);
    }

    [Fact]
    public async Task C65_WhenSlackTakesTheTokenNoMore_TheInstallationEndsUnlessItHasAnotherToken()
    {
        await using var bot = new InstalledSlack(_slack, null, InstalledSlack.AllowingT1);
        await bot.InstallAsync("T1");
        var old = await bot.OfAsync("T1");

        await bot.Bots.EndAsync(old with { Token = "xoxb-before" }, default);
        Assert.Equal("xoxb-T1", (await bot.OfAsync("T1")).Token);

        await bot.Bots.EndAsync(old, default);
        Assert.Null(await bot.FromAsync(null, "T1"));
        Assert.Equal(0, bot.Installations.Count);
    }

    [Fact]
    public void Bot_WhenItIsWrittenSomewhere_TellsNoToken() => Assert.DoesNotContain("xox", $"{new SlackBot("T1", "xoxb-secret", "U1")}", StringComparison.Ordinal);

    private static (string Tenant, string Token, string User) Said(SlackBot bot) => (bot.Tenant, bot.Token, bot.BotUserId);
}
