using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Names;

/// <summary>
/// Finds customers by name, in memory: whole and partial names, mistyped ones, with and without accents, in any order of words. Never by note text.
/// Readers never wait and never see half a change: all of it hangs on one immutable state, which a change replaces.
/// </summary>
public sealed class NameIndex
{
    private readonly Lock _writing = new();
    private NameState _state = NameState.Empty;

    /// <summary>How many customers can be found.</summary>
    public int Count => Volatile.Read(ref _state).Count;

    /// <summary>Bytes held by the names.</summary>
    public long Bytes => Volatile.Read(ref _state).Parts.Sum(part => part.Segment.Bytes);

    /// <summary>The best customers for a name as somebody typed it; nobody for a text that is no name.</summary>
    /// <param name="asked">As typed. A text over 200 characters or 12 words finds nobody.</param>
    /// <param name="limit">How many at most, from 1.</param>
    /// <param name="manager">The asker's number: among equals their own customers come first. 0 for nobody's.</param>
    public NameMatches Search(string asked, int limit = 5, int manager = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var state = Volatile.Read(ref _state);
        var query = NameQuery.Read(asked);
        if (query.Words.Count == 0)
        {
            return NameMatches.None;
        }

        var ranking = state.Search(query, limit, manager, SearchDepth.Near);
        if (ranking.HasExact || ranking.Best is NameFit.OneTypo or NameFit.TwoTypos)
        {
            return ranking.Matches;
        }

        foreach (var respaced in Respacing.Of(query, state))
        {
            ranking.AddFurther(Mistyped(state.Search(respaced, limit, manager, SearchDepth.Likely).Matches));
        }

        return ranking.Matches;
    }

    /// <summary>Whether this is just somebody's whole name or last name. Cheaper than a search: nothing mistyped is looked for.</summary>
    public bool FindsExactly(string asked)
    {
        var query = NameQuery.Read(asked);
        return Volatile.Read(ref _state).Search(query, 1, 0, SearchDepth.AsTyped).Best <= NameFit.LastName;
    }

    /// <summary>The numbers of those whom any source may call so. Rarely one too many: compare.</summary>
    public IReadOnlyCollection<int> BySourceId(string id)
    {
        var found = new SortedSet<int>();
        foreach (var (segment, dead) in Volatile.Read(ref _state).Parts)
        {
            var places = new List<int>();
            segment.AddBySourceId(SourceIdHash.Of(id), places);
            found.UnionWith(places.Where(place => !dead.Contains(place)).Select(segment.Number));
        }

        return found;
    }

    /// <summary>Forgets everything and takes these instead; each customer once. A merged or erased record is not to be found.</summary>
    public void Load(IEnumerable<Customer> customers)
    {
        var builder = new NameSegmentBuilder();
        foreach (var customer in customers)
        {
            if (customer.IsLive)
            {
                builder.Add(customer);
            }
        }

        Replace(builder.Build());
    }

    /// <summary>Takes changed customers in and others out. What is read meanwhile is the state before or after, never between.</summary>
    /// <param name="changed">As they are now; each once.</param>
    /// <param name="removed">Numbers of those who are gone.</param>
    public void Apply(IReadOnlyCollection<Customer> changed, IReadOnlyCollection<int> removed)
    {
        lock (_writing)
        {
            Volatile.Write(ref _state, _state.With(changed, removed));
        }
    }

    internal void Replace(NameSegment segment)
    {
        lock (_writing)
        {
            Volatile.Write(ref _state, NameState.Of(segment));
        }
    }

    /// <summary>A blank too many or too few is a typo, too.</summary>
    private static NameMatches Mistyped(NameMatches matches)
    {
        const int BlankCost = 90;
        var hits = matches.Hits.Select(hit => hit with
        {
            Cost = hit.Cost + BlankCost,
            Fit = hit.Fit switch
            {
                NameFit.Full or NameFit.LastName or NameFit.Part => NameFit.OneTypo,
                NameFit.OneTypo => NameFit.TwoTypos,
                _ => NameFit.Near,
            },
        });
        return matches with { Hits = [.. hits] };
    }
}
