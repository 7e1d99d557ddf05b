using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;
using RetentionBot.Teams;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>The endpoint on a free port, a turn that does what the test says, and a connector that remembers what it got.</summary>
internal sealed partial class TeamsBot : IAsyncDisposable
{
    private readonly WebApplication _bot;
    private readonly FakeConnector _connector;

    private TeamsBot(WebApplication bot, FakeConnector connector, FakeTurn turn, LogLines log) => (_bot, _connector, Turn, Log) = (bot, connector, turn, log);

    public FakeTurn Turn { get; }

    public LogLines Log { get; }

    public required FakeEvents Events { get; init; }

    public required FakeLookup Lookup { get; init; }

    public FakeConnector Connector => _connector;

    public HttpClient Http { get; private init; } = new();

    public static Task<TeamsBot> StartAsync(params (string Key, string Value)[] settings) => StartAsync(TimeProvider.System, settings);

    public static async Task<TeamsBot> StartAsync(TimeProvider time, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Configuration.AddInMemoryCollection(
            settings.Length > 0 ? settings.ToDictionary(s => s.Key, string? (s) => s.Value) : new() { ["Teams:DangerouslyAllowUnauthenticated"] = "true" });
        var (turn, log) = (new FakeTurn(), new LogLines());
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        var (events, lookup) = (new FakeEvents(), new FakeLookup());
        builder.Services.AddSingleton<ITurn>(turn).AddSingleton<IChannelEvents>(events).AddSingleton<IRecordLookup>(lookup).AddSingleton(time);
        builder.Services.AddTeams(builder.Configuration);
        var bot = builder.Build();
        bot.MapTeams();
        await bot.StartAsync();
        return new TeamsBot(bot, await FakeConnector.StartAsync(), turn, log) { Events = events, Lookup = lookup, Http = new HttpClient { BaseAddress = new Uri(bot.Urls.Single()) } };
    }

    /// <summary>A message as Teams sends it, to be changed by the test.</summary>
    public JsonObject Message(string text) => new()
    {
        ["type"] = "message", ["id"] = "1722860000123", ["channelId"] = "msteams", ["serviceUrl"] = Connector.ServiceUrl, ["text"] = text, ["textFormat"] = "plain",
        ["from"] = new JsonObject { ["id"] = "29:1AbC", ["name"] = "Ada Byron", ["aadObjectId"] = "6b1f2c3d-0000-4000-8000-000000000001" },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Assist" },
        ["conversation"] = new JsonObject { ["id"] = "a:1xyz", ["conversationType"] = "personal", ["tenantId"] = "0b6b1e6f" },
    };

    /// <summary>An invoke as Teams sends it, to be changed by the test.</summary>
    public JsonObject Invoke(string name, string? value)
    {
        var activity = Message("");
        activity.Remove("text");
        (activity["type"], activity["name"], activity["value"]) = ("invoke", name, value is null ? null : JsonNode.Parse(value));
        return activity;
    }

    /// <summary>What is answered: the status and the body, null for an empty one.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> AskAsync(JsonNode activity)
    {
        using var response = await PostAsync(activity);
        var body = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, body.Length == 0 ? null : JsonNode.Parse(body));
    }

    public Task<HttpResponseMessage> PostAsync(JsonNode activity) => PostAsync(activity.ToJsonString());

    public Task<HttpResponseMessage> PostAsync(string body) => PostAsync(new StringContent(body, Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> PostAsync(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return PostAsync(content);
    }

    public Task<HttpResponseMessage> PostAsync(HttpContent content) => Http.PostAsync(new Uri(TeamsServices.MessagesPath, UriKind.Relative), content);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _bot.DisposeAsync();
        await _connector.DisposeAsync();
        if (_openId is not null)
            await _openId.DisposeAsync();
    }
}

/// <summary>Remembers what was asked and answers what the test sets.</summary>
internal sealed class FakeTurn : ITurn
{
    public ConcurrentQueue<IncomingMessage> Messages { get; } = new();

    public Func<IncomingMessage, IAnswer, CancellationToken, Task> Does { get; set; } = (_, answer, token) => answer.SendAsync(Reply.Of("An answer."), token);

    public IncomingMessage Single => Assert.Single(Messages);

    public Task RunAsync(IncomingMessage message, IAnswer answer, CancellationToken cancellationToken)
    {
        Messages.Enqueue(message);
        return Does(message, answer, cancellationToken);
    }
}

/// <summary>Remembers what happened, or fails as the test says.</summary>
internal sealed class FakeEvents : IChannelEvents
{
    public ConcurrentQueue<ChannelEvent> Taken { get; } = new();

    public Exception? Fails { get; set; }

    public Task TakeAsync(ChannelEvent happened, CancellationToken cancellationToken)
    {
        if (Fails is not null)
            throw Fails;
        Taken.Enqueue(happened);
        return Task.CompletedTask;
    }
}

/// <summary>Remembers what was looked for and finds what the test says.</summary>
internal sealed class FakeLookup : IRecordLookup
{
    public ConcurrentQueue<(IncomingMessage Asked, int Skip, int Count)> Asked { get; } = new();

    public Func<IncomingMessage, CancellationToken, Task<LookupAnswer>> Does { get; set; } = (_, _) => Task.FromResult(new LookupAnswer([]));

    public Task<LookupAnswer> FindAsync(IncomingMessage asked, int skip, int count, CancellationToken cancellationToken)
    {
        Asked.Enqueue((asked, skip, count));
        return Does(asked, cancellationToken);
    }
}

/// <summary>The service at <c>serviceUrl</c>: takes activities, remembers them and answers what the test sets.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeConnector(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Method, string Target, HeaderDictionary Headers, JsonObject Body)> Calls { get; } = new();

    public Func<HttpContext, Task> Answers { get; set; } = http => http.Response.WriteAsync("""{"id":"sent-1"}""");

    public string ServiceUrl => _app.Urls.Single() + "/emea/";

    public static async Task<FakeConnector> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new FakeConnector(app);
        app.Run(connector.TakeAsync);
        await app.StartAsync();
        return connector;
    }

    private async Task TakeAsync(HttpContext http)
    {
        using var text = new StreamReader(http.Request.Body);
        var body = await text.ReadToEndAsync() is { Length: > 0 } json ? JsonNode.Parse(json)!.AsObject() : []; // a GET and a DELETE have none
        // The server uses its own collection again for the next request.
        var headers = new HeaderDictionary(http.Request.Headers.ToDictionary());
        Calls.Enqueue((http.Request.Method, http.Features.Get<IHttpRequestFeature>()!.RawTarget, headers, body));
        await Answers(http);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>Every line that was logged, with its exception.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>Those of <see cref="Lines"/> that tell of an error.</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = $"{formatter(state, exception)} {exception}";
        Lines.Enqueue(line);
        if (logLevel >= LogLevel.Error)
            Errors.Enqueue(line);
    }

    public void Dispose()
    {
    }
}
