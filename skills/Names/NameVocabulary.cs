using System.Numerics;

namespace RetentionBot.Skills.Names;

/// <summary>
/// Every word of all names once, ordered by length and then by letters: the place of a word is its number, so neither offsets nor a hash table are kept. Immutable.
/// </summary>
internal sealed class NameVocabulary
{
    private readonly char[] _text;
    private readonly ulong[] _masks;

    /// <summary>The first word of each length; one more entry than lengths, so that the next one ends it.</summary>
    private readonly int[] _first;

    /// <summary>Where the letters of each length begin.</summary>
    private readonly int[] _letters;

    /// <param name="words">Distinct, ordered by length, then ordinally; none longer than <see cref="FoldedWords.LongestWord"/>.</param>
    public NameVocabulary(IReadOnlyList<string> words)
    {
        _text = new char[words.Sum(word => word.Length)];
        _masks = new ulong[words.Count];
        _first = new int[FoldedWords.LongestWord + 2];
        _letters = new int[FoldedWords.LongestWord + 2];
        var place = 0;
        for (var i = 0; i < words.Count; i++)
        {
            words[i].CopyTo(_text.AsSpan(place));
            place += words[i].Length;
            _masks[i] = LetterMask.Of(words[i]);
            _first[words[i].Length + 1]++;
        }

        for (var length = 1; length < _first.Length; length++)
        {
            _letters[length] = _letters[length - 1] + (length - 1) * _first[length];
            _first[length] += _first[length - 1];
        }
    }

    /// <summary>How many words there are.</summary>
    public int Count => _masks.Length;

    /// <summary>Bytes held.</summary>
    public long Bytes => _text.LongLength * sizeof(char) + _masks.LongLength * sizeof(ulong);

    /// <summary>The letters of a word.</summary>
    public ReadOnlySpan<char> Word(int number)
    {
        var length = 1;
        while (number >= _first[length + 1])
        {
            length++;
        }

        return Word(number, length);
    }

    /// <summary>The word's mask; see <see cref="LetterMask"/>.</summary>
    public ulong Mask(int number) => _masks[number];

    /// <summary>The number of a word; -1 when no name has it.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > FoldedWords.LongestWord)
        {
            return -1;
        }

        var at = LowerBound(word, word.Length);
        return at < _first[word.Length + 1] && Word(at, word.Length).SequenceEqual(word) ? at : -1;
    }

    /// <summary>Adds the words that begin with these letters and are longer, shortest first, until there are <paramref name="most"/>.</summary>
    public void AddLonger(ReadOnlySpan<char> beginning, int most, List<int> found)
    {
        for (var length = beginning.Length + 1; length <= FoldedWords.LongestWord && found.Count < most; length++)
        {
            for (var at = LowerBound(beginning, length); at < _first[length + 1] && found.Count < most && Word(at, length).StartsWith(beginning); at++)
            {
                found.Add(at);
            }
        }
    }

    /// <summary>Adds every word exactly <paramref name="edits"/> edits away.</summary>
    public void AddNear(ReadOnlySpan<char> word, int edits, List<int> found)
    {
        var mask = LetterMask.Of(word);
        for (var length = Math.Max(1, word.Length - edits); length <= Math.Min(FoldedWords.LongestWord, word.Length + edits); length++)
        {
            // What the difference in length takes is one bit each; the rest may be replaced letters, two bits each.
            var bits = 2 * edits - Math.Abs(length - word.Length);
            for (var at = _first[length]; at < _first[length + 1]; at++)
            {
                if (BitOperations.PopCount(_masks[at] ^ mask) <= bits && EditDistance.Within(word, Word(at, length), edits) == edits)
                {
                    found.Add(at);
                }
            }
        }
    }

    private ReadOnlySpan<char> Word(int number, int length) => _text.AsSpan(_letters[length] + (number - _first[length]) * length, length);

    /// <summary>The first word of a length that is not before these letters.</summary>
    private int LowerBound(ReadOnlySpan<char> letters, int length)
    {
        var low = _first[length];
        var high = _first[length + 1];
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Word(middle, length).SequenceCompareTo(letters) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
