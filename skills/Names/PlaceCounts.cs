using System.Buffers;

namespace RetentionBot.Skills.Names;

/// <summary>Notes which places came up once, twice and three times, a bit each: how many of the typed words a customer has, before anything is compared.</summary>
internal sealed class PlaceCounts : IDisposable
{
    private readonly int _size;
    private readonly ulong[] _bits;

    /// <param name="places">How many places the segment has.</param>
    public PlaceCounts(int places)
    {
        _size = (places + 63) / 64;
        _bits = ArrayPool<ulong>.Shared.Rent(4 * _size);
        _bits.AsSpan(0, 4 * _size).Clear();
    }

    /// <summary>Places that came up twice, in the order they did.</summary>
    public List<int> Twice { get; } = [];

    /// <summary>Places that came up three times, in the order they did.</summary>
    public List<int> Thrice { get; } = [];

    /// <summary>A place came up.</summary>
    public void Add(int place)
    {
        var at = place >> 6;
        var bit = 1UL << place;
        if ((_bits[at] & bit) == 0)
        {
            _bits[at] |= bit;
        }
        else if ((_bits[at + _size] & bit) == 0)
        {
            _bits[at + _size] |= bit;
            Twice.Add(place);
        }
        else if ((_bits[at + 2 * _size] & bit) == 0)
        {
            _bits[at + 2 * _size] |= bit;
            Thrice.Add(place);
        }
    }

    /// <summary>Whether this is the first time a place is to be compared.</summary>
    public bool IsNew(int place)
    {
        var at = (place >> 6) + 3 * _size;
        var bit = 1UL << place;
        var isNew = (_bits[at] & bit) == 0;
        _bits[at] |= bit;
        return isNew;
    }

    public void Dispose() => ArrayPool<ulong>.Shared.Return(_bits);
}
