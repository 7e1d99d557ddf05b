using System.Net;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.Installations;

/// <summary>Installing the app by OAuth, from the link to the page at the end.</summary>
public sealed class AppInstallTests : IAsyncLifetime
{
    private FakeSlack _slack = null!; // started before each test

    public async Task InitializeAsync() => _slack = await FakeSlack.StartAsync();

    public Task DisposeAsync() => _slack.DisposeAsync().AsTask();

    [Fact]
    public async Task Install_SendsTheBrowserToSlackWithTheScopesAndAStateOfItsOwn()
    {
        await using var site = await InstallSite.StartAsync(_slack);
        var browser = site.NewBrowser();

        var (address, asked) = await browser.BeginAsync();
        var cookie = browser.SetCookie!;
        var (_, again) = await browser.BeginAsync();

        Assert.Equal(new Uri(new Uri(_slack.ApiBaseUrl), "/oauth/v2/authorize").AbsoluteUri, address.GetLeftPart(UriPartial.Path));
        Assert.Equal(("1.2", "https://bot.firm.example/slack/oauth"), (asked["client_id"], asked["redirect_uri"]));
        Assert.Equal("app_mentions:read,chat:write,commands,im:history,im:write,users:read,users:read.email,channels:read,groups:read,files:read", asked["scope"]);
        Assert.Equal(64, asked["state"].Length); // 256 bits
        Assert.NotEqual(asked["state"], again["state"]);
        Assert.DoesNotContain(asked["state"], cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/slack/oauth; secure; samesite=lax; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=600", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Install_OnThisMachineOverHttp_SetsACookieThatBrowserKeeps()
    {
        await using var site = await InstallSite.StartAsync(_slack, ("PublicUrl", "http://127.0.0.1:3978"), ("AgentView", "true"));
        var browser = site.NewBrowser();

        var (_, asked) = await browser.BeginAsync();

        Assert.Equal("http://127.0.0.1:3978/slack/oauth", asked["redirect_uri"]);
        Assert.Contains("assistant:write", asked["scope"], StringComparison.Ordinal);
        Assert.DoesNotContain("secure", browser.SetCookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("ClientId", "ClientSecret")]
    [InlineData("PublicUrl")]
    public async Task Install_WithoutItsSettings_IsNotThere(params string[] missing)
    {
        await using var site = await InstallSite.StartAsync(_slack, [.. missing.Select(setting => (setting, ""))]);

        foreach (var path in new[] { "/slack/install", "/slack/oauth?code=c&state=s" })
        {
            using var response = await site.NewBrowser().GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Empty(await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Install_KeepsTheInstallationWithTokensNobodyCanRead_AndLeadsBackToSlack()
    {
        await using var site = await InstallSite.StartAsync(_slack);
        var browser = site.NewBrowser();
        var (_, asked) = await browser.BeginAsync();

        var (status, page, response) = await browser.EndAsync($"code=the-code&state={asked["state"]}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Acme (T1)", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{new Uri(new Uri(_slack.ApiBaseUrl), "/app_redirect?app=A1&amp;team=T1").AbsoluteUri}\"", page, StringComparison.Ordinal);
        Assert.Equal("default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());

        Assert.Equal(["oauth.v2.access", "auth.test"], _slack.Calls.Select(call => call.Method));
        var exchange = _slack.Calls[0];
        Assert.Equal(("the-code", "https://bot.firm.example/slack/oauth", "Basic MS4yOmNsaWVudC1zZWNyZXQ="), (exchange.Text("code"), exchange.Text("redirect_uri"), exchange.Authorization));
        var kept = site.Installations["T1"];
        Assert.Equal(("A1", "T1", null, "Acme", "U0BOT", "B0BOT", "U1", "chat:write,commands"), (kept.AppId, kept.TeamId, kept.EnterpriseId, kept.Name, kept.BotUserId, kept.BotId, kept.InstalledBy, kept.Scopes));
        Assert.DoesNotContain("xox", kept.ToString(), StringComparison.Ordinal);
        Assert.Equal("xoxb-1", site.Protection.TokenOf(kept));
        site.AssertNothingSecretLogged("the-code", asked["state"]);
    }

    [Fact]
    public async Task C61_WhenTheStateIsMissingForeignReusedOrOver_NoCodeIsExchanged()
    {
        await using var site = await InstallSite.StartAsync(_slack);
        foreach (var query in new[] { "code=c", "code=c&state=", "code=c&state=" + new string('0', 64), "code=c&state={0}&state={0}", "code=c&state={0}0", "error=access_denied" })
        {
            var browser = site.NewBrowser();
            var (_, began) = await browser.BeginAsync();
            await RefusedAsync(browser, query.Replace("{0}", began["state"], StringComparison.Ordinal));
        }

        var (mine, theirs) = (site.NewBrowser(), site.NewBrowser());
        var (_, asked) = await mine.BeginAsync();
        await theirs.BeginAsync();
        await RefusedAsync(theirs, $"code=c&state={asked["state"]}");
        await RefusedAsync(mine, $"code=c&state={asked["state"]}"); // shown by somebody else, it is used up: its owner begins again
        var (_, withoutCookie) = await mine.BeginAsync();
        await RefusedAsync(site.NewBrowser(), $"code=c&state={withoutCookie["state"]}");

        Assert.Empty(_slack.Calls);
        Assert.Equal(0, site.Installations.Count);
    }

    [Fact]
    public async Task C61_AStateCountsOnceAndForTenMinutes()
    {
        await using var site = await InstallSite.StartAsync(_slack);
        var browser = site.NewBrowser();
        var (_, late) = await browser.BeginAsync();
        site.Time.Advance(TimeSpan.FromMinutes(10));
        await RefusedAsync(browser, $"code=c&state={late["state"]}");

        var (_, asked) = await browser.BeginAsync();
        var cookie = browser.Cookie;
        site.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await browser.EndAsync($"code=c&state={asked["state"]}")).Status);
        browser.Cookie = cookie; // even if it was not forgotten
        await RefusedAsync(browser, $"code=c&state={asked["state"]}");
        Assert.Single(_slack.CallsOf("oauth.v2.access"));
    }

    [Fact]
    public async Task C61_WhenVeryManyAreBegun_OnlyTheOldestIsForgotten()
    {
        await using var site = await InstallSite.StartAsync(_slack);
        var (first, last) = (site.NewBrowser(), site.NewBrowser());
        var (_, oldest) = await first.BeginAsync();
        site.Time.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 999; i++)
        {
            await site.NewBrowser().BeginAsync();
        }

        var (_, newest) = await last.BeginAsync();
        await RefusedAsync(first, $"code=c&state={oldest["state"]}");
        Assert.Equal(HttpStatusCode.OK, (await last.EndAsync($"code=c&state={newest["state"]}")).Status);
    }

    [Theory]
    [InlineData("access_denied", "Somebody chose not to install RetentionBot.")]
    [InlineData("<script>alert(1)</script>", "Slack did not install RetentionBot.")]
    public async Task C62_WhenSomebodyDeclines_AFriendlyPageSaysSo(string error, string told)
    {
        await using var site = await InstallSite.StartAsync(_slack);
        var browser = site.NewBrowser();
        var (_, asked) = await browser.BeginAsync();

        var (status, page, _) = await browser.EndAsync($"error={Uri.EscapeDataString(error)}&state={asked["state"]}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.Contains("https://bot.firm.example/slack/install", page, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Empty(_slack.Calls);
    }

    [Fact]
    public async Task C63_WhenTheAppIsInstalledAgain_TheInstallationIsReplacedAndUsedAtOnce()
    {
        await using var site = await InstallSite.StartAsync(_slack);
        var browser = site.NewBrowser();
        await InstallAsync(browser);
        Assert.Equal("xoxb-1", (await site.Bots.OfAsync("T1", default)).Token);
        site.Time.Advance(TimeSpan.FromDays(1));

        await InstallAsync(browser);

        Assert.Equal(1, site.Installations.Count);
        Assert.Equal("xoxb-2", (await site.Bots.OfAsync("T1", default)).Token);
        Assert.Equal(site.Time.GetUtcNow(), site.Installations["T1"].InstalledAt);
    }

    [Fact]
    public async Task C33_WhenAnOrganisationInstallsIt_TheOrganisationIsTheKey()
    {
        _slack.Answer("oauth.v2.access", SlackAnswer.Ok(new
        {
            app_id = "A1", token_type = "bot", access_token = "xoxb-org", bot_user_id = "U0BOT", is_enterprise_install = true, enterprise = new { id = "E1", name = "Acme Group" }, team = (object?)null,
            refresh_token = "xoxe-1-org", expires_in = 43_200,
        }));
        _slack.Answer("auth.test", SlackAnswer.Ok(new { team_id = "E1", enterprise_id = "E1", user_id = "U0BOT", bot_id = "B1", is_enterprise_install = true }));
        await using var site = await InstallSite.StartAsync(_slack);

        Assert.Contains("Acme Group (E1)", await InstallAsync(site.NewBrowser()), StringComparison.Ordinal);
        var kept = site.Installations["E1"];
        Assert.Equal((null, "E1", site.Time.GetUtcNow().AddHours(12)), (kept.TeamId, kept.EnterpriseId, kept.ExpiresAt));
        Assert.Equal("E1", (await site.Bots.FindAsync("E1", "T7", isEnterpriseInstall: true, default))?.Tenant);
    }

    [Fact]
    public async Task Install_WhenTheWorkspaceIsNotAllowed_NamesItAndTheSettingAndKeepsNothing()
    {
        _slack.Answer("oauth.v2.access", SlackAnswer.Ok(new { app_id = "A1", token_type = "bot", access_token = "xoxb-9", bot_user_id = "U9", team = new { id = "T9", name = "<b>Nine</b>" } }));
        await using var site = await InstallSite.StartAsync(_slack);
        var browser = site.NewBrowser();
        var (_, asked) = await browser.BeginAsync();

        var (status, page, _) = await browser.EndAsync($"code=c&state={asked["state"]}");

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("&lt;b&gt;Nine&lt;/b&gt; (T9)", page, StringComparison.Ordinal);
        Assert.Contains("adds T9 to the setting Slack:AllowedWorkspaces", page, StringComparison.Ordinal);
        Assert.Equal(0, site.Installations.Count);
        Assert.Single(_slack.Calls);
        site.AssertNothingSecretLogged();
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"invalid_code"}""", HttpStatusCode.BadGateway, "invalid_code")]
    [InlineData("""{"ok":false,"error":"<i>new"}""", HttpStatusCode.BadGateway, "an answer that is not known")]
    [InlineData("""{"ok":true,"app_id":"A2","token_type":"bot","access_token":"xoxb-1","bot_user_id":"U","team":{"id":"T1"}}""", HttpStatusCode.BadGateway, "not for this app")]
    [InlineData("""{"ok":true,"app_id":"A1","token_type":"user","access_token":"xoxp-1","bot_user_id":"U","team":{"id":"T1"}}""", HttpStatusCode.BadGateway, "not for this app")]
    [InlineData("""{"ok":true,"app_id":"A1","token_type":"bot","access_token":"xoxb-1","bot_user_id":"U","team":null}""", HttpStatusCode.BadGateway, "not for this app")]
    [InlineData("<html>", HttpStatusCode.ServiceUnavailable, "just now")]
    [InlineData("""{"ok":false,"error":"internal_error"}""", HttpStatusCode.ServiceUnavailable, "just now")]
    public async Task Install_WhenSlackAnswersOtherwise_SaysWhatItMeansAndKeepsNothing(string answer, HttpStatusCode expected, string told)
    {
        _slack.Answer("oauth.v2.access", SlackAnswer.Text(200, answer, "application/json"));
        await using var site = await InstallSite.StartAsync(_slack, ("AppId", "A1"));
        var browser = site.NewBrowser();
        var (_, asked) = await browser.BeginAsync();

        var (status, page, _) = await browser.EndAsync($"code=c&state={asked["state"]}");

        Assert.Equal(expected, status);
        Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", page, StringComparison.Ordinal);
        Assert.Equal(0, site.Installations.Count);
        site.AssertNothingSecretLogged();
    }

    [Fact]
    public async Task Install_WhenTheTokenIsOfAnotherWorkspace_KeepsNothing()
    {
        _slack.Answer("auth.test", SlackAnswer.Ok(new { team_id = "T2", user_id = "U0BOT" }));
        await using var site = await InstallSite.StartAsync(_slack);

        Assert.Contains("its token is of another workspace", await InstallAsync(site.NewBrowser(), HttpStatusCode.BadGateway), StringComparison.Ordinal);
        Assert.Equal(0, site.Installations.Count);
    }

    [Fact]
    public async Task Install_WhenItCannotBeWritten_SaysSo()
    {
        await using var site = await InstallSite.StartAsync(_slack);
        site.Installations.BeforeSave = _ => throw new IOException("The disk is full.");

        var page = await InstallAsync(site.NewBrowser(), HttpStatusCode.ServiceUnavailable);

        Assert.Contains("Try it again in a minute", page, StringComparison.Ordinal);
        Assert.DoesNotContain("disk", page, StringComparison.Ordinal);
    }

    private static async Task<string> InstallAsync(InstallSite.Browser browser, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var (_, asked) = await browser.BeginAsync();
        var (status, page, _) = await browser.EndAsync($"code=c&state={asked["state"]}");
        Assert.Equal(expected, status);
        return page;
    }

    private static async Task RefusedAsync(InstallSite.Browser browser, string query)
    {
        var (status, page, _) = await browser.EndAsync(query);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("in the browser in which it was begun", page, StringComparison.Ordinal);
    }
}
