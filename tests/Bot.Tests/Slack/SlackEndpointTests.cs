using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RetentionBot.Slack.Inbound;

namespace RetentionBot.Bot.Tests.Slack;

/// <summary>Who is let in, before anything of what they brought is read.</summary>
public sealed class SlackEndpointTests : IAsyncLifetime
{
    private const string Challenge = """{"token":"x","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P","type":"url_verification"}""";

    private SlackEdge _slack = null!; // started before each test

    public async Task InitializeAsync() => _slack = await SlackEdge.StartAsync();

    public async Task DisposeAsync() => await _slack.DisposeAsync();

    [Fact]
    public async Task C2_AnyByteOfTheBodyChanged_Is401AndNothingRuns()
    {
        var body = Encoding.UTF8.GetBytes(SlackEdge.Event().ToJsonString());
        var headers = SlackEdge.HeadersFor(body, _slack.Time.GetUtcNow());
        for (var changed = 0; changed < body.Length; changed += 7)
        {
            byte[] other = [.. body];
            other[changed] ^= 1;
            await RefusedAsync(HttpStatusCode.Unauthorized, await _slack.PostAsync("/slack/events", other, headers));
        }
    }

    [Fact]
    public async Task C4_EmptyBody_WhenSigned_IsAnsweredAndNothingRuns()
    {
        foreach (var path in new[] { "/slack/events", "/slack/interactions" })
            await RefusedAsync(HttpStatusCode.BadRequest, await _slack.PostSignedAsync(path, ""));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"type\":\"event_callback\",\"event\":\"\\ud800\"}{")]
    public async Task Events_WhenTheBodyIsNoObject_Are400(string body) => await RefusedAsync(HttpStatusCode.BadRequest, await _slack.PostSignedAsync("/slack/events", body));

    [Theory]
    [InlineData("x", null)]
    [InlineData(null, null)]
    [InlineData("1772442000", "1772442000")]
    public async Task C5_Timestamp_WhenMissingSentTwiceOrNoNumber_Is401(string? first, string? second)
    {
        var body = Encoding.UTF8.GetBytes(SlackEdge.Event().ToJsonString());
        (string Name, string Value)[] headers =
        [
            .. new[] { first, second }.OfType<string>().Select(value => (SlackSignature.TimestampHeader, value)), SlackEdge.HeadersFor(body, _slack.Time.GetUtcNow())[1],
        ];
        await RefusedAsync(HttpStatusCode.Unauthorized, await _slack.PostAsync("/slack/events", body, headers));
    }

    [Theory]
    [InlineData("v1=")]
    [InlineData("v0=12")]
    [InlineData("v0")]
    public async Task C6_Signature_WhenOfAnotherVersionOrLength_Is401(string start)
    {
        var body = Encoding.UTF8.GetBytes(SlackEdge.Event().ToJsonString());
        var headers = SlackEdge.HeadersFor(body, _slack.Time.GetUtcNow());
        headers[1].Value = start + headers[1].Value[3..];
        await RefusedAsync(HttpStatusCode.Unauthorized, await _slack.PostAsync("/slack/events", body, headers));
    }

    [Fact]
    public async Task C7_LowerCaseHeaderNames_AreTheSameHeaders()
    {
        var body = Encoding.UTF8.GetBytes(SlackEdge.Event().ToJsonString());
        var headers = SlackEdge.HeadersFor(body, _slack.Time.GetUtcNow());
        using var response = await _slack.PostAsync("/slack/events", body, [.. headers.Select(header => (header.Name.ToLowerInvariant(), header.Value))]);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(_slack.Turn.Messages);
    }

    [Theory]
    [InlineData("/slack/interactions", "ssl_check=1&payload=%7B%22type%22%3A%22block_actions%22%7D")]
    [InlineData("/slack/interactions", "payload=%7B%22type%22%3A%22block_actions%22%7D&ssl_check=1")]
    [InlineData("/slack/commands", "ssl_check=1&team_id=T1&channel_id=C1&user_id=U1&command=%2Fcrm&text=delete")]
    public async Task C8_SslCheck_WhenUnsigned_Is200AndNothingElseIsRead(string path, string body)
    {
        using var response = await _slack.PostAsync(path, Encoding.UTF8.GetBytes(body));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Empty(_slack.Pressed);
        Assert.Empty(_slack.Turn.Messages);
    }

    [Fact]
    public async Task C8_SslCheck_WhenOnlyWordsOfACommand_IsNone()
    {
        await RefusedAsync(HttpStatusCode.Unauthorized, await _slack.PostAsync("/slack/commands", Encoding.UTF8.GetBytes("xssl_check=1&text=ssl_check%3D1&a=%26ssl_check=1&ssl_check=10")));
        await RefusedAsync(HttpStatusCode.Unauthorized, await _slack.PostAsync("/slack/events", "ssl_check=1"u8.ToArray()));
    }

    [Fact]
    public async Task C9_BodyAboveTheCap_Is413WithoutBeingReadToItsEnd()
    {
        await using var slack = await SlackEdge.StartAsync(("Slack:MaxBodyBytes", "1024"));
        using var declared = await slack.PostSignedAsync("/slack/events", new string('x', 1025));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, declared.StatusCode);
        using var exact = await slack.PostSignedAsync("/slack/events", "{}" + new string(' ', 1022));
        Assert.Equal(HttpStatusCode.OK, exact.StatusCode);

        var endless = new DefaultHttpContext();
        var never = new System.IO.Pipelines.Pipe(new System.IO.Pipelines.PipeOptions(pauseWriterThreshold: 0));
        await never.Writer.WriteAsync(new byte[2_000]);
        endless.Request.Body = never.Reader.AsStream();
        Assert.Equal(413, (await RequestBytes.ReadAsync(endless.Request, 1024, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task C10_RequestSignedWithThePreviousSecret_IsLetIn()
    {
        await using var slack = await SlackEdge.StartAsync(("Slack:SigningSecretPrevious", "older-secret"));
        foreach (var secret in new[] { SlackEdge.Secret, "older-secret" })
        {
            using var response = await slack.PostSignedAsync("/slack/events", Challenge, secret);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        await RefusedAsync(HttpStatusCode.Unauthorized, await slack.PostSignedAsync("/slack/events", Challenge, "a-third"));
    }

    [Fact]
    public async Task C11_AfterAFailedVerification_TheLogHoldsNoBodyTokenOrSecret()
    {
        var body = "{\"token\":\"hidden-token\",\"event\":{\"text\":\"hidden-words\"}}"u8.ToArray();
        await RefusedAsync(HttpStatusCode.Unauthorized, await _slack.PostAsync("/slack/events", body, SlackEdge.HeadersFor(body, _slack.Time.GetUtcNow(), "hidden-other")));
        await RefusedAsync(HttpStatusCode.Unauthorized, await _slack.PostAsync("/slack/events", body));

        Assert.Contains(_slack.Log.Lines, line => line.Contains("signature is not Slack's", StringComparison.Ordinal));
        Assert.DoesNotContain(_slack.Log.Lines, line => line.Contains("hidden", StringComparison.Ordinal) || line.Contains(SlackEdge.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task C12_UrlVerification_WhenSigned_IsAnsweredWithItsChallenge()
    {
        using var response = await _slack.PostSignedAsync("/slack/events", Challenge);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType)); // it has a body
        Assert.Equal("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["challenge"]);
    }

    [Fact]
    public async Task C13_UrlVerification_WhenUnsigned_Is401() =>
        await RefusedAsync(HttpStatusCode.Unauthorized, await _slack.PostAsync("/slack/events", Encoding.UTF8.GetBytes(Challenge)));

    [Fact]
    public async Task MissingSecret_IsA401ForEverything()
    {
        await using var slack = await SlackEdge.StartAsync(("Slack:SigningSecret", ""));
        foreach (var path in new[] { "/slack/events", "/slack/commands", "/slack/interactions" })
        {
            await RefusedAsync(HttpStatusCode.Unauthorized, await slack.PostSignedAsync(path, "ssl_check=1", ""));
            await RefusedAsync(HttpStatusCode.Unauthorized, await slack.PostSignedAsync(path, Challenge, "x"));
        }
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Method_WhenNotPost_Is405(string method)
    {
        foreach (var path in new[] { "/slack/events", "/slack/commands", "/slack/interactions" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
            using var response = await _slack.Http.SendAsync(request);
            Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (response.StatusCode, Assert.Single(response.Content.Headers.Allow)));
        }
    }

    [Fact]
    public async Task C36_Press_IsAcknowledgedWithAnEmptyBody()
    {
        using var response = await _slack.PostSignedAsync("/slack/interactions", "payload=" + Uri.EscapeDataString("""{"type":"block_actions","api_app_id":"A1","actions":[{"value":"a+b & c"}]}"""));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("a+b & c", Assert.Single(_slack.Pressed).GetProperty("actions")[0].GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("payload=")]
    [InlineData("payload=%5B%5D")]
    [InlineData("other=1")]
    public async Task Press_WithoutAPayload_Is400(string body) => await RefusedAsync(HttpStatusCode.BadRequest, await _slack.PostSignedAsync("/slack/interactions", body));

    [Theory]
    [InlineData("A1", 1)]
    [InlineData("A2", 0)]
    public async Task AppId_WhenSet_OnlyWhatIsMeantForThatAppIsTaken(string app, int taken)
    {
        await using var slack = await SlackEdge.StartAsync(("Slack:AppId", app));
        Assert.Equal(HttpStatusCode.OK, (await slack.EventAsync(SlackEdge.Event())).Status);
        Assert.Equal(taken, slack.Turn.Messages.Count);
        Assert.Equal(HttpStatusCode.OK, (await slack.CommandAsync(SlackEdge.Command("help"))).Status);
        Assert.Equal(2 * taken, slack.Turn.Messages.Count);
        using var press = await slack.PostSignedAsync("/slack/interactions", "payload=" + Uri.EscapeDataString("""{"api_app_id":"A1"}"""));
        Assert.Equal(taken, slack.Pressed.Count);
    }

    private async Task RefusedAsync(HttpStatusCode status, HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal(status, response.StatusCode);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        }

        Assert.Empty(_slack.Turn.Messages);
        Assert.Empty(_slack.Pressed);
    }
}
