using System.Buffers.Binary;
using System.Security.Cryptography;
using LiteDB;

namespace RetentionBot.Store.LiteDb;

/// <summary>
/// How keys stand in the file. A document's own key is its <c>_id</c>. An index entry is bytes that sort as the computed key does and, where that is equal,
/// as the document's key does: so entries are unique, ties have an order that stays, and an index can be walked page by page.
/// </summary>
internal static class KeyCoding
{
    /// <summary>The longest entry; LiteDB refuses 1,023 bytes and more.</summary>
    private const int MaxEntryBytes = 1000;

    private const int HashBytes = 16;

    public static BsonValue ToId(Key key) => key.IsText ? new BsonValue(key.Text) : new BsonValue(key.Number);

    public static Key FromId(BsonValue id) => id.IsString ? new Key(id.AsString) : new Key(id.AsInt64);

    /// <summary>The entry of one document under one computed key.</summary>
    /// <exception cref="ArgumentException">The computed key is too long to be kept.</exception>
    public static byte[] Entry(Key indexKey, Key documentKey)
    {
        var head = Head(indexKey);
        if (head.Length > MaxEntryBytes - HashBytes)
        {
            throw new ArgumentException(
                $"An index key of {indexKey.Text.Length} characters needs {head.Length} bytes in the file, over {MaxEntryBytes - HashBytes}; shorten or hash it.");
        }

        var tail = documentKey.IsText ? Ordinal(documentKey.Text, terminated: false) : Number(documentKey.Number);
        return [.. head, .. head.Length + tail.Length <= MaxEntryBytes ? tail : SHA256.HashData(tail).AsSpan(0, HashBytes)];
    }

    /// <summary>At or below every entry of <paramref name="indexKey"/>.</summary>
    public static byte[] LowestEntry(Key indexKey) => Head(indexKey);

    /// <summary>Above every entry of <paramref name="indexKey"/>: longer than a number's eight bytes, and no text holds the byte FF.</summary>
    public static byte[] HighestEntry(Key indexKey) => [.. Head(indexKey), 255, 255, 255, 255, 255, 255, 255, 255, 255];

    /// <summary>Above every entry.</summary>
    public static byte[] Highest { get; } = [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255];

    /// <summary>The smallest bytes after <paramref name="entry"/>.</summary>
    public static byte[] After(byte[] entry) => [.. entry, 0];

    private static byte[] Head(Key key) => key.IsText ? Ordinal(key.Text, terminated: true) : Number(key.Number);

    private static byte[] Number(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)number ^ 0x8000_0000_0000_0000);
        return bytes;
    }

    /// <summary>
    /// Bytes that compare as the text's UTF-16 code units do, which plain UTF-8 does not beyond U+D7FF: each code unit is written by itself.
    /// A zero becomes 00 FF and the end 00 01, so a text sorts before every longer one that starts with it.
    /// </summary>
    private static byte[] Ordinal(string text, bool terminated)
    {
        var bytes = new List<byte>(text.Length + 2);
        foreach (var unit in text)
        {
            switch (unit)
            {
                case '\0':
                    bytes.Add(0);
                    bytes.Add(0xFF);
                    break;
                case < '\x80':
                    bytes.Add((byte)unit);
                    break;
                case < '\x800':
                    bytes.Add((byte)(0xC0 | (unit >> 6)));
                    bytes.Add((byte)(0x80 | (unit & 0x3F)));
                    break;
                default:
                    bytes.Add((byte)(0xE0 | (unit >> 12)));
                    bytes.Add((byte)(0x80 | ((unit >> 6) & 0x3F)));
                    bytes.Add((byte)(0x80 | (unit & 0x3F)));
                    break;
            }
        }

        if (terminated)
        {
            bytes.Add(0);
            bytes.Add(1);
        }

        return [.. bytes];
    }
}
