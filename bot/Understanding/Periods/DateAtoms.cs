using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Periods;

/// <summary>Reads one thing of the calendar at a place of a text: a day, a month, a quarter, a year, or this, last and next of them.</summary>
internal sealed class DateAtoms(DateTokens tokens, DateOnly today, bool isMonthFirst)
{
    private readonly NumericDates _numeric = new(tokens, isMonthFirst);

    /// <summary>What begins at an index; null when nothing does. Days there are not, such as 31 February, are nothing.</summary>
    public DateAtom? At(int index) => index >= tokens.Count ? null : tokens[index].Kind switch
    {
        DateTokenKind.Number => _numeric.At(index) ?? OrdinalQuarter(index) ?? DayMonth(index) ?? YearQuarter(index) ?? Year(index),
        DateTokenKind.Word => Relative(index) ?? OneDay(index) ?? MonthDay(index) ?? Quarter(index) ?? OrdinalQuarter(index),
        _ => null,
    };

    /// <summary>This, last and next week, month, quarter, year, weekend and weekday.</summary>
    public DateAtom? Relative(int index)
    {
        int? shift = tokens.Is(index, WordRole.This, WordRole.Current) ? 0
            : tokens.Is(index, WordRole.Last, WordRole.Previous) ? -1
            : tokens.Is(index, WordRole.Next, WordRole.Coming, WordRole.Following) ? 1
            : null;
        if (shift is not { } by || index + 1 >= tokens.Count)
        {
            return null;
        }

        var end = index + 2;
        if (tokens.WholeUnit(index + 1) is { } unit)
        {
            return OrdinalQuarter(index) ?? new DateAtom(end, DateAtomKind.Fixed, Fixed: Calendar.Whole(unit, today, by));
        }

        if (tokens.Is(index + 1, WordRole.Weekend))
        {
            var week = Calendar.Whole(CalendarUnit.Week, today, by);
            return new DateAtom(end, DateAtomKind.Fixed, Fixed: week with { From = week.To.AddDays(-1) });
        }

        return tokens.Known(index + 1).Weekday is { } weekday ? new DateAtom(end, DateAtomKind.Fixed, Fixed: Calendar.OneDay(DayOf(weekday, by))) : null;
    }

    /// <summary>The latest such weekday up to today, for what is said to last since then; null for another word.</summary>
    public DateAtom? LatestWeekday(int index) => tokens.Known(index).Weekday is { } weekday
        ? new DateAtom(index + 1, DateAtomKind.Fixed, Fixed: Calendar.OneDay(today.AddDays(-(((int)today.DayOfWeek - (int)weekday + 7) % 7))))
        : null;

    /// <summary>Last Friday is the past one, this Friday the coming one, next Friday that of next week.</summary>
    private DateOnly DayOf(DayOfWeek weekday, int shift)
    {
        var back = ((int)today.DayOfWeek - (int)weekday + 7) % 7;
        return shift switch
        {
            < 0 => today.AddDays(back == 0 ? -7 : -back),
            0 => today.AddDays((7 - back) % 7),
            _ => Calendar.Whole(CalendarUnit.Week, today, 1).From.AddDays(((int)weekday + 6) % 7),
        };
    }

    private DateAtom? OneDay(int index)
    {
        int? shift = tokens.Is(index, WordRole.Today) ? 0
            : tokens.Is(index, WordRole.Yesterday) ? -1
            : tokens.Is(index, WordRole.Tomorrow) ? 1
            : null;
        return shift is { } days ? new DateAtom(index + 1, DateAtomKind.Fixed, Fixed: Calendar.OneDay(today.AddDays(days))) : null;
    }

    /// <summary>5 May, the 5th of May 2023.</summary>
    private DateAtom? DayMonth(int index)
    {
        if (!tokens.IsNumber(index) || tokens[index].Text.Length > 2 || !tokens.StandsAlone(index, index + 1))
        {
            return null;
        }

        var at = tokens.Is(index + 1, WordRole.Of) ? index + 2 : index + 1;
        var month = tokens.Known(at).Month;
        return month == 0 || tokens[at].IsOwner ? null : DayOf(month, tokens[index].Value, AfterMonth(at));
    }

    /// <summary>May 2023, May 5, May 5th, 2023, and May on its own.</summary>
    private DateAtom? MonthDay(int index)
    {
        var month = tokens.Known(index).Month;
        var isAfterDay = tokens.IsNumber(index - 1) && tokens[index - 1].Text.Length <= 2;
        if (month == 0 || isAfterDay || !tokens.StandsAlone(index, index + 1))
        {
            return null;
        }

        var next = AfterMonth(index);
        if (YearAt(next) is var (year, end))
        {
            return new DateAtom(end, DateAtomKind.Month, year, month);
        }

        var day = tokens.Is(next, WordRole.The) && tokens.IsNumber(next + 1) && tokens[next + 1].IsOrdinal ? next + 1 : next;
        return tokens.IsNumber(day) && tokens[day].Text.Length <= 2 && tokens.StandsAlone(day, day + 1)
            ? DayOf(month, tokens[day].Value, day + 1)
            : new DateAtom(index + 1, DateAtomKind.Month, Part: month);
    }

