using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace RetentionBot.Benchmarks.Serving;

/// <summary>Finds where one HTTP/1.1 message on a connection ends, and keeps it until the next one. Only one message at a time is on its way.</summary>
internal sealed class HttpBuffer(Socket socket)
{
    private readonly byte[] _bytes = new byte[256 * 1024];
    private int _length;

    /// <summary>The status of a response; 0 for a request.</summary>
    public int Status => _bytes.AsSpan(0, _length).StartsWith("HTTP/1.1 "u8) && Utf8Parser.TryParse(_bytes.AsSpan(9, 3), out int status, out _) ? status : 0;

    /// <summary>The message, head and body.</summary>
    public string Text => Encoding.UTF8.GetString(_bytes, 0, _length);

    /// <summary>Waits for a whole message; false when the other side closed the connection.</summary>
    /// <exception cref="InvalidOperationException">It is larger than the buffer.</exception>
    public async ValueTask<bool> ReadMessageAsync(CancellationToken cancellationToken)
    {
        _length = 0;
        while (!IsWhole(_bytes.AsSpan(0, _length)))
        {
            if (_length == _bytes.Length)
            {
                throw new InvalidOperationException($"A message is longer than {_bytes.Length} bytes.");
            }

            var read = await socket.ReceiveAsync(_bytes.AsMemory(_length), SocketFlags.None, cancellationToken);
            if (read == 0)
            {
                return false;
            }

            _length += read;
        }

        return true;
    }

    private static bool IsWhole(ReadOnlySpan<byte> message)
    {
        var end = message.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = message[..(end + 2)];
        var body = message[(end + 4)..];
        var at = head.IndexOf("\r\nContent-Length: "u8);
        return at < 0
            ? head.IndexOf("\r\nTransfer-Encoding: chunked\r\n"u8) < 0 || body.EndsWith("0\r\n\r\n"u8)
            : Utf8Parser.TryParse(head[(at + 18)..], out int length, out _) && body.Length >= length;
    }
}
