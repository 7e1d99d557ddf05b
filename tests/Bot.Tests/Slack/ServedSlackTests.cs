using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using RetentionBot.Bot.Tests.Host;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Host.Turns;

namespace RetentionBot.Bot.Tests.Slack;

/// <summary>The host as it is started, as far as Slack's doors go.</summary>
public sealed class ServedSlackTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private WebApplicationFactory<Turn>? _host;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData(SlackEdge.Secret, HttpStatusCode.OK)]
    public async Task Host_WithASigningSecret_IsFoundBySlack_AndWithoutOneByNobody(string secret, HttpStatusCode status)
    {
        _host = ServedHost.In(_folder, [("Slack:SigningSecret", secret)]);
        using var http = _host.CreateClient();
        var body = """{"type":"url_verification","challenge":"abc"}"""u8.ToArray();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/slack/events", UriKind.Relative)) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in SlackEdge.HeadersFor(body, DateTimeOffset.UtcNow))
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK ? """{"challenge":"abc"}""" : "", await response.Content.ReadAsStringAsync());
    }
}
