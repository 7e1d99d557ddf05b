using System.Buffers;
using System.Net.WebSockets;

namespace RetentionBot.Slack.SocketMode;

/// <summary>Reads the messages of a socket one after the other, however many pieces each comes in. Not for two readers at once.</summary>
/// <param name="mostBytes">The largest message that is read.</param>
internal sealed class SocketMessages(WebSocket socket, int mostBytes)
{
    private const int PieceBytes = 4 * 1024;

    private readonly ArrayBufferWriter<byte> _message = new(PieceBytes);

    /// <summary>The next message, until the one after it is asked for; null when the other side closed the socket.</summary>
    /// <exception cref="WebSocketException">The connection is lost.</exception>
    /// <exception cref="InvalidDataException">The message is too large. The rest of it is still on the wire, so that the socket is of no more use.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync()
    {
        _message.ResetWrittenCount();
        while (true)
        {
            var piece = await socket.ReceiveAsync(_message.GetMemory(PieceBytes), CancellationToken.None);
            if (piece.MessageType == WebSocketMessageType.Close)
                return null;

            _message.Advance(piece.Count);
            if (_message.WrittenCount > mostBytes)
                throw new InvalidDataException($"A message is larger than {mostBytes} bytes.");
            if (piece.EndOfMessage)
                return _message.WrittenMemory;
        }
    }
}
