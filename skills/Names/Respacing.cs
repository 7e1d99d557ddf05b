namespace RetentionBot.Skills.Names;

/// <summary>What may have been meant where a blank is missing, mistyped or one too many: "bjornhansen", "bjornxhansen", "bjo rn hansen".</summary>
internal static class Respacing
{
    private const int MostWords = 4;
    private const int MostSplits = 6;
    private const int ShortestSplit = 5;
    private const int ShortestHalf = 2;

    /// <summary>The query with neighbouring words joined, and with words split where both halves are words that are known, or nearly.</summary>
    public static IEnumerable<NameQuery> Of(NameQuery query, NameState state)
    {
        if (query.Words.Count > MostWords)
        {
            yield break;
        }

        for (var w = 0; w + 1 < query.Words.Count; w++)
        {
            yield return query.Joined(w);
        }

        for (var w = 0; w < query.Words.Count; w++)
        {
            foreach (var (left, right) in Halves(query.Words[w].Text, state))
            {
                yield return query.Split(w, left, right);
            }
        }
    }

    private static IEnumerable<(string Left, string Right)> Halves(string word, NameState state)
    {
        if (word.Length < ShortestSplit)
        {
            return [];
        }

        // The blank was left out, or another key was hit: then the letter in its place goes, too.
        return Enumerable.Range(ShortestHalf, word.Length - 2 * ShortestHalf + 1)
            .SelectMany(at => new[] { (Left: word[..at], Right: word[at..]), (Left: word[..at], Right: word[(at + 1)..]) })
            .Where(halves => halves.Right.Length >= ShortestHalf)
            .Select(halves => (Halves: halves, Known: Known(halves.Left, halves.Right, state)))
            .Where(split => split.Known > 0)
            .OrderByDescending(split => split.Known).ThenBy(split => split.Halves.Left.Length)
            .Take(MostSplits)
            .Select(split => split.Halves);
    }

    /// <summary>How much speaks for a split: its letters in known words, a nearly known one counting a little less; 0 when a half is no word at all.</summary>
    private static int Known(string left, string right, NameState state)
    {
        var (longer, shorter) = left.Length >= right.Length ? (left, right) : (right, left);
        var first = Known(longer, state);
        var second = first == 0 ? 0 : Known(shorter, state);
        return first == 0 || second == 0 ? 0 : first + second;
    }

    private static int Known(string half, NameState state) => state.Knows(half) ? 2 * half.Length : half.Length > ShortestHalf && state.KnowsNear(half) ? 2 * half.Length - 3 : 0;
}
