using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace RetentionBot.Testing.Slack;

/// <summary>
/// Slack's Web API on this machine, at <c>/api/</c> and a method, and its response addresses at <c>/response/</c> and a number. It remembers every call in order, and answers as the test says; where the
/// test says nothing, as Slack answers a call that succeeds. A call without a token is refused, as is JSON where Slack reads none.
/// </summary>
internal sealed class FakeSlack : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly List<SlackCall> _calls = [];
    private readonly Dictionary<string, Func<SlackCall, int, SlackAnswer>> _answers = new(StringComparer.Ordinal);
    private int _last;

    private FakeSlack(WebApplication app) => _app = app;

    /// <summary>For <c>Slack:ApiBaseUrl</c>.</summary>
    public string ApiBaseUrl => _app.Urls.Single() + "/api/";

    /// <summary>Every call so far, in the order in which they came.</summary>
    public IReadOnlyList<SlackCall> Calls
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    public static async Task<FakeSlack> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var slack = new FakeSlack(app);
        app.Run(slack.TakeAsync);
        await app.StartAsync();
        return slack;
    }

    /// <summary>The calls of one method so far; <c>response/1</c> for those of a response address.</summary>
    public IReadOnlyList<SlackCall> CallsOf(string method) => [.. Calls.Where(call => call.Method == method)];

    /// <summary>A response address of this server.</summary>
    public Uri ResponseUrl(int n = 1) => new(string.Create(CultureInfo.InvariantCulture, $"{_app.Urls.Single()}/response/{n}"));

    /// <summary>Another path of this server, for example of a file; its calls have that path as their method.</summary>
    public Uri Address(string path) => new($"{_app.Urls.Single()}/{path}");

    /// <summary>Answers every call of a method so from now on.</summary>
    public void Answer(string method, SlackAnswer answer) => Answer(method, (_, _) => answer);

    /// <summary>Answers the calls of a method so from now on, each with how many of them there have been, from 1.</summary>
    public void Answer(string method, Func<SlackCall, int, SlackAnswer> answers)
    {
        lock (_gate)
            _answers[method] = answers;
    }

    private async Task TakeAsync(HttpContext http)
    {
        var call = await ReadAsync(http.Request);
        SlackAnswer answer;
        lock (_gate)
        {
            _calls.Add(call);
            answer = _answers.TryGetValue(call.Method, out var answers) ? answers(call, _calls.Count(other => other.Method == call.Method)) : Usual(call);
        }

        await answer.GiveAsync(http);
    }

    private static async Task<SlackCall> ReadAsync(HttpRequest request)
    {
        var path = request.Path.Value!.TrimStart('/'); // a request has a path
        var authorization = request.Headers.Authorization.ToString();
        return new SlackCall(path.StartsWith("api/", StringComparison.Ordinal) ? path["api/".Length..] : path, await ArgumentsAsync(request))
        {
            Token = authorization.StartsWith("Bearer ", StringComparison.Ordinal) ? authorization["Bearer ".Length..] : null,
            Authorization = authorization,
            ContentType = request.ContentType ?? "",
        };
    }

    private static async Task<JsonObject> ArgumentsAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
            return new JsonObject((await request.ReadFormAsync()).Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.ToString())));
        if (request.ContentLength is null or 0 && request.Headers.TransferEncoding.Count == 0)
            return [];
        return (JsonObject)(await JsonNode.ParseAsync(request.Body))!; // the bot sends objects only
    }

    private SlackAnswer Usual(SlackCall call)
    {
        if (call.Method.StartsWith("response/", StringComparison.Ordinal))
            return SlackAnswer.Text(200, "ok");
        if (call.Token is null && !call.Method.StartsWith("oauth.", StringComparison.Ordinal))
            return SlackAnswer.Refuses("not_authed");
        if (call.IsJson && (call.Method == "users.info" || call.Method.StartsWith("oauth.", StringComparison.Ordinal)))
            return SlackAnswer.Refuses("invalid_arguments");

        return SlackAnswer.Ok(call.Method switch
        {
            "auth.test" => new { url = "https://acme.slack.example/", team = "Acme", user = "assistant", team_id = "T1", user_id = "U0BOT", bot_id = "B0BOT", is_enterprise_install = false },
            "chat.postMessage" or "chat.startStream" => new { channel = call.Text("channel"), ts = NextTs() },
            "chat.update" or "chat.delete" => new { channel = call.Text("channel"), ts = call.Text("ts") },
            "chat.postEphemeral" => new { message_ts = NextTs() },
            "conversations.open" => new { channel = new { id = $"D{call.Text("users")?[1..]}" } },
            "users.info" => new { user = User(call.Text("user")) },
            "views.open" or "views.push" => new { view = new { id = $"V{++_last}", hash = NextTs() } },
            "views.update" => new { view = new { id = call.Text("view_id"), hash = NextTs() } },
            "views.publish" => new { view = new { id = $"V{call.Text("user_id")}", hash = NextTs() } },
            "oauth.v2.access" => new
            {
                app_id = "A1", authed_user = new { id = "U1" }, scope = "chat:write,commands", token_type = "bot", access_token = $"xoxb-{++_last}", bot_user_id = "U0BOT",
                team = new { id = "T1", name = "Acme" }, enterprise = (object?)null, is_enterprise_install = false,
            },
            "apps.connections.open" => new { url = $"ws{_app.Urls.Single()["http".Length..]}/link/?ticket={++_last}" },
            _ => new { },
        });
    }

    private static object User(string? id) => new
    {
        id, team_id = "T1", name = "dana", deleted = false, is_bot = false, is_restricted = false, is_ultra_restricted = false, tz = "Europe/Berlin", tz_offset = 3600, locale = "en-GB",
        profile = new { real_name = "Dana Reyes", display_name = "dana", email = $"{id}@firm.example".ToLowerInvariant() },
    };

    private string NextTs() => string.Create(CultureInfo.InvariantCulture, $"1776271070.{++_last:000000}");

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>A call that Slack got.</summary>
/// <param name="Method">For example <c>chat.postMessage</c>; <c>response/1</c> for a response address.</param>
/// <param name="Arguments">The JSON, or the fields of the form as texts.</param>
internal sealed record SlackCall(string Method, JsonObject Arguments)
{
    /// <summary>The bearer token; null for none.</summary>
    public string? Token { get; init; }

