namespace RetentionBot.Understanding;

/// <summary>One word of what somebody typed, and where it stands, so that names can be given on as they were typed.</summary>
/// <param name="Text">In lower case, straight apostrophes, no punctuation around it; a possessive ending is left on.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="IsCapital">Whether it was typed with a capital first letter.</param>
internal readonly record struct TextWord(string Text, int Start, int Length, bool IsCapital)
{
    /// <summary>The position behind it.</summary>
    public int End => Start + Length;

    /// <summary>The word without a possessive ending.</summary>
    public string Bare => Text.EndsWith("'s", StringComparison.Ordinal) ? Text[..^2] : Text.EndsWith("s'", StringComparison.Ordinal) ? Text[..^1] : Text;

    /// <summary>Cuts a text at blanks and at dashes that stand alone, and takes the punctuation off; pieces that are nothing but punctuation are no words.</summary>
    public static List<TextWord> Split(string text)
    {
        var words = new List<TextWord>();
        var at = 0;
        while (at < text.Length)
        {
            while (at < text.Length && IsGap(text[at]))
            {
                at++;
            }

            var from = at;
            while (at < text.Length && !IsGap(text[at]))
            {
                at++;
            }

            Add(words, text, from, at);
        }

        return words;
    }

    private static void Add(List<TextWord> words, string text, int from, int to)
    {
        while (from < to && !IsWordy(text[from]) && text[from] is not ('#' or '+'))
        {
            from++;
        }

        // An apostrophe at the end may own something: James'.
        while (to > from && !IsWordy(text[to - 1]) && !(Skills.Names.Possessive.IsApostrophe(text[to - 1]) && to - from > 1 && text[to - 2] is 's' or 'S'))
        {
            to--;
        }

        if (to > from)
        {
            words.Add(new TextWord(Lower(text.AsSpan(from, to - from)), from, to - from, char.IsUpper(text[from])));
        }
    }

    private static string Lower(ReadOnlySpan<char> piece)
    {
        var lower = new char[piece.Length];
        for (var i = 0; i < piece.Length; i++)
        {
            lower[i] = Skills.Names.Possessive.IsApostrophe(piece[i]) ? '\'' : char.ToLowerInvariant(piece[i]);
        }

        return new string(lower);
    }

    private static bool IsGap(char character) => char.IsWhiteSpace(character) || character is '\u2013' or '\u2014';

    private static bool IsWordy(char character) => char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark;
}
