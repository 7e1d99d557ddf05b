using System.Text;

namespace RetentionBot.Import.Reading;

/// <summary>Finds out in which encoding a text file is written: its byte order mark, else valid UTF-8, else Windows-1252, which decodes any bytes.</summary>
internal static class TextEncodings
{
    /// <summary>Western European Windows. From the provider itself: registering it would change what every other part of the process sees.</summary>
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The encoding with that name.</summary>
    /// <exception cref="ImportException">There is none.</exception>
    public static Encoding Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw new ImportException($"'{name}' is no encoding known here; use for example utf-8, utf-16 or windows-1252.");
        }
    }

    /// <summary>Reads the whole stream once, a piece at a time, and leaves it at its start.</summary>
    public static Encoding Of(Stream stream)
    {
        var head = new byte[4096];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var found = OfMark(head.AsSpan(0, length)) ?? OfZeros(head.AsSpan(0, length));
        stream.Position = 0;
        if (found is null)
        {
            found = IsUtf8(stream) ? new UTF8Encoding(false) : Windows1252;
            stream.Position = 0;
        }

        return found;
    }

    private static Encoding? OfMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(true),
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>UTF-16 without a mark: in mostly Latin text every second byte is zero.</summary>
    private static Encoding? OfZeros(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
            {
                _ = (i & 1) == 0 ? even++ : odd++;
            }
        }

        var most = head.Length / 2;
        return most < 4 ? null
            : odd > most * 0.7 && even < most * 0.1 ? Encoding.Unicode
            : even > most * 0.7 && odd < most * 0.1 ? Encoding.BigEndianUnicode
            : null;
    }

    private static bool IsUtf8(Stream stream)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[65_536];
        var characters = new char[bytes.Length + 2];
        try
        {
            int read;
            while ((read = stream.Read(bytes)) > 0)
            {
                decoder.GetChars(bytes, 0, read, characters, 0, flush: false);
            }

            decoder.GetChars([], 0, 0, characters, 0, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
