using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.SocketMode;

/// <summary>What every connection needs.</summary>
internal sealed record SocketSurroundings(Envelopes Envelopes, SocketModeState State, SocketLiveness Liveness, IOptions<SlackOptions> Options, TimeProvider Time, ILogger<SocketConnection> Logger);

/// <summary>
/// One connection to Slack. It takes envelopes, several at a time, and acknowledges each over the same socket. Opened once and closed once.
/// See https://docs.slack.dev/apis/events-api/using-socket-mode/
/// </summary>
internal sealed class SocketConnection : IAsyncDisposable
{
    public const string SwitchedOffWord = "link_disabled";
    public const string TooManyWord = "too_many_websockets";

    /// <summary>Envelopes worked on at once; the next one waits on the wire.</summary>
    public const int MostAtOnce = 32;

    /// <summary>A connection that is not made by then, and one that is not greeted by then, is given up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>How long what was taken may take to be acknowledged when the connection is closed. Slack itself waits 3 s.</summary>
    public static readonly TimeSpan DrainingPatience = TimeSpan.FromSeconds(5);

    /// <summary>How long a single step of taking leave, and the sending of one acknowledgement, may take.</summary>
    public static readonly TimeSpan SendingPatience = TimeSpan.FromSeconds(4);

    private readonly SocketSurroundings _around;
    private readonly ILogger _logger;
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly SemaphoreSlim _room = new(MostAtOnce, MostAtOnce);
    private readonly CancellationTokenSource _leaving = new();
    private readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketParting> _parted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _receiving = Task.CompletedTask;
    private long _greetedAt;

    private SocketConnection(SocketSurroundings around)
    {
        (_around, _logger) = (around, around.Logger);
        _socket.Options.KeepAliveInterval = around.Liveness.Interval;
        _socket.Options.KeepAliveTimeout = around.Liveness.Timeout;
        _socket.Options.Proxy = new ProxyForOtherMachines();
    }

    /// <summary>Why it is at its end, as soon as it is.</summary>
    public Task<SocketParting> Parted => _parted.Task;

    /// <summary>How long it has been there.</summary>
    public TimeSpan Age => _around.Time.GetElapsedTime(_greetedAt);

    /// <summary>A connection that Slack has greeted, so that it counts.</summary>
    /// <exception cref="ChannelException">None came about: it is tried again (<see cref="ChannelFault.Retry"/>) or not (<see cref="ChannelFault.Rejected"/>). It says nothing secret.</exception>
    public static async Task<SocketConnection> OpenAsync(Uri address, SocketSurroundings around, CancellationToken cancellationToken)
    {
        var connection = new SocketConnection(around);
        try
        {
            await connection.ConnectAsync(address, cancellationToken);
            return connection;
        }
        catch
        {
            connection._socket.Dispose();
            await connection._receiving;
            throw;
        }
    }

    /// <summary>Takes nothing more.</summary>
    public void StopTaking() => _leaving.Cancel();

    /// <summary>Acknowledges what was taken and closes. Does not throw, and takes seconds at most.</summary>
    public async ValueTask DisposeAsync()
    {
        await DrainAsync();
        StopTaking();
        await LeaveAsync();
        _socket.Dispose();
        await _receiving;
    }

