using System.Text;

namespace RetentionBot.Skills.Names;

/// <summary>A text as <see cref="NameFolding"/> folds it, with the way back: where in the text a folded name stands, however it is accented, spaced or capitalised there.</summary>
internal sealed class FoldedText
{
    private readonly string _folded;
    private readonly List<int> _origins = [];

    public FoldedText(string text)
    {
        var folded = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            var plain = AccentTable.Fold(text[i]);
            if (plain.Length == 0)
            {
                continue;
            }

            if (!char.IsLetterOrDigit(plain[0]))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    Add(" ", i);
                }

                continue;
            }

            Add(plain, i);
        }

        _folded = folded.ToString();

        void Add(string plain, int origin)
        {
            folded.Append(plain);
            _origins.AddRange(Enumerable.Repeat(origin, plain.Length));
        }
    }

    /// <summary>Every place where the words stand as words of their own, as a span of the text; a possessive s behind them belongs to them.</summary>
    /// <param name="words">Folded, with one blank between them.</param>
    public IEnumerable<Range> Find(string words)
    {
        for (var at = _folded.IndexOf(words, StringComparison.Ordinal); at >= 0; at = _folded.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var end = at + words.Length;
            if (end < _folded.Length && _folded[end] == 's' && IsEnd(end + 1))
            {
                end++;
            }

            if ((at == 0 || _folded[at - 1] == ' ') && IsEnd(end))
            {
                yield return _origins[at]..(_origins[end - 1] + 1);
            }
        }
    }

    private bool IsEnd(int index) => index == _folded.Length || _folded[index] == ' ';
}
