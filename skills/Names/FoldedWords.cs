namespace RetentionBot.Skills.Names;

/// <summary>One word of a name in a <see cref="FoldedWords"/>, as positions in its text.</summary>
/// <param name="Start">Where the folded word begins.</param>
/// <param name="Length">At most <see cref="FoldedWords.LongestWord"/>.</param>
/// <param name="OtherStart">Where its transliteration begins ("koehler" beside "kohler").</param>
/// <param name="OtherLength">0 when it has none.</param>
internal readonly record struct FoldedWord(int Start, int Length, int OtherStart, int OtherLength);

/// <summary>
/// Cuts text into folded words without an object per word: a scratch that is filled again and again while a million names are read. Not for two threads at once.
/// </summary>
internal sealed class FoldedWords
{
    /// <summary>Longer words are cut; no name is told apart behind its 40th letter.</summary>
    public const int LongestWord = 40;

    private readonly List<FoldedWord> _words = [];
    private readonly char[] _other = new char[LongestWord];
    private char[] _text = new char[256];
    private int _length;

    /// <summary>The words of the last text read.</summary>
    public IReadOnlyList<FoldedWord> Words => _words;

    /// <summary>The letters of a word.</summary>
    public ReadOnlySpan<char> Text(FoldedWord word) => _text.AsSpan(word.Start, word.Length);

    /// <summary>The letters of a word's transliteration; empty when it has none.</summary>
    public ReadOnlySpan<char> Other(FoldedWord word) => _text.AsSpan(word.OtherStart, word.OtherLength);

    /// <summary>Forgets the last text and cuts this one into words.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        _words.Clear();
        _length = 0;
        var start = 0;
        var other = 0;
        var differs = false;
        for (var i = 0; i < text.Length; i++)
        {
            var plain = AccentTable.Fold(text[i]);
            if (plain.Length == 0)
            {
                continue;
            }

            if (!char.IsLetterOrDigit(plain[0]))
            {
                End(ref start, ref other, ref differs);
                continue;
            }

            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            var spelt = Transliteration.Of(text[i], next) ?? plain;
            differs |= !ReferenceEquals(spelt, plain);
            Append(plain, start);
            for (var c = 0; c < spelt.Length && other < LongestWord; c++)
            {
                _other[other++] = spelt[c];
            }
        }

        End(ref start, ref other, ref differs);
    }

    private void End(ref int start, ref int other, ref bool differs)
    {
        if (_length > start)
        {
            var word = new FoldedWord(start, _length - start, _length, differs ? other : 0);
            if (differs)
            {
                Reserve(other);
                _other.AsSpan(0, other).CopyTo(_text.AsSpan(_length));
                _length += other;
            }

            _words.Add(word);
        }

        start = _length;
        other = 0;
        differs = false;
    }

    private void Append(string plain, int start)
    {
        Reserve(plain.Length);
        for (var c = 0; c < plain.Length && _length - start < LongestWord; c++)
        {
            _text[_length++] = plain[c];
        }
    }

    private void Reserve(int more)
    {
        if (_length + more > _text.Length)
        {
            Array.Resize(ref _text, (_length + more) * 2);
        }
    }
}
