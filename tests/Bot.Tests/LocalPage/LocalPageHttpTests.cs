using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace RetentionBot.Bot.Tests.LocalPage;

/// <summary>What can be told about the page without a browser.</summary>
public sealed class LocalPageHttpTests(LocalPageFixture fixture) : IClassFixture<LocalPageFixture>
{
    [Fact]
    public async Task Page_WhenOpened_HasItsLandmarksAndThePeople()
    {
        using var client = fixture.Client();
        using var response = await client.GetAsync("/");
        var html = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        foreach (var part in (string[])["<html lang=\"en\"", "<title>RetentionBot</title>", "<header", "<main", "role=\"log\"", "aria-live=\"polite\"", "<label for=\"person\">Acting as", "<textarea id=\"message\"", "Ada Nystr&#xF6;m"])
        {
            Assert.Contains(part, html, StringComparison.Ordinal);
        }

        Assert.Contains("Ben &lt;b&gt;Okafor&lt;/b&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WhenOpened_NamesNothingElsewhereAndNothingInline()
    {
        using var client = fixture.Client();
        var html = await client.GetStringAsync("/");

        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/_framework/blazor.web.js", "text/javascript")]
    [InlineData("/_content/RetentionBot.LocalPage/local-page.js", "text/javascript")]
    [InlineData("/_content/RetentionBot.LocalPage/local-page.css", "text/css")]
    [InlineData("/_content/RetentionBot.LocalPage/favicon.svg", "image/svg+xml")]
    public async Task Asset_WhenFetched_IsServedAsItsKind(string path, string type)
    {
        using var client = fixture.Client();
        using var response = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/_content/RetentionBot.LocalPage/local-page.css")]
    public async Task Response_Always_CarriesThePolicy(string path)
    {
        using var client = fixture.Client();
        using var response = await client.GetAsync(path);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], response.Headers.GetValues("Referrer-Policy"));
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", "http://localhost:1", false)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Origin", "(own)", true)]
    public async Task Hub_WhenAskedByAnotherSite_Refuses(string header, string value, bool isAllowed)
    {
        using var client = fixture.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add(header, value == "(own)" ? fixture.Address.GetLeftPart(UriPartial.Authority) : value);
        using var response = await client.SendAsync(request);

        Assert.Equal(isAllowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task WebSocket_WhenOpenedByAnotherSite_IsRefused()
    {
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example");
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => socket.ConnectAsync(new UriBuilder(fixture.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None));

        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public void EveryEndpoint_IsReachedThroughWhatMappingReturned()
    {
        var endpoints = fixture.Services.GetRequiredService<EndpointDataSource>().Endpoints;

        Assert.Contains(endpoints, endpoint => endpoint is RouteEndpoint { RoutePattern.RawText: "/" });
        Assert.Contains(endpoints, endpoint => endpoint is RouteEndpoint route && route.RoutePattern.RawText!.Contains("_blazor/negotiate", StringComparison.Ordinal));
        Assert.All(endpoints, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<LocalPageFixture.Reached>()));
    }

    [Fact]
    public async Task Page_WhenDisabled_IsNotMapped()
    {
        await using var app = LocalPageHost.Build(new SampleTurn(), new SamplePeople(), convention: null, "--LocalPage:Enabled=false");
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var response = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public void Options_WhenOutOfRange_StopTheStartWithTheWayOut()
    {
        var fault = Assert.Throws<OptionsValidationException>(() => LocalPageHost.Build(new SampleTurn(), new SamplePeople(), convention: null, "--LocalPage:DrawnMessages=5"));

        Assert.Contains("LocalPage:DrawnMessages must be from 20 to 1000", fault.Message, StringComparison.Ordinal);
    }
}
