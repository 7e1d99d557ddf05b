using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Host.Turns;
using RetentionBot.Testing.Teams;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>The host as it serves Teams: the channel's token checked, the person looked up by the bot's own token, the answer sent with it.</summary>
public sealed class AuthenticatedHostTests : IAsyncLifetime
{
    private const string Tenant = "22222222-3333-4444-5555-666666666666";

    private readonly TempFolder _folder = new();
    private FakeOpenId _openId = null!; // started before each test
    private FakeTokenHost _tokens = null!; // started before each test
    private FakeConnector _connector = null!; // started before each test
    private WebApplicationFactory<Turn> _host = null!; // started before each test

    public async Task InitializeAsync()
    {
        (_openId, _tokens, _connector) = (await FakeOpenId.StartAsync(), await FakeTokenHost.StartAsync(), await FakeConnector.StartAsync());
        _connector.Answers = http => HttpMethods.IsGet(http.Request.Method)
            ? http.Response.WriteAsync($$"""{"id":"29:1AbC","name":"I. S.","aadObjectId":"6b1f2c3d-0000-4000-8000-000000000001","email":"ingrid.solberg@fjellogfjord.example","userRole":"user","tenantId":"{{Tenant}}"}""")
            : http.Response.WriteAsync("""{"id":"sent-1"}""");
        _host = ServedHost.In(_folder, [.. TeamsBot.SettingsFor(_openId), ("Teams:TokenUrl", _tokens.TokenUrl), ("Teams:AllowedTenants", Tenant)]);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _openId.DisposeAsync();
        await _tokens.DisposeAsync();
        await _connector.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_account_manager_is_known_by_the_platforms_word_and_answered_with_the_bots_own_token()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Message("who looks after Astrid Nygård", "m1")));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Message("who looks after Ebba Lindh", "m2")));

        // A turn that takes long on a busy machine shows that the bot is typing.
        var calls = _connector.Calls.Where(call => call.Method != "POST" || (string?)call.Body["type"] != "typing").ToList();
        Assert.Equal(["GET", "POST", "POST"], calls.Select(call => call.Method));
        Assert.EndsWith("/members/29%3A1AbC", calls[0].Target, StringComparison.Ordinal);
        Assert.Contains("You look after Astrid", calls[1].Body.ToJsonString(), StringComparison.Ordinal);
        Assert.All(calls, call => Assert.Equal("Bearer token-1", call.Headers["Authorization"].ToString()));
        Assert.Single(_tokens.Requests);
    }

    [Fact]
    public async Task A_stranger_of_the_tenant_is_refused_politely_and_learns_nothing()
    {
        _connector.Answers = async http =>
        {
            http.Response.StatusCode = HttpMethods.IsGet(http.Request.Method) ? 404 : 200;
            await http.Response.WriteAsync("{}");
        };

        Assert.Equal(HttpStatusCode.OK, await PostAsync(Message("who looks after Astrid Nygård", "m1")));

        var said = _connector.Calls.Single(call => call.Method == "POST").Body.ToJsonString();
        Assert.Contains("do not know you", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Astrid", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_of_another_tenant_is_refused_and_nothing_is_stored_or_called()
    {
        var message = Message("who looks after Astrid Nygård", "m1");
        message["conversation"]!["tenantId"] = "99999999-3333-4444-5555-666666666666"; // Message put it there

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(message));

        Assert.Empty(_connector.Calls);
        Assert.Empty(_tokens.Requests);
    }

    private async Task<HttpStatusCode> PostAsync(JsonObject message)
    {
        using var client = _host.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", new TokenMaker(_openId.Keys[0], TimeProvider.System, _connector.ServiceUrl).Make());
        using var response = await client.PostAsJsonAsync("/api/messages", message);
        return response.StatusCode;
    }

    private JsonObject Message(string text, string id) => new()
    {
        ["type"] = "message", ["id"] = id, ["channelId"] = "msteams", ["serviceUrl"] = _connector.ServiceUrl, ["text"] = text, ["textFormat"] = "plain",
        ["from"] = new JsonObject { ["id"] = "29:1AbC", ["name"] = "Somebody", ["aadObjectId"] = "6b1f2c3d-0000-4000-8000-000000000001" },
        ["recipient"] = new JsonObject { ["id"] = "28:bot" },
        ["conversation"] = new JsonObject { ["id"] = "a:1xyz", ["conversationType"] = "personal", ["tenantId"] = Tenant },
    };
}
