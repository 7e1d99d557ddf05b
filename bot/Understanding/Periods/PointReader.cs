using System.Globalization;
using RetentionBot.Skills.History;

namespace RetentionBot.Understanding.Periods;

/// <summary>What can stand behind "since", "in" or "between": a day, a month, a quarter, a year, and where its words end.</summary>
/// <param name="End">The index of the word behind it.</param>
/// <param name="Period">Its days.</param>
/// <param name="HasYear">Whether the year was said.</param>
/// <param name="IsClear">Whether the words can hardly mean anything else, so that no "in" is needed before them.</param>
internal readonly record struct Point(int End, Period Period, bool HasYear, bool IsClear);

/// <summary>Reads one <see cref="Point"/> at a place in a text.</summary>
internal sealed class PointReader(IReadOnlyList<TextWord> words, DateOnly today, CultureInfo culture)
{
    /// <summary>The point whose words begin there; null when none does.</summary>
    public Point? Read(int at)
    {
        if (at >= words.Count)
        {
            return null;
        }

        return Relative(at) ?? Quarter(at) ?? Date(at) ?? Month(at) ?? Year(at);
    }

    private string Text(int at) => at < words.Count ? words[at].Bare : "";

    private Point? Relative(int at)
    {
        switch (Text(at))
        {
            case "today":
                return Clear(at + 1, CalendarPeriods.Day(today));
            case "yesterday":
                return Clear(at + 1, CalendarPeriods.Day(today.AddDays(-1)));
            case "tomorrow":
                return Clear(at + 1, CalendarPeriods.Day(today.AddDays(1)));
            case "the" when Text(at + 1) is "last" or "previous" or "next" or "this" or "current" or "past":
                return Relative(at + 1);
        }

        var away = Text(at) switch
        {
            "last" or "previous" => -1,
            "this" or "current" => 0,
            "next" => 1,
            _ => (int?)null,
        };
        if (away is not { } steps)
        {
            return PeriodWords.Weekday(Text(at)) is { } plain ? new Point(at + 1, CalendarPeriods.Day(Weekday(plain, -1)), true, false) : null;
        }

        if (PeriodWords.Unit(Text(at + 1)) is { } unit && unit != PeriodUnit.Day && !Text(at + 1).EndsWith('s'))
        {
            return Clear(at + 2, CalendarPeriods.Around(today, unit, steps));
        }

        if (PeriodWords.Weekday(Text(at + 1)) is { } day)
        {
            return Clear(at + 2, CalendarPeriods.Day(Weekday(day, steps)));
        }

        return PeriodWords.Month(Text(at + 1)) is > 0 and var month && !IsPartOfName(at + 1) ? Clear(at + 2, MonthAway(month, steps)) : null;
    }

    /// <summary>Last: the one before today. This: the one to come within a week. Next: the one of next week.</summary>
    private DateOnly Weekday(DayOfWeek day, int steps)
    {
        var back = ((int)today.DayOfWeek - (int)day + 7) % 7;
        return steps switch
        {
            < 0 => today.AddDays(-(back == 0 ? 7 : back)),
            0 => today.AddDays((7 - back) % 7),
            _ => CalendarPeriods.Around(today, PeriodUnit.Week, 1).From.AddDays(((int)day + 6) % 7),
        };
    }

    private Period MonthAway(int month, int steps)
    {
        var year = steps switch
        {
            < 0 => month < today.Month ? today.Year : today.Year - 1,
            0 => today.Year,
            _ => month > today.Month ? today.Year : today.Year + 1,
        };
        return CalendarPeriods.Month(year, month);
    }

    private Point? Quarter(int at)
    {
        var text = Text(at);
        var (number, end) = (0, at + 1);
        if (text.Length >= 2 && text[0] == 'q' && text[1] is >= '1' and <= '4' && (text.Length == 2 || (text[2] is '/' or '-' && PeriodWords.Year(text[3..]) > 0)))
        {
            number = text[1] - '0';
            if (text.Length > 2)
            {
                return Clear(end, CalendarPeriods.Quarter(PeriodWords.Year(text[3..]), number));
            }
        }
        else if (Text(at + (text == "the" ? 1 : 0)) is var ordinal && PeriodWords.Ordinal(ordinal) > 0 && Text(at + (text == "the" ? 2 : 1)) == "quarter")
        {
            number = PeriodWords.Ordinal(ordinal);
            end = at + (text == "the" ? 3 : 2);
        }

        if (number == 0)
        {
            return null;
        }

        var (year, behind) = YearBehind(end);
        return new Point(behind, CalendarPeriods.Quarter(year > 0 ? year : today.Year, number), year > 0, IsClear: true);
    }