    private DateAtom? DayOf(int month, int day, int next)
    {
        const int leapYear = 2000;
        var comma = tokens.IsSign(next, ',') ? next + 1 : next;
        var (year, end) = YearAt(comma) is var (said, behind) ? (said, behind) : ((int?)null, next);
        return day >= 1 && day <= DateTime.DaysInMonth(year ?? leapYear, month) ? new DateAtom(end, DateAtomKind.Day, year, month, day) : null;
    }

    /// <summary>Q3, Q3 2024, H1, H1 2024.</summary>
    private DateAtom? Quarter(int index)
    {
        var isHalf = tokens.Is(index, WordRole.HalfSign);
        if ((!isHalf && !tokens.Is(index, WordRole.QuarterSign)) || !tokens.IsNumber(index + 1) || !tokens[index + 1].IsJoined || tokens[index + 1].Text.Length > 1
            || tokens[index].IsJoined)
        {
            return null;
        }

        var part = tokens[index + 1].Value;
        var next = tokens.IsSign(index + 2, '/', ',', '-') ? index + 3 : index + 2;
        var year = YearAt(tokens.Is(next, WordRole.Of) ? next + 1 : next);
        return part < 1 || part > (isHalf ? 2 : 4)
            ? null
            : new DateAtom(year?.End ?? index + 2, isHalf ? DateAtomKind.Half : DateAtomKind.Quarter, year?.Year, part);
    }

    /// <summary>2024 Q3.</summary>
    private DateAtom? YearQuarter(int index) =>
        YearAt(index) is var (year, end) && Quarter(end) is { Year: null } quarter ? quarter with { Year = year } : null;

    /// <summary>Third quarter of 2024, second half of last year, last quarter of 2023.</summary>
    private DateAtom? OrdinalQuarter(int index)
    {
        var isHalf = tokens.Is(index + 1, WordRole.Half);
        if (!isHalf && !tokens.IsOne(index + 1, CalendarUnit.Quarter))
        {
            return null;
        }

        var most = isHalf ? 2 : 4;
        var isLast = tokens.Is(index, WordRole.Last);
        var part = isLast ? most : tokens.Known(index).Ordinal ?? OrdinalDigit(index);
        var next = tokens.Is(index + 2, WordRole.Of) ? index + 3 : index + 2;
        var year = YearAt(tokens.Is(next, WordRole.The) ? next + 1 : next) ?? TheYear(next);
        return part is >= 1 && part <= most && (year is not null || !(isLast || isHalf))
            ? new DateAtom(year?.End ?? index + 2, isHalf ? DateAtomKind.Half : DateAtomKind.Quarter, year?.Year, part.Value)
            : null;
    }

    /// <summary>"The year" is this one.</summary>
    private (int Year, int End)? TheYear(int index) => tokens.Is(index, WordRole.The) && tokens.IsOne(index + 1, CalendarUnit.Year) ? (today.Year, index + 2) : null;

    private int? OrdinalDigit(int index) => tokens.IsNumber(index) && tokens[index].IsOrdinal ? tokens[index].Value : null;

    private DateAtom? Year(int index) => YearAt(index) is var (year, end) ? new DateAtom(end, DateAtomKind.Year, year) : null;

    /// <summary>A year in four digits, or this, last and next year.</summary>
    private (int Year, int End)? YearAt(int index)
    {
        if (tokens.Is(index, WordRole.This, WordRole.Last, WordRole.Next) && tokens.IsOne(index + 1, CalendarUnit.Year))
        {
            return (today.Year + (tokens.Is(index, WordRole.This) ? 0 : tokens.Is(index, WordRole.Last) ? -1 : 1), index + 2);
        }

        return tokens.IsNumber(index) && tokens[index].Text.Length == 4 && !tokens[index].IsOrdinal
            && tokens[index].Value is >= Calendar.FirstYear and <= Calendar.LastYear
            && IsFree(index)
            ? (tokens[index].Value, index + 1)
            : null;
    }

    /// <summary>A year may touch the sign that makes it a range or a quarter of it.</summary>
    private bool IsFree(int index) => tokens.StandsAlone(index, index + 1)
        || (tokens.IsJoint(index - 1, '/', '-') && tokens.IsNumber(index - 2) && EndsFree(index))
        || (tokens.IsJoint(index + 1, '-') && tokens.IsNumber(index + 2) && tokens[index + 2].Text.Length == 4 && !tokens[index].IsJoined && EndsFree(index + 2));

    private bool EndsFree(int index) => index + 1 >= tokens.Count || !tokens[index + 1].IsJoined || tokens.IsSign(index + 1, '.', ',', '?', '!', ')', ';', ':');

    /// <summary>The index behind a month's name, its abbreviating dot and its "of" included.</summary>
    private int AfterMonth(int month)
    {
        var next = tokens.IsSign(month + 1, '.') && tokens[month + 1].IsJoined && tokens[month].Text.Length <= 4 && tokens.IsNumber(month + 2) ? month + 2 : month + 1;
        return tokens.Is(next, WordRole.Of) && YearAt(next + 1) is not null ? next + 1 : next;
    }
}
