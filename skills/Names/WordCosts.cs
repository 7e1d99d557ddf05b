namespace RetentionBot.Skills.Names;

/// <summary>What it costs to read one typed word as a word of the vocabulary, remembered while one search lasts: names share their words.</summary>
internal sealed class WordCosts
{
    /// <summary>Costs nothing less: a word that is not to be found.</summary>
    public const int Unmatched = 350;

    /// <summary>Costs at least this: the beginning of a word, or a mistyped one.</summary>
    public const int PrefixCost = 25;
    private const int InitialCost = 12;

    private readonly QueryWord _word;
    private readonly NameVocabulary _vocabulary;
    private readonly ulong _mask;
    private readonly int _bound;
    private int[] _keys = new int[256];
    private ushort[] _costs = new ushort[256];
    private int _count;

    public WordCosts(QueryWord word, NameVocabulary vocabulary)
    {
        _word = word;
        _vocabulary = vocabulary;
        _mask = LetterMask.Of(word.Text);
        _bound = word.Text.Length switch
        {
            <= 1 => 0,
            <= 3 => 1,
            <= 5 => 2,
            _ => 3,
        };
        Exact = [.. word.Spellings.Select(spelling => vocabulary.Find(spelling)).Where(found => found >= 0).Distinct()];
        foreach (var exact in Exact)
        {
            Remember(exact, 0);
        }
    }

    /// <summary>The vocabulary's words that are just what was typed.</summary>
    public IReadOnlyList<int> Exact { get; }

    /// <summary>The cost of one mistyped letter in a word of this length: the longer the word, the less it says.</summary>
    public static int OfEdits(int edits, int length) => edits * (80 + 120 / Math.Max(1, length));

    /// <summary>The cost of reading the word as this one.</summary>
    public int Of(NameEntry entry)
    {
        var cost = Of(entry.Word);
        if (entry.Kind == NameKind.Place)
        {
            return cost == 0 ? 5 : Unmatched;
        }

        // One letter stands for a first name only.
        return cost == InitialCost && entry.Kind is not (NameKind.First or NameKind.ContactFirst) ? Unmatched : cost;
    }

    /// <summary>How many letters were mistyped, if this is what reading the word cost.</summary>
    public int EditsOf(int cost) => cost < OfEdits(1, _word.Text.Length) ? 0 : cost >= Unmatched ? 9 : cost / OfEdits(1, _word.Text.Length);

    private int Of(int number)
    {
        var slot = Slot(number, _keys);
        if (_keys[slot] == number + 1)
        {
            return _costs[slot];
        }

        // Most words are too different to be worth remembering, or even reading.
        var mask = _vocabulary.Mask(number);
        if (LetterMask.LeastEdits(_mask, mask) > _bound && (_mask & ~mask) != 0 && (mask & (mask - 1)) != 0)
        {
            return Unmatched;
        }

        var cost = Compare(number);
        Remember(number, cost);
        return cost;
    }

    private int Compare(int number)
    {
        var typed = _word.Text;
        var name = _vocabulary.Word(number);
        if (typed.Length == 1 || name.Length == 1)
        {
            return typed[0] == name[0] && char.IsLetter(typed[0]) ? InitialCost : Unmatched;
        }

        if (typed.Length >= 3 && name.StartsWith(typed))
        {
            return PrefixCost + Math.Min(20, 2 * (name.Length - typed.Length));
        }

        var edits = EditDistance.Within(typed, name, _bound);
        return edits > _bound ? Unmatched : Math.Min(Unmatched - 1, OfEdits(edits, typed.Length) + (typed[0] == name[0] ? 0 : 8));
    }

    private void Remember(int number, int cost)
    {
        if (2 * _count >= _keys.Length)
        {
            Grow();
        }

        var slot = Slot(number, _keys);
        _keys[slot] = number + 1;
        _costs[slot] = (ushort)cost;
        _count++;
    }

    private void Grow()
    {
        var (keys, costs) = (_keys, _costs);
        _keys = new int[keys.Length * 4];
        _costs = new ushort[costs.Length * 4];
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0)
            {
                var slot = Slot(keys[i] - 1, _keys);
                _keys[slot] = keys[i];
                _costs[slot] = costs[i];
            }
        }
    }

    /// <summary>Where a number is or would be; the length is a power of two.</summary>
    private static int Slot(int number, int[] keys)
    {
        var slot = (int)((uint)number * 2654435761u >> 7) & (keys.Length - 1);
        while (keys[slot] != 0 && keys[slot] != number + 1)
        {
            slot = (slot + 1) & (keys.Length - 1);
        }

        return slot;
    }
}
