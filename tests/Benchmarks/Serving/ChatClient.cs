using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Encodings.Web;
using RetentionBot.Benchmarks.Generated;

namespace RetentionBot.Benchmarks.Serving;

/// <summary>
/// Somebody who asks through <c>/api/messages</c> as Teams would, over one connection that stays open. Bare sockets: a client that costs more than the host would be
/// what is measured. Not for two threads at once.
/// </summary>
internal sealed class ChatClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly HttpBuffer _buffer;
    private readonly string _before;
    private readonly string _after;
    private readonly string _head;
    private readonly byte[] _request = new byte[16 * 1024];
    private int _asked;

    /// <param name="host">Where the host listens.</param>
    /// <param name="connector">Where it answers to.</param>
    /// <param name="sender">The e-mail address or number of the account manager who asks.</param>
    /// <param name="conversation">The conversation, unique to this client; with <paramref name="host"/> started anew it may be another client's.</param>
    /// <param name="token">The channel's token; null where nobody is asked for one.</param>
    public ChatClient(Uri host, string connector, string sender, string conversation, string? token = null)
    {
        Host = host;
        _buffer = new HttpBuffer(_socket);
        _head = $"POST /api/messages HTTP/1.1\r\nHost: {host.Authority}\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}Content-Type: application/json\r\nContent-Length: ";
        _before = $$"""{"type":"message","channelId":"{{GeneratedCompany.Channel}}","serviceUrl":{{Json(connector)}},"conversation":{"id":{{Json(conversation)}},"tenantId":"{{GeneratedCompany.Tenant}}"},"from":{"id":{{Json(sender)}},"name":"Somebody"},"recipient":{"id":"bot"},"locale":"en-GB","id":"{{Guid.NewGuid():n}}-""";
        _after = "\",\"text\":";
    }

    /// <summary>Where the host listens.</summary>
    public Uri Host { get; }

    /// <exception cref="SocketException">Nobody listens there yet.</exception>
    public ValueTask ConnectAsync(CancellationToken cancellationToken) => _socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(Host.Host), Host.Port), cancellationToken);

    /// <summary>A question as it goes over the wire, prepared before the clock runs.</summary>
    public static byte[] Prepare(string question) => Encoding.UTF8.GetBytes(Json(question) + "}");

    /// <summary>Asks and waits until the host has taken the message, which is after its answer was sent to the connector.</summary>
    /// <returns>The HTTP status.</returns>
    public async ValueTask<int> AskAsync(byte[] prepared, CancellationToken cancellationToken)
    {
        var length = Write(prepared);
        await _socket.SendAsync(_request.AsMemory(0, length), SocketFlags.None, cancellationToken);
        return await _buffer.ReadMessageAsync(cancellationToken) ? _buffer.Status : throw new IOException("The host closed the connection.");
    }

    public void Dispose() => _socket.Dispose();

    private int Write(byte[] prepared)
    {
        Span<byte> number = stackalloc byte[12];
        (++_asked).TryFormat(number, out var digits, provider: CultureInfo.InvariantCulture);
        var body = _before.Length + digits + _after.Length + prepared.Length;
        var at = Encoding.ASCII.GetBytes(_head, _request);
        body.TryFormat(_request.AsSpan(at), out var written, provider: CultureInfo.InvariantCulture);
        at += written;
        at += Encoding.ASCII.GetBytes("\r\n\r\n", _request.AsSpan(at));
        at += Encoding.ASCII.GetBytes(_before, _request.AsSpan(at));
        number[..digits].CopyTo(_request.AsSpan(at));
        at += digits;
        at += Encoding.ASCII.GetBytes(_after, _request.AsSpan(at));
        prepared.CopyTo(_request.AsSpan(at));
        return at + prepared.Length;
    }

    private static string Json(string text) => $"\"{JavaScriptEncoder.Default.Encode(text)}\"";
}
