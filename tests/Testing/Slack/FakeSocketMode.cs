using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace RetentionBot.Testing.Slack;

/// <summary>Slack as an app in Socket Mode sees it: gives addresses, greets who connects, and then says what the test says.</summary>
internal sealed class FakeSocketMode : IAsyncDisposable
{
    /// <summary>Whoever waits longer waits for nothing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private readonly Channel<FakeSocket> _sockets = Channel.CreateUnbounded<FakeSocket>();
    private int _asked;

    private FakeSocketMode(WebApplication app) => _app = app;

    /// <summary>How often somebody asked for an address.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>What they proved themselves with.</summary>
    public ConcurrentQueue<(string Method, string Authorization)> Requests { get; } = new();

    /// <summary>Answers the n-th who asks for an address, from 1; null gives one.</summary>
    public Func<HttpContext, int, Task>? Answers { get; set; }

    /// <summary>Whether the n-th address leads to a socket that is greeted. Default: each does.</summary>
    public Func<int, bool> Greets { get; set; } = _ => true;

    /// <summary>Whether the n-th socket is read from, so that pings are answered. Default: each is.</summary>
    public Func<int, bool> Listens { get; set; } = _ => true;

    public string ApiBaseUrl => _app.Urls.Single() + "/api/";

    public string SocketUrl(int number) => $"{_app.Urls.Single().Replace("http", "ws", StringComparison.Ordinal)}/link/?ticket=secret-ticket-{number}&number={number}";

    public static async Task<FakeSocketMode> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var slack = new FakeSocketMode(app);
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        app.Run(slack.AnswerAsync);
        await app.StartAsync();
        return slack;
    }

    /// <summary>The next who connected.</summary>
    public Task<FakeSocket> NextSocketAsync() => _sockets.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Whether somebody connected of whom the test does not know yet.</summary>
    public bool HasAnotherSocket => _sockets.Reader.TryPeek(out _);

    public static Func<HttpContext, int, Task> Refuses(string word, int status = 200) => (http, _) =>
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new JsonObject { ["ok"] = false, ["error"] = word });
    };

    public static Func<HttpContext, int, Task> Says(string url) => (http, _) => http.Response.WriteAsJsonAsync(new JsonObject { ["ok"] = true, ["url"] = url });

    public async ValueTask DisposeAsync()
    {
        // Whoever still waits for a socket's end is let go.
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext http)
    {
        switch (http.Request.Path.Value)
        {
            case "/api/apps.connections.open":
                Requests.Enqueue((http.Request.Method, http.Request.Headers.Authorization.ToString()));
                var number = Interlocked.Increment(ref _asked);
                return (Answers ?? Says(SocketUrl(number)))(http, number);
            case "/link/" when http.WebSockets.IsWebSocketRequest:
                return ServeAsync(http, int.Parse(http.Request.Query["number"].ToString(), System.Globalization.CultureInfo.InvariantCulture));
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }

    private async Task ServeAsync(HttpContext http, int number)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var fake = new FakeSocket(socket, http, number);
        if (Greets(number))
            await fake.SendAsync("""{"type":"hello","num_connections":1,"connection_info":{"app_id":"A1"},"debug_info":{"host":"applink-1","build_number":54,"approximate_connection_time":18060}}""");
        await _sockets.Writer.WriteAsync(fake);
        await (Listens(number) ? fake.ReadAsync() : Task.Delay(Timeout.Infinite, http.RequestAborted));
    }
}

/// <summary>One connection of an app, seen from Slack's side. Sends for one caller at a time.</summary>
internal sealed class FakeSocket(WebSocket socket, HttpContext http, int number)
{
    private readonly CancellationToken _gone = http.RequestAborted;
    private readonly Channel<JsonElement> _said = Channel.CreateUnbounded<JsonElement>();
    private readonly TaskCompletionSource<WebSocketCloseStatus?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _settled;

    /// <summary>Which of the addresses led here.</summary>
    public int Number => number;

    /// <summary>How the app took its leave; null when it was gone without a word.</summary>
    public Task<WebSocketCloseStatus?> Closed => _closed.Task.WaitAsync(FakeSocketMode.Patience);

    public bool IsClosed => _closed.Task.IsCompleted;

    /// <summary>Whether the app said something the test has not read yet.</summary>
    public bool HasSaid => _said.Reader.TryPeek(out _);

    public Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, _gone);

    /// <summary>Sends a message in frames of that size.</summary>
    public async Task SendInPiecesAsync(string text, int bytes)
    {
        ReadOnlyMemory<byte> rest = Encoding.UTF8.GetBytes(text);
        for (; rest.Length > bytes; rest = rest[bytes..])
            await socket.SendAsync(rest[..bytes], WebSocketMessageType.Text, endOfMessage: false, _gone);
        await socket.SendAsync(rest, WebSocketMessageType.Text, endOfMessage: true, _gone);
    }

    public Task EnvelopeAsync(string type, string id, JsonNode? payload, bool acceptsPayload = false) => SendAsync(Envelope(type, id, payload, acceptsPayload));

    public static string Envelope(string type, string id, JsonNode? payload, bool acceptsPayload = false) => new JsonObject
    {
        ["type"] = type, ["envelope_id"] = id, ["accepts_response_payload"] = acceptsPayload, ["retry_attempt"] = 0, ["retry_reason"] = "", ["payload"] = payload,
    }.ToJsonString();

    public Task DisconnectAsync(string reason) => SendAsync(new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "applink-1" } }.ToJsonString());

    /// <summary>Returns when the app has read all that was sent before.</summary>
    public async Task SettleAsync()
    {
        var id = $"settle-{Interlocked.Increment(ref _settled)}";
        await EnvelopeAsync("something_unknown", id, payload: null);
        if ((await NextAsync()).GetProperty("envelope_id").GetString() is var said && said != id)
            throw new InvalidOperationException($"The app said {said}, which the test has not read.");
    }

    /// <summary>What the app said next.</summary>
    public Task<JsonElement> NextAsync() => _said.Reader.ReadAsync().AsTask().WaitAsync(FakeSocketMode.Patience);

    /// <summary>Closes as Slack does when it is done with a connection.</summary>
    public Task CloseAsync() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _gone);

    /// <summary>Is gone without a word.</summary>
    public void Abort() => http.Abort();

    internal async Task ReadAsync()
    {
        var message = new ArrayBufferWriter<byte>();
        try
        {
            while (true)
            {
                var piece = await socket.ReceiveAsync(message.GetMemory(4096), _gone);
                if (piece.MessageType == WebSocketMessageType.Close)
                    break;

                message.Advance(piece.Count);
                if (!piece.EndOfMessage)
                    continue;

                _said.Writer.TryWrite(JsonSerializer.Deserialize<JsonElement>(message.WrittenSpan));
                message.ResetWrittenCount();
            }

            if (socket.State == WebSocketState.CloseReceived)
                await CloseAsync();
            _closed.TrySetResult(socket.CloseStatus);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            _closed.TrySetResult(null);
        }
        finally
        {
            _said.Writer.TryComplete();
        }
    }
}
