using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Periods;

/// <summary>Looks at tokens by index; beyond the ends there is nothing.</summary>
internal static class DateTokenExtensions
{
    /// <summary>Whether there is such a token anywhere.</summary>
    public static bool Exists(this DateTokens tokens, Func<DateToken, bool> isIt)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            if (isIt(tokens[index]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The word there, in lower case; empty when it is none.</summary>
    public static string Word(this DateTokens tokens, int index) =>
        index >= 0 && index < tokens.Count && tokens[index].Kind == DateTokenKind.Word ? tokens[index].Text : "";

    /// <summary>What the language says of the word there; <see cref="KnownWord.None"/> when it is none.</summary>
    public static KnownWord Known(this DateTokens tokens, int index) => index >= 0 && index < tokens.Count ? tokens[index].Known : KnownWord.None;

    /// <summary>Whether a word that does this stands there.</summary>
    public static bool Is(this DateTokens tokens, int index, WordRole role) => tokens.Known(index).Is(role);

    /// <summary>Whether a word that does one of these stands there.</summary>
    public static bool Is(this DateTokens tokens, int index, params ReadOnlySpan<WordRole> roles) => tokens.Known(index).Is(roles);

    /// <summary>Whether one of this unit stands there: "month", not "months".</summary>
    public static bool IsOne(this DateTokens tokens, int index, CalendarUnit unit) => tokens.Known(index) is { IsOne: true } word && word.Unit == unit;

    /// <summary>The unit that calendars have of which one stands there: week, month, quarter, year; null for another word.</summary>
    public static CalendarUnit? WholeUnit(this DateTokens tokens, int index) =>
        tokens.Known(index) is { IsOne: true, Unit: not (CalendarUnit.Day or CalendarUnit.Fortnight) } word ? word.Unit : null;

    /// <summary>The index behind words that may be missing, each at most once and in this order.</summary>
    public static int Skip(this DateTokens tokens, int index, params ReadOnlySpan<WordRole> roles)
    {
        foreach (var role in roles)
        {
            if (tokens.Is(index, role))
            {
                index++;
            }
        }

        return index;
    }

    /// <summary>Whether that sign stands there.</summary>
    public static bool IsSign(this DateTokens tokens, int index, params ReadOnlySpan<char> signs) =>
        index >= 0 && index < tokens.Count && tokens[index].Kind == DateTokenKind.Sign && signs.Contains(tokens[index].Text[0]);

    /// <summary>Whether that sign stands there with nothing between it and its neighbours.</summary>
    public static bool IsJoint(this DateTokens tokens, int index, params ReadOnlySpan<char> signs) =>
        tokens.IsSign(index, signs) && tokens[index].IsJoined && index + 1 < tokens.Count && tokens[index + 1].IsJoined;

    /// <summary>Whether a number of at most four digits stands there.</summary>
    public static bool IsNumber(this DateTokens tokens, int index) =>
        index >= 0 && index < tokens.Count && tokens[index].Kind == DateTokenKind.Number && tokens[index].Value >= 0;

    /// <summary>
    /// Whether what stands from one index up to another touches no letter, digit or sign that makes it part of something longer, such as an id, a price or a telephone number.
    /// </summary>
    public static bool StandsAlone(this DateTokens tokens, int from, int to)
    {
        var isFreeBefore = !tokens[from].IsJoined || tokens.IsSign(from - 1, '(', ',', '"', '\u201C', '\u2018', ';', ':', '[', '\u2013', '\u2014');
        var isFreeAfter = to >= tokens.Count || !tokens[to].IsJoined
            || (tokens[to].Kind == DateTokenKind.Sign && !tokens.IsSign(to, '%', '\u20AC', '$', '\u00A3', '#', '@', '/', '_', '-')
                && !(tokens.IsSign(to, '.', ',', ':') && tokens.IsNumber(to + 1) && tokens[to + 1].IsJoined));
        return isFreeBefore && isFreeAfter;
    }
}
