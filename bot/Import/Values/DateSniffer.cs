using System.Text.RegularExpressions;

namespace RetentionBot.Import.Values;

/// <summary>Finds out from a sample of dates whether the day or the month comes first, and says when it had to assume it.</summary>
internal sealed partial class DateSniffer
{
    private int _dayFirst;
    private int _monthFirst;
    private string? _ambiguous;

    /// <summary>Takes one more date into account.</summary>
    public void Look(string text)
    {
        var match = Numeric().Match(text.Trim());
        if (!match.Success)
        {
            return;
        }

        var first = int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var second = int.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture);
        if (first > 12 && second <= 12)
        {
            _dayFirst++;
        }
        else if (second > 12 && first <= 12)
        {
            _monthFirst++;
        }
        else if (first != second)
        {
            _ambiguous ??= text.Trim();
        }
    }

    /// <summary>What was found.</summary>
    /// <returns>Whether the day comes first, and a sentence when that is an assumption or the sample disagrees with itself.</returns>
    public (bool DayFirst, string? Assumption) Result()
    {
        var dayFirst = _dayFirst >= _monthFirst;
        var format = dayFirst ? "day/month/year" : "month/day/year";
        return (_dayFirst, _monthFirst, _ambiguous) switch
        {
            (0, 0, null) => (true, null),
            (0, 0, var example) => (true, $"Dates such as {example} were taken as day/month/year, which nothing in the file confirms; if that is wrong, import again with the date format M/d/yyyy."),
            ( > 0, > 0, _) => (dayFirst, $"Some dates have the day first and some the month; they were taken as {format}, and those that cannot be are rejected."),
            _ => (dayFirst, null),
        };
    }

    [GeneratedRegex(@"^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Numeric();
}
