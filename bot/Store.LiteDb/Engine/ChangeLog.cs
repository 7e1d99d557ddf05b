using System.Text;
using LiteDB;

namespace RetentionBot.Store.LiteDb;

/// <summary>
/// The change log in the file: one row for each batch, numbered without gaps in the order in which batches became visible.
/// A gap is therefore a sign: older rows were trimmed, or the file was restored from a backup and positions of the replaced file mean nothing here.
/// </summary>
internal static class ChangeLog
{
    public const string Collection = "changes";

    private const string At = "at";
    private const string What = "c";

    public static BsonDocument Row(long position, DateTimeOffset at, IReadOnlyList<Change> changes) =>
        new() { ["_id"] = position, [At] = at.ToUnixTimeMilliseconds(), [What] = Encode(changes) };

    /// <summary>The newest position; 0 for a new file.</summary>
    public static long LastPosition(Queries queries) =>
        queries.Range(Collection, 0L, long.MaxValue, 1, descending: true) is [var newest] ? newest["_id"].AsInt64 : 0;

    /// <exception cref="ChangesTrimmedException">See <see cref="IStore.ChangesAsync"/>.</exception>
    public static Changes Read(Queries queries, long since, int limit, long last)
    {
        if (since == last || since == Changes.Newest)
            return new Changes(last, [], HasMore: false);

        var items = new List<Change>();
        var position = since;
        // All but the row of a restore hold at least one change, so this many rows are enough.
        foreach (var row in queries.Range(Collection, since + 1, long.MaxValue, Math.Max(1, Math.Min(limit, 1000)), descending: false))
        {
            if (row["_id"].AsInt64 != position + 1)
                break;
            position++;
            Decode(position, row[What].AsBinary, items);
            if (items.Count >= limit)
                break;
        }

        return position > since ? new Changes(position, items, position < last) : throw new ChangesTrimmedException(since, last);
    }

    /// <summary>The positions, at most <paramref name="limit"/>, of rows older than <paramref name="before"/>. The newest row always stays: it carries the numbering on.</summary>
    public static List<BsonValue> TrimmableRows(Queries queries, DateTimeOffset before, long last, int limit) =>
    [
        .. queries.Range(Collection, 0L, last - 1, limit, descending: false)
            .TakeWhile(row => row[At].AsInt64 < before.ToUnixTimeMilliseconds())
            .Select(row => row["_id"]),
    ];

    private static byte[] Encode(IReadOnlyList<Change> changes)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write7BitEncodedInt(changes.Count);
        string? collection = null;
        foreach (var change in changes)
        {
            var same = change.Collection == collection;
            writer.Write((byte)((same ? 1 : 0) | (change.Deleted ? 2 : 0) | (change.Key.IsText ? 4 : 0)));
            if (!same)
                writer.Write(collection = change.Collection);
            if (change.Key.IsText)
                writer.Write(change.Key.Text);
            else
                writer.Write(change.Key.Number);
        }

        return bytes.ToArray();
    }

    private static void Decode(long position, byte[] bytes, List<Change> into)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var collection = "";
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var flags = reader.ReadByte();
            if ((flags & 1) == 0)
                collection = reader.ReadString();
            var key = (flags & 4) != 0 ? new Key(reader.ReadString()) : new Key(reader.ReadInt64());
            into.Add(new Change(position, collection, key, (flags & 2) != 0));
        }
    }
}
