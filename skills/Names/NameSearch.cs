using System.Buffers;

namespace RetentionBot.Skills.Names;

/// <summary>
/// One search in one segment. The customers who have the rarest of the typed words are compared first; mistyped and begun words are only looked for when that found nobody,
/// and no search looks at more than <see cref="MostCompared"/> customers: ten thousand Smiths cost no more than that.
/// </summary>
internal sealed class NameSearch
{
    private const int MostCompared = 40_000;
    private const int MostBegun = 64;
    private const int ShortestBegun = 3;

    private readonly NameSegment _segment;
    private readonly DeadPlaces _dead;
    private readonly NameQuery _query;
    private readonly int _manager;
    private readonly NameRanking _ranking;
    private readonly WordCosts[] _costs;
    private readonly ulong[] _seen;
    private int _compared;

    private NameSearch(NameSegment segment, DeadPlaces dead, NameQuery query, int manager, NameRanking ranking, ulong[] seen)
    {
        _segment = segment;
        _dead = dead;
        _query = query;
        _manager = manager;
        _ranking = ranking;
        _seen = seen;
        _costs = [.. query.Words.Select(word => new WordCosts(word, segment.Vocabulary))];
    }

    /// <summary>Adds whom the segment has to the ranking.</summary>
    /// <param name="manager">The asker's number; 0 for nobody's.</param>
    public static void Run(NameSegment segment, DeadPlaces dead, NameQuery query, int manager, NameRanking ranking)
    {
        if (query.Words.Count == 0 || segment.Count == 0)
        {
            return;
        }

        var seen = ArrayPool<ulong>.Shared.Rent((segment.Count + 63) / 64);
        try
        {
            seen.AsSpan(0, (segment.Count + 63) / 64).Clear();
            new NameSearch(segment, dead, query, manager, ranking, seen).Run();
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(seen);
        }
    }

    private void Run()
    {
        var waiting = new List<WordGroup>();
        for (var w = 0; w < _query.Words.Count; w++)
        {
            if (!_query.Words[w].IsOptional)
            {
                waiting.Add(Group(w, _costs[w].Exact, 0));
            }
        }

        // Whoever has all words as typed has the rarest of them.
        if (waiting.TrueForAll(group => group.Words.Count > 0))
        {
            var rarest = waiting.MinBy(group => group.Holders);
            Compare(rarest.Words);
            waiting.Remove(rarest);
            if (_ranking.HasExact)
            {
                return;
            }
        }

        waiting.AddRange(Enumerable.Range(0, _query.Words.Count).Where(w => !_query.Words[w].IsOptional && !_query.Words[w].IsInitial).SelectMany(Mistyped).ToList());
        CompareRarestFirst(waiting);
        if (_query.Required == 1 && !_ranking.HasExact)
        {
            CompareRarestFirst([.. Enumerable.Range(0, _query.Words.Count).Where(w => !_query.Words[w].IsOptional).Select(w => Near(w, 2))]);
        }
    }

    /// <summary>Compares the waiting groups, those with the fewest customers first, until nobody who is left could come among the best.</summary>
    private void CompareRarestFirst(List<WordGroup> waiting)
    {
        while (waiting.Count > 0)
        {
            var next = waiting.MinBy(group => group.Holders);
            waiting.Remove(next);
            Compare(next.Words);

            // Whoever has not been compared is in none of the groups done: each word costs them what its cheapest group left does, or two letters.
            var least = 0;
            for (var w = 0; w < _query.Words.Count; w++)
            {
                if (!_query.Words[w].IsOptional)
                {
                    least += waiting.Where(group => group.Word == w && group.Words.Count > 0).Select(group => group.LeastCost)
                        .DefaultIfEmpty(WordCosts.OfEdits(2, _query.Words[w].Text.Length)).Min();
                }
            }

            if (_ranking.IsSettledAt(least) || _compared >= MostCompared)
            {
                return;
            }
        }
    }

    private IEnumerable<WordGroup> Mistyped(int word)
    {
        var typed = _query.Words[word].Text;
        if (typed.Length >= ShortestBegun)
        {
            var begun = new List<int>();
            _segment.Vocabulary.AddLonger(typed, MostBegun, begun);
            yield return Group(word, begun, WordCosts.PrefixCost);
        }

        if (typed.Length > 1)
        {
            yield return Near(word, 1);
        }
    }

    private WordGroup Near(int word, int edits)
    {
        var near = new List<int>();
        foreach (var spelling in _query.Words[word].Spellings)
        {
            _segment.Vocabulary.AddNear(spelling, edits, near);
        }

        return Group(word, near, WordCosts.OfEdits(edits, _query.Words[word].Text.Length));
    }

    private WordGroup Group(int word, IReadOnlyList<int> words, int leastCost)
    {
        var holders = 0;
        foreach (var number in words)
        {
            holders += _segment.HolderCount(number);
        }

        return new WordGroup(word, words, holders, leastCost);
    }

    private void Compare(IReadOnlyList<int> words)
    {
        var scoring = new NameScoring(_query, _costs);
        foreach (var word in words)
        {
            foreach (var place in _segment.Holders(word))
            {
                if ((_seen[place >> 6] & (1UL << place)) != 0)
                {
                    continue;
                }

                _seen[place >> 6] |= 1UL << place;
                if (_dead.Contains(place))
                {
                    continue;
                }

                if (++_compared > MostCompared)
                {
                    return;
                }

                var (fit, cost) = scoring.Of(_segment.Entries(place));
                _ranking.Add(new NameHit(_segment.Number(place), fit, cost, _manager != 0 && _segment.Manager(place) == _manager));
            }
        }
    }

    /// <summary>Words of the vocabulary as which one typed word may be read.</summary>
    /// <param name="Word">Which typed word.</param>
    /// <param name="Words">The vocabulary's words.</param>
    /// <param name="Holders">How many customers have them, those with several counted several times.</param>
    /// <param name="LeastCost">What reading it so costs at least.</param>
    private readonly record struct WordGroup(int Word, IReadOnlyList<int> Words, int Holders, int LeastCost);
}