    private Point? Date(int at)
    {
        if (NumericDate.Read(Text(at), today, culture) is { } numeric)
        {
            return new Point(at + 1, CalendarPeriods.Day(numeric.Day), numeric.HasYear, IsClear: true);
        }

        // 5 May 2023, 5th of May
        if (DayNumber(Text(at)) is > 0 and var day)
        {
            var month = Text(at + 1) == "of" ? at + 2 : at + 1;
            return PeriodWords.Month(Text(month)) > 0 ? DayOf(day, PeriodWords.Month(Text(month)), month + 1) : null;
        }

        // May 5, 2023
        return PeriodWords.Month(Text(at)) is > 0 and var named && DayNumber(Text(at + 1)) is > 0 and var number ? DayOf(number, named, at + 2) : null;
    }

    private Point? DayOf(int day, int month, int end)
    {
        var (year, behind) = YearBehind(end);
        var inYear = year > 0 ? year : today.Year;
        return day <= DateTime.DaysInMonth(inYear, month) ? new Point(behind, CalendarPeriods.Day(new DateOnly(inYear, month, day)), year > 0, IsClear: true) : null;
    }

    private Point? Month(int at)
    {
        if (PeriodWords.Month(Text(at)) is not (> 0 and var month) || IsPartOfName(at) || IsBehindDay(at))
        {
            return null;
        }

        var (year, end) = YearBehind(at + 1);
        return new Point(end, CalendarPeriods.Month(year > 0 ? year : today.Year, month), year > 0, year > 0);
    }

    private Point? Year(int at)
    {
        var text = Text(at);
        if (text.Length == 7 && text[4] == '-' && PeriodWords.Year(text[..4]) is > 0 and var isoYear
            && int.TryParse(text[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12)
        {
            return Clear(at + 1, CalendarPeriods.Month(isoYear, month));
        }

        return PeriodWords.Year(text) is > 0 and var year ? new Point(at + 1, CalendarPeriods.Year(year), true, false) : null;
    }

    /// <summary>Whether a month's name goes on as a person's: "April Jones". Only where it is typed as a name.</summary>
    private bool IsPartOfName(int at) =>
        words[at].IsCapital && at + 1 < words.Count && words[at + 1].IsCapital && !words[at].Text.EndsWith("'s", StringComparison.Ordinal)
        && PeriodWords.Month(Text(at + 1)) == 0 && Text(at + 1) is not ("and" or "to" or "until" or "till");

    /// <summary>Whether a day that the month does not have stands before it: "29 February 2023" is no month either.</summary>
    private bool IsBehindDay(int at) => (at > 0 && DayNumber(Text(at - 1)) > 0) || (at > 1 && Text(at - 1) == "of" && DayNumber(Text(at - 2)) > 0);

    private (int Year, int End) YearBehind(int at)
    {
        var skip = Text(at) is "of" or "in" or "last" or "this" ? 1 : 0;
        if (skip == 1 && Text(at) is "last" or "this" && Text(at + 1) == "year")
        {
            return (today.Year - (Text(at) == "last" ? 1 : 0), at + 2);
        }

        return PeriodWords.Year(Text(at + skip)) is > 0 and var year ? (year, at + skip + 1) : (0, at);
    }

    /// <summary>1 to 31, as 5, 5th or 5.; 0 for none.</summary>
    private static int DayNumber(string text)
    {
        var digits = text.Length > 2 && text[^2..] is "st" or "nd" or "rd" or "th" ? text[..^2] : text;
        return digits.Length <= 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : 0;
    }

    private static Point Clear(int end, Period period) => new(end, period, HasYear: true, IsClear: true);
}
