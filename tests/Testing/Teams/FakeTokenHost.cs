using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace RetentionBot.Testing.Teams;

/// <summary>The host that gives the bot its tokens: <c>token-1</c>, <c>token-2</c> and so on, unless the test says otherwise.</summary>
internal sealed class FakeTokenHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeTokenHost(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Path, Dictionary<string, string> Form)> Requests { get; } = new();

    /// <summary>Answers the n-th request, from 1.</summary>
    public Func<HttpContext, int, Task> Answers { get; set; } = (http, n) => http.Response.WriteAsync($$"""{"token_type":"Bearer","expires_in":3599,"access_token":"token-{{n}}"}""");

    public string TokenUrl => _app.Urls.Single() + "/tenant-1/oauth2/v2.0/token";

    public static async Task<FakeTokenHost> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var host = new FakeTokenHost(app);
        app.Run(host.TakeAsync);
        await app.StartAsync();
        return host;
    }

    public static Func<HttpContext, int, Task> Refuses(int status, string body = "") => async (http, _) =>
    {
        http.Response.StatusCode = status;
        await http.Response.WriteAsync(body);
    };

    private async Task TakeAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        Requests.Enqueue((http.Request.Path, form.ToDictionary(field => field.Key, field => field.Value.ToString())));
        await Answers(http, Requests.Count);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
