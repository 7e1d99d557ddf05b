using System.Globalization;

namespace RetentionBot.Understanding.Periods;

/// <summary>Finds the time span in what somebody typed, in words and in digits.</summary>
internal static class PeriodReader
{
    /// <summary>The first span in a text; null when there is none. Never throws, and takes time in proportion to the text.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="today">The asker's day: "last" and "this" are counted from it.</param>
    /// <param name="culture">Whether <c>5/6</c> is a day of June or of May.</param>
    /// <param name="lexicon">The words of the language it is in.</param>
    public static PeriodFound? Find(string text, DateOnly today, CultureInfo culture, Lexicon lexicon)
    {
        var tokens = DateTokens.Of(text, lexicon);
        var grammar = new SpanGrammar(tokens, today, IsMonthFirst(culture));
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index].Kind != DateTokenKind.Sign && grammar.At(index) is var (period, end))
            {
                var start = tokens[index].Start;
                return new PeriodFound(start, tokens[end - 1].End - start, period);
            }
        }

        return null;
    }

    /// <summary>Whether people of a culture write the month of a date before its day.</summary>
    public static bool IsMonthFirst(CultureInfo culture)
    {
        var pattern = culture.DateTimeFormat.ShortDatePattern;
        var month = pattern.IndexOf('M', StringComparison.Ordinal);
        return month < pattern.IndexOf('d', StringComparison.Ordinal) && month < pattern.IndexOf('y', StringComparison.Ordinal);
    }
}
