using FsCheck.Xunit;
using RetentionBot.Conversation;
using RetentionBot.Slack.SocketMode;

namespace RetentionBot.Bot.Tests.Slack.SocketMode;

/// <summary>What Socket Mode decides without a network: where it connects to, and how long it waits.</summary>
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
}
