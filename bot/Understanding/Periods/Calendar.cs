using RetentionBot.Skills.History;

namespace RetentionBot.Understanding.Periods;

/// <summary>Whole weeks (Monday to Sunday), months, quarters and years, and days counted back and forth. Never leaves <see cref="Period.Always"/>.</summary>
internal static class Calendar
{
    /// <summary>The first year somebody can mean.</summary>
    public const int FirstYear = 1900;

    /// <summary>The last one; higher numbers are amounts.</summary>
    public const int LastYear = 2099;

    /// <summary>The whole unit a day lies in, or one so many before or after it.</summary>
    public static Period Whole(CalendarUnit unit, DateOnly day, int shift) => unit switch
    {
        CalendarUnit.Year => Year(day.Year + shift),
        CalendarUnit.Quarter => Months(Add(new DateOnly(day.Year, Quarter(day) * 3 - 2, 1), CalendarUnit.Quarter, shift), 3),
        CalendarUnit.Month => Months(Add(new DateOnly(day.Year, day.Month, 1), CalendarUnit.Month, shift), 1),
        CalendarUnit.Week => Week(Add(day, CalendarUnit.Week, shift)),
        _ => OneDay(Add(day, unit, shift)),
    };

    /// <summary>From that many units ago to today.</summary>
    public static Period Back(DateOnly today, CalendarUnit unit, int count) => new(Add(today, unit, -count), today);

    /// <summary>From today for that many units.</summary>
    public static Period Ahead(DateOnly today, CalendarUnit unit, int count) => new(today, Add(today, unit, count));

    public static Period Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    public static Period QuarterOf(int year, int quarter) => Months(new DateOnly(year, quarter * 3 - 2, 1), 3);

    public static Period HalfOf(int year, int half) => Months(new DateOnly(year, half * 6 - 5, 1), 6);

    public static Period MonthOf(int year, int month) => Months(new DateOnly(year, month, 1), 1);

    public static Period OneDay(DateOnly day) => new(day, day);

    /// <summary>The Monday of a day's week, and the Sunday.</summary>
    public static Period Week(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new Period(monday, monday.AddDays(6));
    }

    private static int Quarter(DateOnly day) => (day.Month + 2) / 3;

    private static Period Months(DateOnly first, int months) => new(first, first.AddMonths(months).AddDays(-1));

    private static DateOnly Add(DateOnly day, CalendarUnit unit, int count)
    {
        const int daysAYear = 366;
        var (days, months) = unit switch
        {
            CalendarUnit.Day => (count, 0),
            CalendarUnit.Week => (count * 7, 0),
            CalendarUnit.Fortnight => (count * 14, 0),
            CalendarUnit.Month => (0, count),
            CalendarUnit.Quarter => (0, count * 3),
            _ => (0, count * 12),
        };
        var years = days / daysAYear + months / 12 + day.Year;
        return years <= Period.Always.From.Year ? Period.Always.From
            : years >= Period.Always.To.Year ? Period.Always.To
            : day.AddDays(days).AddMonths(months);
    }
}

internal enum CalendarUnit
{
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
}
