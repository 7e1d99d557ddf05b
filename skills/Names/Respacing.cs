namespace RetentionBot.Skills.Names;

/// <summary>What may have been meant where a blank is missing or one too many: "bjornhansen", "bjo rn hansen".</summary>
internal static class Respacing
{
    private const int MostWords = 4;
    private const int MostSplits = 4;
    private const int ShortestSplit = 5;

    /// <summary>The query with neighbouring words joined, and with words split where one half is known.</summary>
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
            var word = query.Words[w].Text;
            if (word.Length < ShortestSplit)
            {
                continue;
            }

            // The longer the half that is known, the more it says.
            var splits = Enumerable.Range(2, word.Length - 3)
                .Select(at => (At: at, Known: (state.Knows(word.AsSpan(0, at)) ? at : 0) + (state.Knows(word.AsSpan(at)) ? word.Length - at : 0)))
                .Where(split => split.Known >= 3)
                .OrderByDescending(split => split.Known).ThenBy(split => split.At)
                .Take(MostSplits);
            foreach (var (at, _) in splits)
            {
                yield return query.Split(w, at);
            }
        }
    }
}
