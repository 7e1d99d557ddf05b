using System.Net;
using System.Net.Sockets;
using RetentionBot.Benchmarks.Serving;

namespace RetentionBot.Benchmarks.Hostile;

/// <summary>Somebody who sends whatever they like over a connection, and connects again when it is closed on them. Not for two threads at once.</summary>
internal sealed class HostileConnection(Uri host) : IDisposable
{
    /// <summary>No answer: the server closed the connection.</summary>
    public const int Closed = 0;

    /// <summary>A server that says nothing for so long hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private Socket? _socket;
    private HttpBuffer? _buffer;

    /// <summary>Sends the request and returns the status, or <see cref="Closed"/>.</summary>
    /// <exception cref="TimeoutException">Nothing came.</exception>
    public async Task<int> SendAsync(HostileRequest request, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var buffer = await ConnectedAsync(patience.Token);
            await _socket!.SendAsync(request.Bytes, SocketFlags.None, patience.Token); // connected just now
            if (request.BreaksOff || !await buffer.ReadMessageAsync(patience.Token))
            {
                Disconnect();
                return Closed;
            }

            var status = buffer.Status;
            if (buffer.Text.Contains("Connection: close", StringComparison.OrdinalIgnoreCase))
            {
                Disconnect();
            }

            return status;
        }
        catch (SocketException)
        {
            Disconnect();
            return Closed;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Disconnect();
            throw new TimeoutException($"The host did not answer a request of kind '{request.Kind}' within {Patience.TotalSeconds:0} seconds.");
        }
    }

    public void Dispose() => Disconnect();

    private async ValueTask<HttpBuffer> ConnectedAsync(CancellationToken cancellationToken)
    {
        if (_buffer is { } connected)
        {
            return connected;
        }

        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await _socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(host.Host), host.Port), cancellationToken);
        return _buffer = new HttpBuffer(_socket);
    }

    private void Disconnect()
    {
        _socket?.Dispose();
        (_socket, _buffer) = (null, null);
    }
}
