using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Names;

/// <summary>Collects customers one after the other, in any order, and lays their names out as a <see cref="NameSegment"/>.</summary>
internal sealed class NameSegmentBuilder
{
    /// <summary>More words than this are cut off: an organisation's hundredth contact person is found by e-mail.</summary>
    private const int MostEntries = 60;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly CustomerNames _names = new();
    private readonly List<int> _numbers = [];
    private readonly List<int> _managers = [];
    private readonly List<int> _starts = [];
    private readonly List<NameEntry> _entries = [];
    private readonly List<(ulong Hash, int Place)> _ids = [];

    public NameSegmentBuilder() => _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Adds a customer that was not added before.</summary>
    public void Add(Customer customer)
    {
        var place = Begin(customer.Number, customer.Manager ?? 0);
        _names.Read(customer);
        for (var i = 0; i < Math.Min(MostEntries, _names.Count); i++)
        {
            _entries.Add(_names.Entry(i).WithWord(Number(_names.Word(i))));
        }

        foreach (var id in customer.SourceIds)
        {
            _ids.Add((SourceIdHash.Of(id.Id), place));
        }
    }

    /// <summary>Adds those of a segment that are still to be found.</summary>
    public void AddAll(NameSegment segment, DeadPlaces dead)
    {
        var places = new int[segment.Count];
        for (var old = 0; old < segment.Count; old++)
        {
            places[old] = -1;
            if (dead.Contains(old))
            {
                continue;
            }

            places[old] = Begin(segment.Number(old), segment.Manager(old));
            foreach (var entry in segment.Entries(old))
            {
                _entries.Add(entry.WithWord(Number(segment.Vocabulary.Word(entry.Word))));
            }
        }

        _ids.AddRange(segment.SourceIds.Where(id => places[id.Place] >= 0).Select(id => (id.Hash, places[id.Place])));
    }

    /// <summary>Whether a segment has just these names, this manager and these source ids for a customer: then nothing needs to be done.</summary>
    public static bool IsUnchanged(NameSegment segment, int place, Customer customer, CustomerNames scratch)
    {
        scratch.Read(customer);
        var entries = segment.Entries(place);
        if (segment.Manager(place) != (customer.Manager ?? 0) || entries.Length != Math.Min(MostEntries, scratch.Count))
        {
            return false;
        }

        for (var i = 0; i < entries.Length; i++)
        {
            if (!entries[i].SameButWord(scratch.Entry(i)) || !segment.Vocabulary.Word(entries[i].Word).SequenceEqual(scratch.Word(i)))
            {
                return false;
            }
        }

        var holders = new List<int>();
        return customer.SourceIds.All(id =>
        {
            holders.Clear();
            segment.AddBySourceId(SourceIdHash.Of(id.Id), holders);
            return holders.Contains(place);
        });
    }

    /// <summary>All that was added, as a segment. The builder is spent.</summary>
    public NameSegment Build()
    {
        _starts.Add(_entries.Count);
        var order = Enumerable.Range(0, _numbers.Count).ToArray();
        Array.Sort(_numbers.ToArray(), order);
        var placeOf = Inverse(order);

        var words = new string[_words.Count];
        var oldNumbers = new int[_words.Count];
        foreach (var (word, number) in _words)
        {
            words[number] = word;
            oldNumbers[number] = number;
        }

        Array.Sort(words, oldNumbers, ByLength);
        var newNumbers = Inverse(oldNumbers);

        var entries = new NameEntry[_entries.Count];
        var starts = new int[order.Length + 1];
        for (var place = 0; place < order.Length; place++)
        {
            var end = starts[place];
            for (var i = _starts[order[place]]; i < _starts[order[place] + 1]; i++)
            {
                entries[end++] = _entries[i].WithWord(newNumbers[_entries[i].Word]);
            }

            starts[place + 1] = end;
        }

        var (holderStarts, holders) = Holders(entries, starts, words.Length);
        var ids = _ids.Select(id => id.Hash).ToArray();
        var idHolders = _ids.Select(id => placeOf[id.Place]).ToArray();
        Array.Sort(ids, idHolders);
        return new NameSegment(new NameVocabulary(words), [.. order.Select(i => _numbers[i])], [.. order.Select(i => _managers[i])],
            starts, entries, holderStarts, holders, ids, idHolders);
    }

    private static Comparer<string> ByLength { get; } =
        Comparer<string>.Create((one, other) => one.Length != other.Length ? one.Length - other.Length : string.CompareOrdinal(one, other));

    private static int[] Inverse(int[] order)
    {
        var inverse = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            inverse[order[i]] = i;
        }

        return inverse;
    }

    private static (int[] Starts, int[] Holders) Holders(NameEntry[] entries, int[] entryStarts, int words)
    {
        // Counted, then filled: a word twice in one customer's names counts once, which the last place seen tells.
        var starts = new int[words + 1];
        var last = new int[words];
        Visit((word, _) => starts[word + 1]++);
        for (var word = 0; word < words; word++)
        {
            starts[word + 1] += starts[word];
        }

        var next = starts.AsSpan(0, words).ToArray();
        var holders = new int[starts[words]];
        Visit((word, place) => holders[next[word]++] = place);
        return (starts, holders);

        void Visit(Action<int, int> found)
        {
            Array.Fill(last, -1);
            for (var place = 0; place + 1 < entryStarts.Length; place++)
            {
                for (var i = entryStarts[place]; i < entryStarts[place + 1]; i++)
                {
                    var word = entries[i].Word;
                    if (entries[i].Kind != NameKind.Place && last[word] != place)
                    {
                        last[word] = place;
                        found(word, place);
                    }
                }
            }
        }
    }

    private int Begin(int number, int manager)
    {
        _numbers.Add(number);
        _managers.Add(manager);
        _starts.Add(_entries.Count);
        return _numbers.Count - 1;
    }

    private int Number(ReadOnlySpan<char> word)
    {
        if (!_lookup.TryGetValue(word, out var number))
        {
            number = _words.Count;
            _lookup[word] = number;
        }

        return number;
    }
}
