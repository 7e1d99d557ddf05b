using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace RetentionBot.Slack.Blocks;

/// <summary>Text made short enough for the few places where Slack carries something for us: Brotli (RFC 7932) in base64url, behind a mark.</summary>
internal static class Packed
{
    private const string Mark = "z:";

    /// <summary>What comes back is never longer than this, whatever a client made of it.</summary>
    private const int MaxLength = 64 * 1024;

    /// <summary>The text as it is, or packed; null when even that is longer than <paramref name="limit"/>.</summary>
    public static string? ToFit(string text, int limit) => text.Length <= limit ? text : Pack(text) is var packed && packed.Length <= limit ? packed : null;

    /// <summary>What was packed; null when it is no such text.</summary>
    public static string? Read(string text)
    {
        if (!text.StartsWith(Mark, StringComparison.Ordinal))
            return text;

        try
        {
            using var packed = new BrotliStream(new MemoryStream(Base64Url.DecodeFromChars(text.AsSpan(Mark.Length))), CompressionMode.Decompress);
            var bytes = new byte[MaxLength + 1];
            var length = packed.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= MaxLength ? Encoding.UTF8.GetString(bytes, 0, length) : null;
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static string Pack(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        BrotliEncoder.TryCompress(bytes, packed, out var length, quality: 9, window: 18); // there is room for any outcome
        return Mark + Base64Url.EncodeToString(packed.AsSpan(0, length));
    }
}
