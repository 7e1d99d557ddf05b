using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace RetentionBot.Testing.Teams;

/// <summary>The channel's OpenID host: tells where its keys are, serves them, counts who asks, and fails as the test wants it to.</summary>
internal sealed class FakeOpenId : IAsyncDisposable
{
    public const string MetadataPath = "/v1/.well-known/openidconfiguration";
    public const string KeysPath = "/v1/.well-known/keys";

    private readonly WebApplication _app;
    private readonly TaskCompletionSource _over = new();
    private int _metadataFetches;
    private int _keyFetches;

    private FakeOpenId(WebApplication app) => _app = app;

    public string MetadataUrl => _app.Urls.Single() + MetadataPath;

    /// <summary>Where the metadata says the keys are.</summary>
    public string KeysUrl { get; set; } = "";

    /// <summary>The keys served; set it anew to rotate.</summary>
    public IReadOnlyList<ChannelKey> Keys { get; set; } = [ChannelKey.First()];

    public int MetadataFetches => Volatile.Read(ref _metadataFetches);

    public int KeyFetches => Volatile.Read(ref _keyFetches);

    /// <summary>Instead of the metadata; null for the metadata.</summary>
    public Func<HttpContext, Task>? MetadataAnswers { get; set; }

    /// <summary>Instead of the keys; null for the keys.</summary>
    public Func<HttpContext, Task>? KeysAnswer { get; set; }

    public static async Task<FakeOpenId> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var openId = new FakeOpenId(app);
        app.Run(openId.AnswerAsync);
        await app.StartAsync();
        openId.KeysUrl = app.Urls.Single() + KeysPath;
        return openId;
    }

    /// <summary>An answer that never comes while this host is there.</summary>
    public Task HangAsync(HttpContext http) => Task.WhenAny(_over.Task, Task.Delay(Timeout.Infinite, http.RequestAborted));

    public static Func<HttpContext, Task> Fails(int status) => http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public static Func<HttpContext, Task> Says(string body) => http => http.Response.WriteAsync(body);

    private Task AnswerAsync(HttpContext http)
    {
        switch (http.Request.Path.Value)
        {
            case MetadataPath:
                Interlocked.Increment(ref _metadataFetches);
                return MetadataAnswers is { } metadata ? metadata(http) : http.Response.WriteAsync(Metadata.ToJsonString());
            case KeysPath:
                Interlocked.Increment(ref _keyFetches);
                return KeysAnswer is { } keys ? keys(http) : http.Response.WriteAsync(KeyDocument.ToJsonString());
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }

    public JsonObject Metadata => new()
    {
        ["issuer"] = TokenMaker.Issuer, ["authorization_endpoint"] = "https://invalid.botframework.com", ["jwks_uri"] = KeysUrl,
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"), ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
    };

    public JsonObject KeyDocument => new() { ["keys"] = new JsonArray([.. Keys.Select(key => (JsonNode)key.Document)]) };

    public async ValueTask DisposeAsync()
    {
        _over.TrySetResult();
        await _app.DisposeAsync();
    }
}
