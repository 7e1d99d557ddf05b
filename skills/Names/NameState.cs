using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Names;

/// <summary>A segment and what in it no longer counts.</summary>
internal readonly record struct NamePart(NameSegment Segment, DeadPlaces Dead)
{
    /// <summary>How many are to be found in it.</summary>
    public int Living => Segment.Count - Dead.Count;
}

/// <summary>
/// All names at one moment: a large segment and a few small ones with what changed since. Immutable. Small ones are put together as they grow, each at least four times the next,
/// so that a name is copied a few times over a million changes and a search looks into a few segments.
/// </summary>
internal sealed class NameState
{
    private const int Growth = 4;

    private NameState(IReadOnlyList<NamePart> parts) => Parts = parts;

    /// <summary>No names.</summary>
    public static NameState Empty { get; } = new([]);

    /// <summary>The segments, the largest first.</summary>
    public IReadOnlyList<NamePart> Parts { get; }

    /// <summary>How many customers.</summary>
    public int Count => Parts.Sum(part => part.Living);

    /// <summary>Just these names.</summary>
    public static NameState Of(NameSegment segment) => new([new NamePart(segment, DeadPlaces.None)]);

    /// <summary>Whether any name has this word.</summary>
    public bool Knows(ReadOnlySpan<char> word)
    {
        foreach (var part in Parts)
        {
            if (part.Segment.Vocabulary.Find(word) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether any name has a word one letter away.</summary>
    public bool KnowsNear(ReadOnlySpan<char> word)
    {
        foreach (var part in Parts)
        {
            if (part.Segment.Vocabulary.HasNear(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Looks in all segments.</summary>
    public NameRanking Search(NameQuery query, int limit, int manager, SearchDepth depth)
    {
        var ranking = new NameRanking(limit);
        foreach (var (segment, dead) in Parts)
        {
            NameSearch.Run(segment, dead, query, manager, ranking, depth);
        }

        return ranking;
    }

    /// <summary>The state after a change; this one when nothing that is searched has changed.</summary>
    public NameState With(IReadOnlyCollection<Customer> changed, IReadOnlyCollection<int> removed)
    {
        var names = new CustomerNames();
        var added = changed.Where(customer => customer.IsLive && !IsKnownSo(customer, names)).ToList();
        var gone = removed.Concat(changed.Where(customer => !customer.IsLive).Select(customer => customer.Number))
            .Concat(added.Select(customer => customer.Number)).ToList();
        var parts = Parts.Select(part => Without(part, gone)).Where(part => part.Living > 0).ToList();
        if (added.Count > 0)
        {
            var builder = new NameSegmentBuilder();
            added.ForEach(builder.Add);
            parts.Add(new NamePart(builder.Build(), DeadPlaces.None));
        }

        return new NameState(Merged(parts));
    }

    private static NamePart Without(NamePart part, List<int> numbers)
    {
        var places = numbers.Select(part.Segment.PlaceOf).Where(place => place >= 0).ToList();
        return part with { Dead = part.Dead.With(places, part.Segment.Count) };
    }

    private static List<NamePart> Merged(List<NamePart> parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Dead.Count > parts[i].Living)
            {
                var living = new NameSegmentBuilder();
                living.AddAll(parts[i].Segment, parts[i].Dead);
                parts[i] = new NamePart(living.Build(), DeadPlaces.None);
            }
        }

        while (parts.Count > 1 && (parts[^1].Living * Growth > parts[^2].Living))
        {
            var builder = new NameSegmentBuilder();
            builder.AddAll(parts[^2].Segment, parts[^2].Dead);
            builder.AddAll(parts[^1].Segment, parts[^1].Dead);
            parts.RemoveRange(parts.Count - 2, 2);
            parts.Add(new NamePart(builder.Build(), DeadPlaces.None));
        }

        return parts;
    }

    private bool IsKnownSo(Customer customer, CustomerNames names)
    {
        foreach (var (segment, dead) in Parts)
        {
            var place = segment.PlaceOf(customer.Number);
            if (place >= 0 && !dead.Contains(place))
            {
                return NameSegmentBuilder.IsUnchanged(segment, place, customer, names);
            }
        }

        return false;
    }
}
