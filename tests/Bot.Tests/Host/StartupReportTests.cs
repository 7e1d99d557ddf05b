using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Host.Startup;
using RetentionBot.LocalPage;
using RetentionBot.Teams;

namespace RetentionBot.Bot.Tests.Host;

public sealed class StartupReportTests
{
    private const string App = "11111111-2222-3333-4444-555555555555";

    [Fact]
    public void It_says_what_is_on_what_is_off_and_why_where_the_data_is_and_where_to_chat()
    {
        ChannelState[] channels = [new("Teams", false, "Teams:AppId is empty"), new("Local page", true, "this machine only")];

        Assert.Equal(
            """
            RetentionBot is ready.
              Teams: off, Teams:AppId is empty
              Local page: on, this machine only
              Data: /srv/bot.db
              Chat here: http://127.0.0.1:3978/
            """.ReplaceLineEndings(),
            StartupReport.Of(channels, "/srv/bot.db", ["http://127.0.0.1:3978"]));
    }

    [Theory]
    [InlineData("", false, false, "Teams:AppId is empty")]
    [InlineData("DangerouslyAllowUnauthenticated=true", true, false, "anonymous development mode, this machine only (Teams:DangerouslyAllowUnauthenticated)")]
    [InlineData($"AppId={App}|AppSecret=s|AllowedTenants=a", true, false, $"tokens of https://api.botframework.com for app {App}, 1 tenant")]
    [InlineData($"AppId={App}|AppSecret=s|AllowedTenants=a,b|Issuer=https://api.botframework.us", true, false, $"tokens of https://api.botframework.us for app {App}, 2 tenants")]
    [InlineData($"AppId={App}|AppSecret=s", false, true, "Teams:AppId is set, but Teams:AllowedTenants is empty; every request is refused")]
    [InlineData("AppSecret=s", false, true, "Teams:AppSecret is set, but Teams:AppId is empty; every request is refused")]
    [InlineData("AllowedTenants=a", false, true, "Teams:AllowedTenants is set, but Teams:AppId is empty; every request is refused")]
    public void It_says_of_Teams_whose_tokens_count_or_what_is_missing(string settings, bool isOn, bool isHalfConfigured, string reason)
    {
        var pairs = settings.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => "Teams:" + pair[0], string? (pair) => pair[1]);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(pairs).Build();
        using var services = new ServiceCollection().AddTeams(configuration).AddOptions<LocalPageOptions>().Services.BuildServiceProvider();

        Assert.Equal(new ChannelState("Teams", isOn, reason, isHalfConfigured), ChannelStates.Of(services)[0]);
    }

    [Fact]
    public void It_does_not_send_anybody_to_a_page_that_is_off() =>
        Assert.DoesNotContain("Chat here", StartupReport.Of([new("Local page", false, "LocalPage:Enabled is false")], "/srv/bot.db", ["http://127.0.0.1:3978"]), StringComparison.Ordinal);
}
