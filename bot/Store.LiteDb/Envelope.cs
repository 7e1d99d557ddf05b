using LiteDB;

namespace RetentionBot.Store.LiteDb;

/// <summary>A document as it was read, still encoded, so that it can be decoded outside the gate.</summary>
/// <param name="Key">The key it is stored under.</param>
/// <param name="Version">Its version.</param>
/// <param name="Body">The bytes of <see cref="Write.Body"/>.</param>
internal readonly record struct Row(Key Key, long Version, byte[] Body)
{
    /// <exception cref="StoreUnavailableException">The document does not carry the key it is stored under: it is another one, and must not be shown.</exception>
    public Stored<T> Decode<T>(Collection<T> collection)
        where T : class
    {
        var document = collection.Decode(Body);
        return collection.KeyOf(document) == Key
            ? new Stored<T>(document, Version)
            : throw new StoreUnavailableException($"'{Key}' in '{collection}' leads to another document. Run the check command and restore a backup.");
    }
}

/// <summary>
/// The hand-written shape of a stored document: <c>_id</c>, the version <c>v</c>, the body <c>b</c>, and one array of entries for each index.
/// The engine's mapper takes no part: it trims texts, drops offsets and races.
/// </summary>
internal static class Envelope
{
    public const string Version = "v";
    public const string Body = "b";

    /// <summary>
    /// The field, and the LiteDB index, of a declared index. The kind is part of the name: entries of the other kind would be compared with it.
    /// </summary>
    public static string FieldOf(Index index) => (index.KeyKind == KeyKind.Text ? "t_" : "n_") + index.Name;

    /// <summary>The LiteDB expression of a declared index: every element of its field.</summary>
    public static string ExpressionOf(Index index) => $"$.{FieldOf(index)}[*]";

    public static BsonDocument Of(Collection collection, Key key, byte[] body, IReadOnlyList<IReadOnlyList<Key>> indexKeys)
    {
        var document = new BsonDocument { ["_id"] = KeyCoding.ToId(key), [Version] = 0L, [Body] = body };
        for (var i = 0; i < indexKeys.Count; i++)
        {
            if (indexKeys[i].Count > 0)
                document[FieldOf(collection.Indexes[i])] = EntriesOf(key, indexKeys[i]);
        }

        return document;
    }

    public static Row ToRow(BsonDocument document) => new(KeyCoding.FromId(document["_id"]), document[Version].AsInt64, document[Body].AsBinary);

    /// <summary>The entries a stored document has in an index.</summary>
    public static IReadOnlyList<byte[]> EntriesOf(BsonDocument document, Index index) =>
        document[FieldOf(index)] is { IsArray: true } entries ? [.. entries.AsArray.Select(entry => entry.AsBinary)] : [];

    private static BsonArray EntriesOf(Key key, IReadOnlyList<Key> indexKeys)
    {
        var entries = new BsonArray();
        foreach (var indexKey in indexKeys)
        {
            entries.Add(KeyCoding.Entry(indexKey, key));
        }

        return entries;
    }
}
