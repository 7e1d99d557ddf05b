using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RetentionBot.Benchmarks.Serving;

/// <summary>
/// The other side of an answer: takes every call on a loopback port with the least work there can be, and counts it. Bare sockets and one buffer for each connection,
/// so that next to none of the time and none of the memory that is measured is its own.
/// </summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private static readonly byte[] Taken = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}");

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _count;

    public FakeConnector()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>What activities name as their <c>serviceUrl</c>.</summary>
    public string Address => $"http://{_listener.LocalEndPoint}/";

    /// <summary>How many calls were taken.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Whether the text of the last call is kept in <see cref="LastText"/>. Costs memory: not while something is measured.</summary>
    public bool KeepsText { get; set; }

    /// <summary>The last call, head and body, as it came over the wire.</summary>
    public string LastText { get; private set; } = "";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptAsync(_stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var closing = socket;
        socket.NoDelay = true;
        var buffer = new HttpBuffer(socket);
        try
        {
            while (await buffer.ReadMessageAsync(_stop.Token))
            {
                if (KeepsText)
                {
                    LastText = buffer.Text;
                }

                Interlocked.Increment(ref _count);
                await socket.SendAsync(Taken.AsMemory(), SocketFlags.None, _stop.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The caller closed its connection, or all is over.
        }
    }
}
