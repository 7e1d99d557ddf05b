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
        if (patterns.Count > 0 && Finds(file, patterns))
            throw new IOException("Bytes of an erased document are still in the data file.");
    }

    /// <summary>A run of the old bytes that the new ones do not have; empty when there is none.</summary>
    private static byte[] PatternOf(byte[] old, byte[]? replacement)
    {
        var differs = replacement is null ? Math.Min(Around, old.Length) : old.AsSpan().CommonPrefixLength(replacement);
        var pattern = old[Math.Max(0, differs - Around)..Math.Min(old.Length, differs + Around)];
        return replacement is not null && replacement.AsSpan().IndexOf(pattern) >= 0 ? [] : pattern;
    }

    private static bool Finds(OpenFile file, List<byte[]> patterns)
    {
        var overlap = 2 * Around;
        var buffer = new byte[1 << 20];
        for (long position = 0; position < file.DataLength; position += buffer.Length - overlap)
        {
            var chunk = buffer.AsSpan(0, file.ReadData(position, buffer));
            foreach (var pattern in patterns)
            {
                if (chunk.IndexOf(pattern) >= 0)
                    return true;
            }
        }

        return false;
    }
}
