using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RetentionBot.Slack;

namespace RetentionBot.Bot.Tests.Slack;

/// <summary>The settings under <c>Slack</c>: what is refused at start, in which words, and how lists are given.</summary>
public sealed class SlackOptionsTests
{
    [Theory]
    [InlineData("SigningSecret=hidden ", "Slack:SigningSecret holds a blank")]
    [InlineData("SigningSecretPrevious= hidden", "Slack:SigningSecretPrevious holds a blank")]
    [InlineData("ClientSecret=hid den", "Slack:ClientSecret holds a blank")]
    [InlineData("BotToken=hidden", "Slack:BotToken does not begin with xoxb-")]
    [InlineData("BotToken=xoxp-hidden", "Slack:BotToken does not begin with xoxb-")]
    [InlineData("AppToken=xoxb-hidden", "Slack:AppToken does not begin with xapp-")]
    [InlineData("AppId=my app", "Slack:AppId is 'my app'; use the app's id")]
    [InlineData("AppId=B1", "Slack:AppId is 'B1'")]
    [InlineData("AllowedWorkspaces=acme", "Slack:AllowedWorkspaces holds 'acme'; use ids")]
    [InlineData("AllowedWorkspaces=T1,*", "Slack:AllowedWorkspaces holds '*'")]
    [InlineData("AllowedWorkspaces:0=", "Slack:AllowedWorkspaces holds ''")]
    [InlineData("ApiBaseUrl=", "Slack:ApiBaseUrl is ''; use an https address")]
    [InlineData("ApiBaseUrl=http://slack.com/api/", "Slack:ApiBaseUrl is 'http://slack.com/api/'")]
    [InlineData("ApiBaseUrl=https://slack.com/api", "Slack:ApiBaseUrl is 'https://slack.com/api'")]
    [InlineData("ApiBaseUrl=https://user@slack.com/api/", "Slack:ApiBaseUrl is")]
    [InlineData("ApiBaseUrl=https://slack.com/api/?x=/", "Slack:ApiBaseUrl is")]
    [InlineData("ApiBaseUrl=http://127.0.0.1.evil.example/api/", "Slack:ApiBaseUrl is")]
    [InlineData("PublicUrl=bot.example", "Slack:PublicUrl is 'bot.example'; use an https address")]
    [InlineData("PublicUrl=http://bot.example", "Slack:PublicUrl is")]
    [InlineData("PublicUrl=https://bot.example/slack", "Slack:PublicUrl is")]
    [InlineData("MaxBodyBytes=1023", "Slack:MaxBodyBytes is 1023; use 1024 to 4194304 bytes")]
    [InlineData("MaxBodyBytes=4194305", "Slack:MaxBodyBytes is 4194305")]
    public void WhenASettingIsWrong_ItIsNamedWithItsValueAndTheWayOut(string settings, string told)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Read(settings));
        Assert.Contains(told, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhenSeveralSettingsAreWrong_AllAreTold()
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Read("AppId=x|BotToken=x|AppToken=x|ApiBaseUrl=x|PublicUrl=x|AllowedWorkspaces=x|MaxBodyBytes=1"));
        foreach (var setting in new[] { "AppId", "BotToken", "AppToken", "ApiBaseUrl", "PublicUrl", "AllowedWorkspaces", "MaxBodyBytes" })
            Assert.Contains("Slack:" + setting, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SigningSecret=8f742231b10e8888abcd99yyyzzz85a5|BotToken=xoxb-1|AppId=A0123456789")]
    [InlineData("AppToken=xapp-1|ApiBaseUrl=http://127.0.0.1:5000/api/|PublicUrl=http://localhost:3978")]
    [InlineData("ClientId=1.2|ClientSecret=x|AllowedWorkspaces=T1,E1|PublicUrl=https://bot.example/|MaxBodyBytes=1024")]
    public void WhenTheSettingsAreSound_TheyAreTaken(string settings) => Read(settings);

    [Theory]
    [InlineData("", "")]
    [InlineData("AllowedWorkspaces=", "")]
    [InlineData("AllowedWorkspaces= T1 , E2 ,,", "T1 E2")]
    [InlineData("AllowedWorkspaces:0=T1|AllowedWorkspaces:1=T2", "T1 T2")]
    [InlineData("AllowedWorkspaces=T3|AllowedWorkspaces:0=T1", "T3")]
    public void WhenAListIsATextWithCommas_ItIsReadLikeAnArrayAndWinsOverOne(string settings, string expected) => Assert.Equal(expected, string.Join(' ', Read(settings).AllowedWorkspaces));

    private static SlackOptions Read(string settings)
    {
        var pairs = settings.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => "Slack:" + pair[0], string? (pair) => pair[1]);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(pairs).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSlack(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<SlackOptions>>().Value;
    }
}
