using LiteDB;

namespace RetentionBot.Store.LiteDb;

/// <summary>
/// Makes sure that what a batch replaced or deleted is gone from both files. The engine (5.0.20) overwrites a freed block, index node or page with zeros, so the
/// old bytes are left in the log only; a checkpoint writes the zeroed pages over the old ones and empties the log. Then the data file is searched for what was erased.
/// </summary>
/// <remarks>The change log keeps the keys, not the contents, of changed documents for its seven days.</remarks>
internal static class Erasure
{
    /// <summary>How many of the old documents are searched for: each costs a pass over the file.</summary>
    private const int Searched = 32;

    /// <summary>How much of an old document is looked for, in bytes to each side of where it differs from the new one: it lies in one page with that.</summary>
    private const int Around = 100;

    /// <exception cref="IOException">Old bytes are still there.</exception>
    public static void Run(OpenFile file, IReadOnlyList<(Row Old, byte[]? New)> erased)
    {
        file.Checkpoint();
        var step = Math.Max(1, erased.Count / Searched);
        var patterns = erased.Where((_, i) => i % step == 0).Select(e => PatternOf(e.Old.Body, e.New)).Where(pattern => pattern.Length > 0).ToList();
        if (patterns.Any(pattern => CountIn(file, pattern) is > 0 and var found && found > CountInDocuments(file, pattern)))
            throw new IOException("Bytes of an erased document are still in the data file.");
    }

    /// <summary>A run of the old bytes that the new ones do not have; empty when there is none.</summary>
    private static byte[] PatternOf(byte[] old, byte[]? replacement)
    {
        var differs = replacement is null ? Math.Min(Around, old.Length) : old.AsSpan().CommonPrefixLength(replacement);
        var pattern = old[Math.Max(0, differs - Around)..Math.Min(old.Length, differs + Around)];
        return replacement is not null && replacement.AsSpan().IndexOf(pattern) >= 0 ? [] : pattern;
    }

    private static int CountIn(OpenFile file, byte[] pattern)
    {
        var found = 0;
        // Each chunk starts so early that a run across the border is found in one of the two, once.
        var buffer = new byte[1 << 20];
        for (long position = 0; position < file.DataLength; position += buffer.Length - pattern.Length + 1)
        {
            found += Count(buffer.AsSpan(0, file.ReadData(position, buffer)), pattern);
        }

        return found;
    }

    /// <summary>A document that is kept may hold the same bytes as one that is erased. Asked only for bytes that were found, so hardly ever.</summary>
    private static int CountInDocuments(OpenFile file, byte[] pattern)
    {
        var found = 0;
        foreach (var collection in file.Engine.GetCollectionNames().Where(name => name != ChangeLog.Collection).ToList())
        {
            BsonValue from = BsonValue.MinValue;
            List<BsonDocument> page;
            do
            {
                page = file.Queries.Range(collection, from, BsonValue.MaxValue, 1000, descending: false);
                found += page.Skip(from.IsMinValue ? 0 : 1).Sum(document => Count(document[Envelope.Body].AsBinary, pattern));
                from = page.Count == 0 ? from : page[^1]["_id"];
            }
            while (page.Count == 1000);
        }

        return found;
    }

    private static int Count(ReadOnlySpan<byte> bytes, byte[] pattern)
    {
        var found = 0;
        for (var at = bytes.IndexOf(pattern); at >= 0; at = bytes.IndexOf(pattern))
        {
            found++;
            bytes = bytes[(at + 1)..];
        }

        return found;
    }
}
