namespace RetentionBot.Import.Reading;

/// <summary>Finds out what separates the fields of a text: the candidate that cuts the sample into rows of the same, highest number of fields.</summary>
internal static class Delimiters
{
    private const int MostRows = 60;
    private static readonly string[] Candidates = [",", ";", "\t", "|", FileFormat.Blanks];

    /// <summary>The delimiter, and what ends a record where that is not the line.</summary>
    /// <param name="sample">The beginning of the file; its last line may be cut off.</param>
    /// <param name="quotes">See <see cref="FileFormat.Quotes"/>.</param>
    public static (string Delimiter, string? RecordEnd) Of(string sample, bool quotes)
    {
        // The bulk copy format of SQL Server samples, whose field ends contain another candidate.
        if (sample.Contains("+|", StringComparison.Ordinal) && (sample.Contains("&|\n", StringComparison.Ordinal) || sample.Contains("&|\r\n", StringComparison.Ordinal)))
        {
            return ("+|", "&|");
        }

        var best = Candidates
            .Select(candidate => (Candidate: candidate, Score: Score(sample, candidate, quotes)))
            .MaxBy(scored => scored.Score);
        return (best.Score > 0 ? best.Candidate : ",", null);
    }

    /// <summary>Share of rows that have the most frequent number of fields, then that number; 0 when it is one field.</summary>
    private static double Score(string sample, string delimiter, bool quotes)
    {
        var reader = new DelimitedReader(new StringReader(sample), delimiter, null, quotes);
        var counts = new List<int>();
        while (counts.Count < MostRows && reader.Next() is { } row)
        {
            counts.Add(row.Cells.Count);
        }

        if (counts.Count > 3)
        {
            // The last row of a sample may be cut off.
            counts.RemoveAt(counts.Count - 1);
        }

        var usual = counts.GroupBy(count => count).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).FirstOrDefault();
        if (usual is null || usual.Key < 2)
        {
            return 0;
        }

        var share = (double)usual.Count() / counts.Count;

        // Blanks are in every sentence: they are a delimiter only where nothing else is, and only if every row agrees.
        return delimiter == FileFormat.Blanks ? (share == 1 ? 0.01 : 0) : share + (Math.Min(usual.Key, 50) / 100.0);
    }
}