    private async Task ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, _around.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _socket.ConnectAsync(address, either.Token);
            _receiving = ReceiveAsync();
            await Task.WhenAny(_greeted.Task, _parted.Task).WaitAsync(either.Token);
        }
        catch (WebSocketException exception)
        {
            throw new ChannelException(ChannelFault.Retry, $"Slack did not open a socket: {exception.WebSocketErrorCode}.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ChannelException(ChannelFault.Retry, string.Create(CultureInfo.InvariantCulture, $"Slack opened or greeted no socket within {Patience.TotalSeconds:0} seconds."), exception);
        }

        if (!_greeted.Task.IsCompleted)
            throw NotGreeted(await _parted.Task);
    }

    private static ChannelException NotGreeted(SocketParting parting) => parting switch
    {
        SocketParting.SwitchedOff => new(ChannelFault.Rejected, "Slack refused: Socket Mode is off.") { Code = SwitchedOffWord },
        SocketParting.TooMany => new(ChannelFault.Retry, "Slack refused: there are too many connections.") { Code = TooManyWord },
        _ => new(ChannelFault.Retry, "Slack closed a socket before it greeted."),
    };

    /// <summary>Until the socket's end, also while it is being left: only then can the other side's goodbye be heard.</summary>
    private async Task ReceiveAsync()
    {
        var reason = await ReceiveAllAsync();
        if (_greeted.Task.IsCompleted)
            _around.State.Remove();
        Part(SocketParting.Lost, reason);
    }

    /// <summary>Returns why nothing more comes.</summary>
    private async Task<string> ReceiveAllAsync()
    {
        try
        {
            var messages = new SocketMessages(_socket, _around.Options.Value.MaxBodyBytes);
            while (await messages.NextAsync() is { } message)
                await TakeAsync(message);
            return "closed";
        }
        catch (InvalidDataException)
        {
            _socket.Abort();
            return "a message was larger than Slack:MaxBodyBytes";
        }
#pragma warning disable CA1031 // Whatever happened, nothing more comes over this connection, and whoever keeps it must be told.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _socket.Abort();
            return (exception as WebSocketException)?.WebSocketErrorCode.ToString() ?? exception.GetType().Name;
        }
    }

    private async ValueTask TakeAsync(ReadOnlyMemory<byte> json)
    {
        switch (Read(json.Span))
        {
            case null:
                return;
            case { Type: "hello" }:
                Greet();
                return;
            case { Type: "disconnect" } notice:
                PartBy(notice.Reason);
                return;
            case { EnvelopeId: { Length: > 0 } id } envelope:
                await BeginAsync(id, envelope);
                return;
            default:
                _logger.UnknownKind(hasEnvelope: false);
                return;
        }
    }

    private SocketMessage? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SocketJson.Wire.SocketMessage);
        }
        catch (JsonException)
        {
            _logger.Unreadable("it is no JSON of the kind");
            return null;
        }
    }

    private void Greet()
    {
        if (_greeted.Task.IsCompleted)
            return;

        _greetedAt = _around.Time.GetTimestamp();
        _around.State.Add();
        _greeted.SetResult();
        _logger.Connected(_around.State.Up);
    }

    // A reason that is not known is taken for a friendly one: what follows it is waited for as after any failure.
    private void PartBy(string? reason)
    {
        switch (reason)
        {
            case SwitchedOffWord:
                _parted.TrySetResult(SocketParting.SwitchedOff);
                return;
            case TooManyWord:
                Part(SocketParting.TooMany, TooManyWord);
                return;
            default:
                if (_parted.TrySetResult(SocketParting.Refresh))
                    _logger.Leaving(reason is "warning" or "refresh_requested" ? reason : "another reason");
                return;
        }
    }

    private void Part(SocketParting parting, string reason)
    {
        if (_parted.TrySetResult(parting) && !_leaving.IsCancellationRequested)
            _logger.Lost(reason);
    }

    private async ValueTask BeginAsync(string id, SocketMessage envelope)
    {
        try
        {
            await _room.WaitAsync(_leaving.Token);
        }
        catch (OperationCanceledException)
        {
            _logger.LeftToAnother();
            return;
        }

        _ = Task.Run(() => AnswerAsync(id, envelope)); // says itself what fails, and gives its room back
    }

    private async Task AnswerAsync(string id, SocketMessage envelope)
    {
        try
        {
            if (await _around.Envelopes.TakeAsync(id, envelope) is { } acknowledgement)
                await SendAsync(acknowledgement);
        }
#pragma warning disable CA1031 // One envelope that fails stops no other.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _logger.EnvelopeFailed(exception);
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task SendAsync(Acknowledgement acknowledgement)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(acknowledgement, SocketJson.Wire.Acknowledgement);
        using var limit = new CancellationTokenSource(SendingPatience, _around.Time);
        try
        {
            await _sending.WaitAsync(limit.Token);
            try
            {
                await _socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            _logger.NotSent(exception.GetType().Name);
        }
    }

    private async Task DrainAsync()
    {
        using var limit = new CancellationTokenSource(DrainingPatience, _around.Time);
        try
        {
            for (var freed = 0; freed < MostAtOnce; freed++)
                await _room.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // What is not done by now Slack has given up waiting for, and delivers again.
        }
    }

    private async Task LeaveAsync()
    {
        using var limit = new CancellationTokenSource(SendingPatience, _around.Time);
        try
        {
            await _sending.WaitAsync(limit.Token);
            try
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, limit.Token);
            }
            finally
            {
                _sending.Release();
            }

            await _receiving.WaitAsync(limit.Token);
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // The other side has gone already, or says no goodbye.
        }
    }

    private static bool IsGone(Exception exception) => exception is WebSocketException or OperationCanceledException or InvalidOperationException or IOException;
}
