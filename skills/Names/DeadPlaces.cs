namespace RetentionBot.Skills.Names;

/// <summary>Which places of a segment are no longer to be found, because the customer was changed or removed since. Immutable: a change makes a copy.</summary>
internal sealed class DeadPlaces
{
    private readonly ulong[] _bits;

    private DeadPlaces(ulong[] bits, int count)
    {
        _bits = bits;
        Count = count;
    }

    /// <summary>Everything lives.</summary>
    public static DeadPlaces None { get; } = new([], 0);

    /// <summary>How many are dead.</summary>
    public int Count { get; }

    /// <summary>Whether a place is dead.</summary>
    public bool Contains(int place) => place >> 6 < _bits.Length && (_bits[place >> 6] & (1UL << place)) != 0;

    /// <summary>These and more, in a segment of <paramref name="size"/>.</summary>
    public DeadPlaces With(IReadOnlyCollection<int> places, int size)
    {
        if (places.Count == 0)
        {
            return this;
        }

        var bits = new ulong[(size + 63) / 64];
        _bits.CopyTo(bits, 0);
        var count = Count;
        foreach (var place in places)
        {
            var bit = 1UL << place;
            count += (bits[place >> 6] & bit) == 0 ? 1 : 0;
            bits[place >> 6] |= bit;
        }

        return new DeadPlaces(bits, count);
    }
}
