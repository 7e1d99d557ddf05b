namespace RetentionBot.Skills.Names;

/// <summary>
/// One search in one segment. First those who have the rarest of the typed words, all words as typed. Only when there is nobody: words begun or mistyped by a letter, and those customers
/// who have several of them; last, for what is near, those who have one. Each step is bounded, so that ten thousand Smiths cost no more than that.
/// </summary>
internal sealed class NameSearch
{
    /// <summary>How many customers with several of the words are compared at most.</summary>
    private const int MostLikely = 12_000;

    /// <summary>How many customers with one of the words are compared at most.</summary>
    private const int MostUnlikely = 5_000;

    private const int MostBegun = 64;
    private const int ShortestBegun = 3;

    private readonly NameSegment _segment;
    private readonly DeadPlaces _dead;
    private readonly NameQuery _query;
    private readonly int _manager;
    private readonly NameRanking _ranking;
    private readonly WordCosts[] _costs;
    private readonly PlaceCounts _places;

    /// <summary>The words by which customers are looked up: those that have to be there and are more than an initial.</summary>
    private readonly int[] _keys;

    private NameSearch(NameSegment segment, DeadPlaces dead, NameQuery query, int manager, NameRanking ranking, PlaceCounts places)
    {
        _segment = segment;
        _dead = dead;
        _query = query;
        _manager = manager;
        _ranking = ranking;
        _places = places;
        _costs = [.. query.Words.Select(word => new WordCosts(word, segment.Vocabulary))];
        var required = Enumerable.Range(0, query.Words.Count).Where(w => !query.Words[w].IsOptional).ToArray();
        var longer = required.Where(w => !query.Words[w].IsInitial).ToArray();
        _keys = longer.Length > 0 ? longer : required;
    }

    /// <summary>Adds whom the segment has to the ranking.</summary>
    /// <param name="manager">The asker's number; 0 for nobody's.</param>
    /// <param name="isThorough">Whether to look for what is merely near, too.</param>
    public static void Run(NameSegment segment, DeadPlaces dead, NameQuery query, int manager, NameRanking ranking, bool isThorough)
    {
        if (query.Words.Count > 0 && segment.Count > 0)
        {
            using var places = new PlaceCounts(segment.Count);
            new NameSearch(segment, dead, query, manager, ranking, places).Run(isThorough);
        }
    }

    private void Run(bool isThorough)
    {
        CompareExact();
        if (_ranking.HasExact)
        {
            return;
        }

        if (_keys.Length == 1)
        {
            CompareOneWord(_keys[0], isThorough);
            return;
        }

        var near = _keys.Select(w => (Word: w, Words: NearOf(w))).OrderBy(key => Holders(key.Words)).ToList();
        foreach (var (_, words) in near)
        {
            foreach (var word in words)
            {
                foreach (var place in _segment.Holders(word))
                {
                    _places.Add(place);
                }
            }
        }

        Compare(_places.Thrice, MostLikely);
        if (_ranking.Best > NameFit.OneTypo)
        {
            Compare(_places.Twice, MostLikely);
        }

        if (isThorough && _ranking.Best > NameFit.OneTypo)
        {
            CompareUnlikely(near);
        }
    }

    /// <summary>Whoever has all words as typed is among those who have the rarest.</summary>
    private void CompareExact()
    {
        if (_keys.Any(w => _costs[w].Exact.Count == 0))
        {
            return;
        }

        var rarest = _keys.Select(w => _costs[w].Exact).Where(words => Holders(words) > 0).OrderBy(Holders).FirstOrDefault();
        var scoring = new NameScoring(_query, _costs);
        foreach (var word in rarest ?? [])
        {
            // One word and nothing else: how well it fits is told by where it stands, for very many customers at once.
            var isOnlyWord = _query.Words.Count(typed => !typed.IsOptional) == 1 && !_query.Words.Where((typed, w) => typed.IsOptional && _costs[w].Exact.Count > 0).Any();
            foreach (var place in _segment.Holders(word))
            {
                var entries = _segment.Entries(place);
                if (_dead.Contains(place) || (!isOnlyWord && !HasAll(entries)) || !_places.IsNew(place))
                {
                    continue;
                }

                var (fit, cost) = isOnlyWord ? NameScoring.OfOneWord(entries, word) : scoring.Of(entries);
                Rank(place, fit, cost);
            }
        }
    }

    private bool HasAll(ReadOnlySpan<NameEntry> entries)
    {
        foreach (var w in _keys)
        {
            var has = false;
            foreach (var entry in entries)
            {
                has |= _costs[w].Exact.Contains(entry.Word);
            }

            if (!has)
            {
                return false;
            }
        }

        return true;
    }

    private void CompareOneWord(int word, bool isThorough)
    {
        CompareHolders(_costs[word].Exact, MostLikely);
        CompareHolders(NearOf(word), MostLikely);
        var length = _query.Words[word].Text.Length;
        if (isThorough && length > ShortestBegun && !_ranking.IsSettledAt(WordCosts.OfEdits(2, length)))
        {
            var far = new List<int>();
            _segment.Vocabulary.AddNear(_query.Words[word].Text, 2, far);
            CompareHolders(far, MostUnlikely);
        }
    }

    /// <summary>Customers of whose words one is there as typed, the other perhaps mistyped twice; failing that, one that is nearly there.</summary>
    private void CompareUnlikely(List<(int Word, List<int> Words)> near)
    {
        var left = MostUnlikely;
        foreach (var words in _keys.Select(w => _costs[w].Exact).OrderBy(Holders).Concat(near.Select(key => (IReadOnlyList<int>)key.Words)))
        {
            if (left > 0 && !_ranking.IsSettledAt(WordCosts.OfEdits(2, 6)))
            {
                left -= CompareHolders(words, left);
            }
        }
    }

    /// <summary>What a typed word may be read as with at most one letter mistyped: itself, what begins so, what is near.</summary>
    private List<int> NearOf(int word)
    {
        var near = new List<int>(_costs[word].Exact);
        if (_query.Words[word].Text.Length >= ShortestBegun)
        {
            _segment.Vocabulary.AddLonger(_query.Words[word].Text, near.Count + MostBegun, near);
        }

        foreach (var spelling in _query.Words[word].Spellings.Where(spelling => spelling.Length > 1))
        {
            _segment.Vocabulary.AddNear(spelling, 1, near);
        }

        return near;
    }

    private int Holders(IReadOnlyList<int> words)
    {
        var holders = 0;
        foreach (var word in words)
        {
            holders += _segment.HolderCount(word);
        }

        return holders;
    }

    private int CompareHolders(IReadOnlyList<int> words, int most)
    {
        var compared = 0;
        foreach (var word in words)
        {
            compared += Compare(_segment.Holders(word), most - compared);
        }

        return compared;
    }

    private void Compare(List<int> places, int most) => Compare(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(places), most);

    private int Compare(ReadOnlySpan<int> places, int most)
    {
        var scoring = new NameScoring(_query, _costs);
        var compared = 0;
        foreach (var place in places)
        {
            if (compared == most)
            {
                break;
            }

            if (!_dead.Contains(place) && _places.IsNew(place))
            {
                compared++;
                var (fit, cost) = scoring.Of(_segment.Entries(place));
                Rank(place, fit, cost);
            }
        }

        return compared;
    }

    private void Rank(int place, NameFit fit, int cost) =>
        _ranking.Add(new NameHit(_segment.Number(place), fit, cost, _manager != 0 && _segment.Manager(place) == _manager));
}
