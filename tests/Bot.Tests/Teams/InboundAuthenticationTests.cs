using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>Who is let in without a token: nobody, but in the development mode those on this machine.</summary>
public sealed class InboundAuthenticationTests
{
    [Theory]
    [InlineData("Teams:AppId", "11111111-2222-3333-4444-555555555555", "Teams:AppSecret", "a-secret")]
    [InlineData("Teams:AppId", "", "Teams:AppSecret", "")]
    [InlineData("Teams:DangerouslyAllowUnauthenticated", "false", "Teams:AllowedTenants", "0b6b1e6f")]
    public async Task Checklist16And17_WhenUnauthenticatedIsNotAllowed_EveryPostIsAnswered401WithoutABody(string setting, string value, string other, string otherValue)
    {
        await using var bot = await TeamsBot.StartAsync((setting, value), (other, otherValue));
        foreach (var body in new[] { bot.Message("hi").ToJsonString(), "", "not json", new string('x', 400_000) })
        {
            using var response = await bot.PostAsync(body);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync());
            Assert.Empty(response.Headers.WwwAuthenticate);
        }

        Assert.Empty(bot.Turn.Messages);
    }

    [Fact]
    public async Task Start_WhenUnauthenticatedIsAllowedBesideAnAppId_FailsNamingBothSettingsAndTheWayOut()
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => TeamsBot.StartAsync(("Teams:DangerouslyAllowUnauthenticated", "true"), ("Teams:AppId", "my-app")));
        Assert.Contains("Teams:DangerouslyAllowUnauthenticated is true while Teams:AppId is 'my-app'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("leave Teams:AppId empty", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1023")]
    [InlineData("4194305")]
    public async Task Start_WhenTheBodyLimitIsOutOfRange_FailsNamingIt(string bytes)
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => TeamsBot.StartAsync(("Teams:MaxBodyBytes", bytes)));
        Assert.Contains("Teams:MaxBodyBytes is " + bytes, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", HttpStatusCode.Forbidden)]
    [InlineData("http://evil.example/", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1.evil.example/", HttpStatusCode.Forbidden)]
    [InlineData("http://10.0.0.1/", HttpStatusCode.Forbidden)]
    [InlineData("http://[::ffff:10.0.0.1]/", HttpStatusCode.Forbidden)]
    [InlineData("http://0.0.0.0/", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost@evil.example/", HttpStatusCode.BadRequest)]
    [InlineData("ftp://localhost/", HttpStatusCode.BadRequest)]
    [InlineData("file:///etc/passwd", HttpStatusCode.BadRequest)]
    [InlineData("/relative", HttpStatusCode.BadRequest)]
    [InlineData("http://localhost/?x=", HttpStatusCode.BadRequest)]
    [InlineData("http://localhost/#", HttpStatusCode.BadRequest)]
    [InlineData("http://localhost:3979/", HttpStatusCode.OK)]
    [InlineData("http://LOCALHOST:3979/_connector", HttpStatusCode.OK)]
    [InlineData("https://127.0.0.1/", HttpStatusCode.OK)]
    [InlineData("http://[::1]:3979", HttpStatusCode.OK)]
    public async Task Checklist33_WhenTheServiceUrlIsNotThisMachine_TheActivityIsRefused(string serviceUrl, HttpStatusCode expected)
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Turn.Does = (_, _, _) => Task.CompletedTask;
        var activity = bot.Message("hi");
        activity["serviceUrl"] = serviceUrl;
        Assert.Equal(expected, (await bot.PostAsync(activity)).StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? 1 : 0, bot.Turn.Messages.Count);
    }

    [Fact]
    public async Task Checklist33_WhenTheConnectorRedirects_TheOtherAddressIsNotCalled()
    {
        await using var bot = await TeamsBot.StartAsync();
        await using var other = await FakeConnector.StartAsync();
        bot.Connector.Answers = http =>
        {
            (http.Response.StatusCode, http.Response.Headers.Location) = (307, other.ServiceUrl);
            return Task.CompletedTask;
        };
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message("hi"))).StatusCode);
        Assert.Empty(other.Calls);
        Assert.Contains(bot.Log.Lines, line => line.Contains("Rejected", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_WhenTheModeIsAnonymous_CarriesNoAuthorization()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.PostAsync(bot.Message("hi"));
        Assert.False(Assert.Single(bot.Connector.Calls).Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Refusal_WhenTheServiceUrlIsForeignOnAnyActivity_Is403()
    {
        await using var bot = await TeamsBot.StartAsync();
        var activity = bot.Message("hi");
        (activity["type"], activity["serviceUrl"]) = ("conversationUpdate", (JsonNode)"https://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await bot.PostAsync(activity)).StatusCode);
    }
}
