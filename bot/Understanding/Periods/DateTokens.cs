using RetentionBot.Skills.Names;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Periods;

/// <summary>A text cut into words, numbers and signs, and the words of the language it is read in.</summary>
internal sealed class DateTokens(List<DateToken> tokens, Lexicon lexicon)
{
    public Lexicon Lexicon => lexicon;

    public int Count => tokens.Count;

    public DateToken this[int index] => tokens[index];

    /// <summary>Cuts a text; blanks are no tokens.</summary>
    public static DateTokens Of(string text, Lexicon lexicon)
    {
        var tokens = new List<DateToken>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var isJoined = at > 0 && !char.IsWhiteSpace(text[at - 1]);
            var token = char.IsAsciiDigit(text[at]) ? Number(text, at, isJoined, lexicon) : char.IsLetter(text[at]) ? Word(text, at, isJoined, lexicon) : Sign(text, at, isJoined);
            tokens.Add(token);
            at = token.End;
        }

        return new DateTokens(tokens, lexicon);
    }

    private static DateToken Number(string text, int start, bool isJoined, Lexicon lexicon)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var digits = text.AsSpan(start, end - start);
        var value = digits.Length <= 4 ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : -1;
        var ending = OrdinalEnding(text, end, lexicon.Endings);
        return new DateToken(DateTokenKind.Number, digits.ToString(), value, start, end + ending, isJoined, ending > 0, IsOwner: false);
    }

    /// <summary>How long the ending of an ordinal is; 0 when none follows.</summary>
    private static int OrdinalEnding(string text, int at, Endings endings)
    {
        foreach (var ending in endings.Ordinals)
        {
            var end = at + ending.Length;
            if (end <= text.Length && text.AsSpan(at, ending.Length).Equals(ending, StringComparison.OrdinalIgnoreCase) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return ending.Length;
            }
        }

        return 0;
    }

    private static DateToken Word(string text, int start, bool isJoined, Lexicon lexicon)
    {
        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        var word = text[start..end].ToLowerInvariant();
        var isOwner = end + 2 <= text.Length && Possessive.IsApostrophe(text[end]) && text[end + 1] is 's' or 'S'
            && (end + 2 == text.Length || !char.IsLetterOrDigit(text[end + 2]));
        return new DateToken(DateTokenKind.Word, word, -1, start, isOwner ? end + 2 : end, isJoined, IsOrdinal: false, isOwner) { Known = lexicon.Known.Of(word) };
    }

    private static DateToken Sign(string text, int at, bool isJoined) => new(DateTokenKind.Sign, text[at].ToString(), -1, at, at + 1, isJoined, IsOrdinal: false, IsOwner: false);
}
