using RetentionBot.Skills.Names;

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
            var token = char.IsAsciiDigit(text[at]) ? Number(text, at, isJoined) : char.IsLetter(text[at]) ? Word(text, at, isJoined) : Sign(text, at, isJoined);
            tokens.Add(token);
            at = token.End;
        }

        return new DateTokens(tokens, lexicon);
    }

    private static DateToken Number(string text, int start, bool isJoined)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var digits = text.AsSpan(start, end - start);
        var value = digits.Length <= 4 ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : -1;
        var isOrdinal = IsOrdinalEnding(text, end);
        return new DateToken(DateTokenKind.Number, digits.ToString(), value, start, isOrdinal ? end + 2 : end, isJoined, isOrdinal, IsOwner: false);
    }

    private static bool IsOrdinalEnding(string text, int at) =>
        at + 2 <= text.Length
        && text.AsSpan(at, 2) is var ending
        && (ending.Equals("st", StringComparison.OrdinalIgnoreCase) || ending.Equals("nd", StringComparison.OrdinalIgnoreCase)
            || ending.Equals("rd", StringComparison.OrdinalIgnoreCase) || ending.Equals("th", StringComparison.OrdinalIgnoreCase))
        && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2]));

    private static DateToken Word(string text, int start, bool isJoined)
    {
        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        var word = text[start..end].ToLowerInvariant();
        var isOwner = end + 2 <= text.Length && Possessive.IsApostrophe(text[end]) && text[end + 1] is 's' or 'S'
            && (end + 2 == text.Length || !char.IsLetterOrDigit(text[end + 2]));
        return new DateToken(DateTokenKind.Word, word, -1, start, isOwner ? end + 2 : end, isJoined, IsOrdinal: false, isOwner);
    }

    private static DateToken Sign(string text, int at, bool isJoined) => new(DateTokenKind.Sign, text[at].ToString(), -1, at, at + 1, isJoined, IsOrdinal: false, IsOwner: false);
}
