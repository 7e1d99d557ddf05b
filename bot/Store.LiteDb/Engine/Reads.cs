using LiteDB;

namespace RetentionBot.Store.LiteDb;

/// <summary>The reading operations, on the gate's thread.</summary>
internal static class Reads
{
    public static List<Row> Get(Queries queries, Collection collection, IReadOnlyList<Key> keys)
    {
        if (keys is [var only])
            return queries.Find(collection.Name, KeyCoding.ToId(only)) is { } document ? [Expect(Envelope.ToRow(document), only, collection)] : [];

        var rows = queries.FindAll(collection.Name, keys.Select(KeyCoding.ToId)).Select(Envelope.ToRow).ToDictionary(row => row.Key);
        return [.. keys.Where(rows.ContainsKey).Select(key => rows[key])];
    }

    public static List<Row> Range(Queries queries, Collection collection, KeyRange range, int limit, bool descending) =>
        queries.Range(collection.Name, KeyCoding.ToId(range.From), KeyCoding.ToId(range.To), limit, descending).ConvertAll(Envelope.ToRow);

    public static List<Row> ByIndex(Queries queries, Index index, KeyRange range, int limit, bool descending) =>
        queries.ByIndex(index, KeyCoding.LowestEntry(range.From), KeyCoding.HighestEntry(range.To), limit, descending).ConvertAll(Envelope.ToRow);

    public static int Count(Queries queries, Index index, KeyRange range, int cap)
    {
        var from = KeyCoding.LowestEntry(range.From);
        var to = KeyCoding.HighestEntry(range.To);
        // The engine names each document once; how many of its entries lie in the range is for us to count.
        var entries = queries.EntriesByIndex(index, from, to, cap)
            .Sum(document => Envelope.EntriesOf(document, index).Count(entry => Compare(entry, from) >= 0 && Compare(entry, to) <= 0));
        return Math.Min(entries, cap);
    }

    /// <summary>As LiteDB compares binary keys.</summary>
    public static int Compare(byte[] left, byte[] right) => left.AsSpan().SequenceCompareTo(right);

    private static Row Expect(Row row, Key key, Collection collection) => row.Key == key
        ? row
        : throw new LiteException(LiteException.INVALID_DATABASE, $"'{key}' in '{collection}' led to '{row.Key}'.");
}