    /// <summary>The whole <c>Authorization</c> header; empty for none.</summary>
    public string Authorization { get; init; } = "";

    public string ContentType { get; init; } = "";

    public bool IsJson => ContentType.StartsWith("application/json", StringComparison.Ordinal);

    /// <summary>An argument that is a text; null without one.</summary>
    public string? Text(string name) => Arguments[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

/// <summary>What Slack does with a call.</summary>
internal sealed class SlackAnswer
{
    private readonly Func<HttpContext, Task> _give;

    private SlackAnswer(Func<HttpContext, Task> give) => _give = give;

    /// <summary>Never answers, until the caller gives up.</summary>
    public static SlackAnswer Hangs { get; } = new(http => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));

    /// <summary>Breaks the connection off without an answer.</summary>
    public static SlackAnswer Drops { get; } = new(http =>
    {
        http.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Says yes, with these members besides.</summary>
    public static SlackAnswer Ok(object? members = null)
    {
        var json = members is null ? [] : (JsonObject)JsonSerializer.SerializeToNode(members, members.GetType())!; // an object's members
        json["ok"] = true;
        return Text(200, json.ToJsonString(), "application/json");
    }

    /// <summary>Says no, in Slack's own word, with these members besides.</summary>
    public static SlackAnswer Refuses(string error, object? members = null)
    {
        var json = members is null ? [] : (JsonObject)JsonSerializer.SerializeToNode(members, members.GetType())!; // an object's members
        (json["ok"], json["error"]) = (false, error);
        return Text(200, json.ToJsonString(), "application/json");
    }

    /// <summary>Asks to be left alone for so many seconds; null to ask without saying for how long.</summary>
    public static SlackAnswer Busy(int? seconds = 1) => new(async http =>
    {
        if (seconds is { } wait)
            http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        await Text(429, """{"ok":false,"error":"ratelimited"}""", "application/json").GiveAsync(http);
    });

    /// <summary>Fails with an HTTP status.</summary>
    public static SlackAnswer Fails(int status = 500) => Text(status, "");

    /// <summary>Says exactly this.</summary>
    public static SlackAnswer Text(int status, string body, string contentType = "text/plain") => new(async http =>
    {
        (http.Response.StatusCode, http.Response.ContentType) = (status, contentType);
        await http.Response.WriteAsync(body);
    });

    /// <summary>Does what the test itself writes.</summary>
    public static SlackAnswer Does(Func<HttpContext, Task> give) => new(give);

    public Task GiveAsync(HttpContext http) => _give(http);
}
