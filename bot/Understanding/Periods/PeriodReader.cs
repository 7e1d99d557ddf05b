using System.Globalization;

namespace RetentionBot.Understanding.Periods;

/// <summary>
/// Finds the span of days a text names: "since March", "last quarter", "between April and May", "2021-2023". A pure function of the text, the day and the culture.
/// </summary>
public static class PeriodReader
{
    /// <summary>A longer text is not read.</summary>
    private const int LongestText = 2_000;

    /// <summary>The first span in the text; null when it names none. Never throws.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="today">The asker's day, in the years 1950 to 2099.</param>
    /// <param name="culture">Decides only whether 5/6 is the fifth of June.</param>
    public static PeriodMatch? Find(string text, DateOnly today, CultureInfo culture)
    {
        if (text.Length > LongestText)
        {
            return null;
        }

        var words = TextWord.Split(text);
        var reader = new SpanReader(words, today, new PointReader(words, today, culture));
        for (var at = 0; at < words.Count; at++)
        {
            if (reader.Read(at) is { } span && span.Period.From <= span.Period.To)
            {
                var start = words[at].Start;
                return new PeriodMatch(start, words[span.End - 1].End - start, span.Period);
            }
        }

        return null;
    }
}
