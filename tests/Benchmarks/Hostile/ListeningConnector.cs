using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace RetentionBot.Benchmarks.Hostile;

/// <summary>The connector, and Slack's Web API: knows nobody, takes whatever is said, and listens for what must not be.</summary>
internal sealed class ListeningConnector : IAsyncDisposable
{
    /// <summary>As the connector answers a message, and Slack's methods whatever they are asked.</summary>
    private const string Answer = """{"id":"1","ok":true,"ts":"1776271070.000001","channel":{"id":"D1"},"team_id":"T1","user_id":"U0BOT","user":{"id":"U1","team_id":"T1","profile":{"email":"nobody@elsewhere.example"}}}""";

    private readonly WebApplication _app;
    private readonly string[] _secrets;
    private int _called;
    private int _leaks;

    private ListeningConnector(WebApplication app, string[] secrets) => (_app, _secrets) = (app, secrets);

    public string Address => _app.Urls.Single() + "/emea/";

    /// <summary>How often the bot has called, mostly to say something.</summary>
    public int Called => Volatile.Read(ref _called);

    /// <summary>How many of them told a secret.</summary>
    public int Leaks => Volatile.Read(ref _leaks);

    /// <param name="secrets">What nobody here may be told.</param>
    public static async Task<ListeningConnector> StartAsync(string[] secrets)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new ListeningConnector(app, secrets);
        app.Run(connector.TakeAsync);
        await app.StartAsync();
        return connector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var body = new StreamReader(http.Request.Body);
        var text = await body.ReadToEndAsync(http.RequestAborted);
        Interlocked.Increment(ref _called);
        if (_secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)))
        {
            Interlocked.Increment(ref _leaks);
        }

        await http.Response.WriteAsync(Answer, http.RequestAborted);
    }
}
