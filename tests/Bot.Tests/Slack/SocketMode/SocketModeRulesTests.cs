using FsCheck.Xunit;
using RetentionBot.Conversation;
using RetentionBot.Slack;
using RetentionBot.Slack.SocketMode;

namespace RetentionBot.Bot.Tests.Slack.SocketMode;

/// <summary>What Socket Mode decides without a network: where it connects to, how long it waits, and which settings it starts with.</summary>
public sealed class SocketModeRulesTests
{
    private const string Slack = "https://slack.com/api/";
    private const string Here = "http://127.0.0.1:5000/api/";

    [Theory]
    [InlineData("wss://wss-primary.slack.com/link/?ticket=1&app_id=2", Slack)]
    [InlineData("wss://wss-primary.slack.com:443/link/", Slack)]
    [InlineData("wss://cerberus-xxxx.lb.slack-msgs.slack.com/link/", Slack)]
    [InlineData("wss://wss-primary.slack-gov.com/link/", "https://slack-gov.com/api/")]
    [InlineData("wss://WSS-PRIMARY.SLACK.COM/link/", Here)]
    [InlineData("ws://127.0.0.1:5000/link/", Here)]
    [InlineData("ws://localhost:6000/link/", "http://localhost:5000/api/")]
    [InlineData("ws://[::1]:6000/link/", Here)]
    public void Address_OfSlackOrOfThisMachine_MayBeConnectedTo(string address, string apiBaseUrl) => Assert.Equal(new Uri(address), SocketAddress.Of(address, new Uri(apiBaseUrl)));

    [Theory]
    [InlineData(null, Slack)]
    [InlineData("", Slack)]
    [InlineData("/link/", Slack)]
    [InlineData("ws://wss-primary.slack.com/link/", Slack)]
    [InlineData("https://wss-primary.slack.com/link/", Slack)]
    [InlineData("wss://wss-primary.slack.com:8443/link/", Slack)]
    [InlineData("wss://slack.com.evil.example/link/", Slack)]
    [InlineData("wss://evilslack.com/link/", Slack)]
    [InlineData("wss://slack.com@evil.example/link/", Slack)]
    [InlineData("wss://user@wss-primary.slack.com/link/", Slack)]
    [InlineData("wss://evil.example/.slack.com", Slack)]
    [InlineData("wss://127.0.0.1/link/", Here)]
    [InlineData("ws://127.0.0.1:5000/link/", Slack)]
    [InlineData("ws://127.0.0.1:5000/link/", "https://127.0.0.1:5000/api/")]
    [InlineData("ws://10.0.0.1:5000/link/", Here)]
    public void Address_OfAnybodyElse_MayNot(string? address, string apiBaseUrl)
    {
        var exception = Assert.Throws<ChannelException>(() => SocketAddress.Of(address, new Uri(apiBaseUrl)));
        Assert.Equal(ChannelFault.Retry, exception.Fault);
    }

    [Property]
    public bool Wait_AfterAnyNumberOfFailures_IsBetweenHalfAndWholeOfADoublingUpToAMinute(ushort failures, byte random)
    {
        var wait = Backoff.WaitAfter(failures, random / 256.0);
        var whole = failures == 0 ? 0 : Math.Min(60, Math.Pow(2, failures - 1));
        return wait.TotalSeconds >= whole / 2 && wait.TotalSeconds <= whole;
    }

    [Theory]
    [InlineData("Slack:Connections is 0; use 1 to 10, for example 2.", "xapp-1-A1-secret", 0, Slack)]
    [InlineData("Slack:Connections is 11; use 1 to 10, for example 2.", "xapp-1-A1-secret", 11, Slack)]
    [InlineData("Slack:AppToken is no app-level token;", "xoxb-1-secret", 2, Slack)]
    [InlineData("Slack:AppToken is no app-level token;", "xapp-1-secret\r\nX: y", 2, Slack)]
    [InlineData("Slack:ApiBaseUrl is 'http://slack.com/api/'; use an https address", "xapp-1-A1-secret", 2, "http://slack.com/api/")]
    [InlineData("Slack:ApiBaseUrl is 'https://slack.com/api'; use an https address", "xapp-1-A1-secret", 2, "https://slack.com/api")]
    [InlineData("Slack:ApiBaseUrl is 'nowhere'; use an https address", "xapp-1-A1-secret", 2, "nowhere")]
    public void Settings_WhenTheyMakeNoSense_AreToldWithTheWayOutAndWithoutTheToken(string fault, string token, int connections, string apiBaseUrl)
    {
        var result = new SocketModeOptionsCheck().Validate(null, new SlackOptions { AppToken = token, Connections = connections, ApiBaseUrl = apiBaseUrl });
        var told = Assert.Single(result.Failures!);
        Assert.StartsWith(fault, told, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 2, Slack)]
    [InlineData("xapp-1-A111-222-abc", 1, Slack)]
    [InlineData("xapp-1-A111-222-abc", 10, Here)]
    public void Settings_WhenTheyMakeSense_AreTaken(string token, int connections, string apiBaseUrl) =>
        Assert.True(new SocketModeOptionsCheck().Validate(null, new SlackOptions { AppToken = token, Connections = connections, ApiBaseUrl = apiBaseUrl }).Succeeded);
}
