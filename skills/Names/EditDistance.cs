namespace RetentionBot.Skills.Names;

/// <summary>
/// Damerau–Levenshtein distance in its optimal-string-alignment form: letters inserted, left out, replaced, or two neighbours swapped. Bounded, so that far words cost little.
/// </summary>
internal static class EditDistance
{
    /// <summary>The distance, or <paramref name="bound"/> + 1 when it is larger.</summary>
    public static int Within(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int bound)
    {
        while (one.Length > 0 && other.Length > 0 && one[0] == other[0])
        {
            one = one[1..];
            other = other[1..];
        }

        while (one.Length > 0 && other.Length > 0 && one[^1] == other[^1])
        {
            one = one[..^1];
            other = other[..^1];
        }

        if (Math.Abs(one.Length - other.Length) > bound)
        {
            return bound + 1;
        }

        return one.Length == 0 || other.Length == 0 ? Math.Max(one.Length, other.Length) : Banded(one, other, bound);
    }

    private static int Banded(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int bound)
    {
        Span<int> rows = stackalloc int[3 * (FoldedWords.LongestWord + 1)];
        var width = other.Length + 1;
        var before = rows[..width];
        var above = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++)
        {
            above[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            var from = Math.Max(1, i - bound);
            var to = Math.Min(other.Length, i + bound);
            row[0] = i;
            if (from > 1)
            {
                row[from - 1] = bound + 1;
            }

            var least = row[from - 1];
            for (var j = from; j <= to; j++)
            {
                var replaced = above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                var dropped = j < i + bound ? above[j] + 1 : bound + 1;
                var best = Math.Min(Math.Min(replaced, dropped), row[j - 1] + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    best = Math.Min(best, before[j - 2] + 1);
                }

                row[j] = best;
                least = Math.Min(least, best);
            }

            if (least > bound)
            {
                return bound + 1;
            }

            var oldest = before;
            before = above;
            above = row;
            row = oldest;
        }

        return Math.Min(above[other.Length], bound + 1);
    }
}
