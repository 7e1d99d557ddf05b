using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RetentionBot.Host.Startup;
using RetentionBot.LocalPage;
using RetentionBot.Slack;

namespace RetentionBot.Bot.Tests.Slack;

/// <summary>The settings under <c>Slack</c>: what is refused at start, in which words, and what the report of the start makes of them.</summary>
public sealed class SlackOptionsTests
{
    [Theory]
    [InlineData("BotToken=xoxp-hidden", "Slack:BotToken is no bot token; use the \"Bot User OAuth Token\"")]
    [InlineData("AppToken=xoxb-hidden", "Slack:AppToken is no app-level token")]
    [InlineData("SigningSecret=hidden hidden", "One of Slack's secrets in the settings holds a blank")]
    [InlineData("ClientId=1.2", "Slack:ClientId is set and Slack:ClientSecret is empty")]
    [InlineData("ClientSecret=hidden", "Slack:ClientSecret is set and Slack:ClientId is empty")]
    [InlineData("AppId=B1", "Slack:AppId is 'B1'; use the \"App ID\"")]
    [InlineData("ApiBaseUrl=", "Slack:ApiBaseUrl is ''; use an https address")]
    [InlineData("ApiBaseUrl=https://slack.com/api", "Slack:ApiBaseUrl is 'https://slack.com/api'; use an https address with a slash at its end")]
    [InlineData("ApiBaseUrl=http://slack.com/api/", "Slack:ApiBaseUrl is 'http://slack.com/api/'")]
    [InlineData("ApiBaseUrl=http://127.0.0.1.evil.example/", "Slack:ApiBaseUrl is")]
    [InlineData("ApiBaseUrl=https://user@slack.com/api/", "Slack:ApiBaseUrl is")]
    [InlineData("PublicUrl=http://bot.firm.example", "Slack:PublicUrl is 'http://bot.firm.example'; use an https address without a path")]
    [InlineData("PublicUrl=https://firm.example/bot", "Slack:PublicUrl is 'https://firm.example/bot'")]
    [InlineData("AllowedWorkspaces=T1,acme", "Slack:AllowedWorkspaces holds 'acme'; use ids")]
    [InlineData("AllowedWorkspaces:0= ", "Slack:AllowedWorkspaces holds ' '; use ids")]
    [InlineData("AllowedWorkspaces=C1", "Slack:AllowedWorkspaces holds 'C1'")]
    [InlineData("Connections=0", "Slack:Connections is 0; use 1 to 10, for example 2.")]
    [InlineData("Connections=11", "Slack:Connections is 11; use 1 to 10")]
    [InlineData("MaxBodyBytes=1023", "Slack:MaxBodyBytes is 1023; use 1024 to 4194304 bytes")]
    public void WhenASettingIsWrong_ItIsNamedWithItsValueAndTheWayOut(string settings, string told)
    {
        using var services = Services(settings);
        var fault = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<SlackOptions>>().Value);

        Assert.Contains(fault.Failures, failure => failure.Contains(told, StringComparison.Ordinal));
        Assert.DoesNotContain("hidden", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("BotToken=xoxe.xoxb-1|AppToken=xapp-1|SigningSecret=s|AppId=A012ABCD0A0|ClientId=1.2|ClientSecret=s|PublicUrl=https://bot.firm.example/|ApiBaseUrl=http://127.0.0.1:81/api/|AllowedWorkspaces=T1, E1")]
    public void WhenTheSettingsAreSound_NothingIsSaid(string settings)
    {
        using var services = Services(settings);
        Assert.NotNull(services.GetRequiredService<IOptions<SlackOptions>>().Value);
    }

    [Theory]
    [InlineData("AllowedWorkspaces=T1, T2,", "T1|T2")]
    [InlineData("AllowedWorkspaces:0=T3|AllowedWorkspaces:1=T4", "T3|T4")]
    [InlineData("AllowedWorkspaces=T1|AllowedWorkspaces:0=T3", "T1")]
    [InlineData("AllowedWorkspaces=", "")]
    public void AList_IsAnArrayOrATextWithCommas(string settings, string read)
    {
        using var services = Services(settings);
        Assert.Equal(read, string.Join('|', services.GetRequiredService<IOptions<SlackOptions>>().Value.AllowedWorkspaces));
    }

    [Theory]
    [InlineData("", false, false, "Slack:BotToken and Slack:ClientId are empty")]
    [InlineData("AppToken=xapp-1|BotToken=xoxb-1", true, false, "by Socket Mode, the workspace of Slack:BotToken")]
    [InlineData("SigningSecret=s|BotToken=xoxb-1|AllowedWorkspaces=T1", true, false, "over HTTP, the workspace of Slack:BotToken and 1 allowed workspace")]
    [InlineData("SigningSecret=s|ClientId=1|ClientSecret=s|PublicUrl=https://bot.firm.example|AllowedWorkspaces=T1,T2", true, false, "over HTTP, 2 allowed workspaces")]
    [InlineData("SigningSecret=s|ClientId=1|ClientSecret=s", false, true, "Slack:ClientId is set, but Slack:AllowedWorkspaces is empty; nobody can install the app")]
    [InlineData("SigningSecret=s|ClientId=1|ClientSecret=s|AllowedWorkspaces=T1", false, true, "Slack:ClientId is set, but Slack:PublicUrl is empty; nobody can install the app")]
    [InlineData("BotToken=xoxb-1", false, true, "neither Slack:SigningSecret (for HTTP) nor Slack:AppToken (for Socket Mode) is set; every request is refused")]
    [InlineData("AppToken=xapp-1", false, true, "neither Slack:BotToken nor Slack:ClientId is set; the bot is in no workspace")]
    [InlineData("AllowedWorkspaces=T1", false, true, "neither Slack:BotToken nor Slack:ClientId is set; the bot is in no workspace")]
    public void TheReportOfTheStart_SaysHowSlackIsOnOrWhatIsMissing(string settings, bool isOn, bool isHalfConfigured, string reason)
    {
        using var services = Services(settings);
        Assert.Equal(new ChannelState("Slack", isOn, reason, isHalfConfigured), ChannelStates.Of(services)[1]);
    }

    private static ServiceProvider Services(string settings)
    {
        var pairs = settings.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => "Slack:" + pair[0], string? (pair) => pair[1]);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(pairs).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSlack(configuration).AddOptions<LocalPageOptions>().Services.BuildServiceProvider();
    }
}
