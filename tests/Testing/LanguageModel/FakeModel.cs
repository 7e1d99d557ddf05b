using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace RetentionBot.Testing.LanguageModel;

/// <summary>
/// An OpenAI-compatible service on this machine, <c>POST /v1/chat/completions</c>. It remembers every request and answers as the test says, request by request; behind the last answer it repeats that one. It can misbehave in any way.
/// </summary>
internal sealed class FakeModel : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly List<ModelRequest> _requests = [];
    private Func<ModelRequest, int, ModelResponse> _answers = (_, _) => ModelResponse.Words("I do not know.");

    private FakeModel(WebApplication app) => _app = app;

    /// <summary>For <c>Model:Endpoint</c>.</summary>
    public string Endpoint => _app.Urls.Single() + "/v1";

    /// <summary>Every request so far, in order.</summary>
    public IReadOnlyList<ModelRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    public static async Task<FakeModel> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var model = new FakeModel(app);
        app.Run(model.TakeAsync);
        await app.StartAsync();
        return model;
    }

    /// <summary>Answers so from now on, each request with how many there have been, from 1.</summary>
    public void Answer(Func<ModelRequest, int, ModelResponse> answers)
    {
        lock (_gate)
        {
            _requests.Clear();
            _answers = answers;
        }
    }

    /// <summary>Answers so from now on, one after the other, and then with the last one again and again.</summary>
    public void Answer(params ModelResponse[] answers) => Answer((_, count) => answers[Math.Min(count, answers.Length) - 1]);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var request = new ModelRequest(http.Request.Path, http.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync());
        ModelResponse answer;
        lock (_gate)
        {
            _requests.Add(request);
            answer = _answers(request, _requests.Count);
        }

        try
        {
            await answer.WriteAsync(http);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // whoever asked has gone
        }
    }
}

/// <summary>What a model was asked.</summary>
internal sealed record ModelRequest(string Path, string Authorization, string Body)
{
    private JsonNode Json { get; } = JsonNode.Parse(Body)!; // the client writes JSON

    /// <summary>The messages by their role, in order, the calls of functions among them as JSON.</summary>
    public IReadOnlyList<(string Role, string Content)> Messages =>
        [.. Json["messages"]!.AsArray().Select(message => ((string)message!["role"]!, message["content"] is JsonArray parts ? string.Concat(parts.Select(part => (string?)part!["text"])) : (string?)message["content"] ?? message["tool_calls"]?.ToJsonString() ?? ""))];

    /// <summary>All messages of a role.</summary>
    public string Said(string role) => string.Join('\n', Messages.Where(message => message.Role == role).Select(message => message.Content));

    /// <summary>The functions it may call, by their name on the wire.</summary>
    public IReadOnlyList<string> Functions => [.. Json["tools"]?.AsArray().Select(tool => (string)tool!["function"]!["name"]!) ?? []];

    /// <summary>A member of the request as JSON; null when it is not there.</summary>
    public string? Member(string name) => Json[name]?.ToJsonString();
}

/// <summary>How a model answers, or misbehaves.</summary>
internal sealed record ModelResponse(Func<HttpContext, Task> WriteAsync)
{
    /// <summary>Words.</summary>
    public static ModelResponse Words(string text) => Message(new JsonObject { ["role"] = "assistant", ["content"] = text });

    /// <summary>The call of one function.</summary>
    /// <param name="name">As on the wire: <c>customer-lastContact</c>.</param>
    /// <param name="arguments">A JSON object, or whatever else a model may write.</param>
    public static ModelResponse Call(string name, string arguments) => Calls((name, arguments));

    /// <summary>Calls of several functions at once.</summary>
    public static ModelResponse Calls(params (string Name, string Arguments)[] calls) => Message(new JsonObject
    {
        ["role"] = "assistant",
        ["content"] = null,
        ["tool_calls"] = new JsonArray([.. calls.Select((call, index) => (JsonNode)new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"call_{index}"), ["type"] = "function", ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
        })]),
    });

    /// <summary>A body as it is.</summary>
    public static ModelResponse Raw(string body, int status = 200, string type = "application/json", params (string Name, string Value)[] headers) => new(async http =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        foreach (var (name, value) in headers)
        {
            http.Response.Headers[name] = value;
        }

        await http.Response.WriteAsync(body);
    });

    /// <summary>A refusal or a failure.</summary>
    public static ModelResponse Status(int status, params (string Name, string Value)[] headers) => Raw("""{"error":{"message":"no"}}""", status, headers: headers);

    /// <summary>Nothing, until whoever asked has gone.</summary>
    public static ModelResponse Never() => new(http => Task.Delay(Timeout.Infinite, http.RequestAborted));

    /// <summary>A body without an end.</summary>
    public static ModelResponse Endless() => new(async http =>
    {
        http.Response.ContentType = "application/json";
        var blanks = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
        while (!http.RequestAborted.IsCancellationRequested)
        {
            await http.Response.Body.WriteAsync(blanks, http.RequestAborted);
        }
    });

    /// <summary>The connection breaks within the body.</summary>
    public static ModelResponse Broken() => new(async http =>
    {
        http.Response.ContentLength = 1000;
        await http.Response.WriteAsync("{\"id\":");
        http.Abort();
    });

    private static ModelResponse Message(JsonObject message) => Raw(new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1_700_000_000,
        ["model"] = "fake",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = message.ContainsKey("tool_calls") ? "tool_calls" : "stop" }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 90, ["completion_tokens"] = 10, ["total_tokens"] = 100 },
    }.ToJsonString());
}
