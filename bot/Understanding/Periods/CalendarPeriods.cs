using RetentionBot.Skills.History;

namespace RetentionBot.Understanding.Periods;

/// <summary>Whole calendar spans. Weeks run Monday to Sunday.</summary>
internal static class CalendarPeriods
{
    public static Period Day(DateOnly day) => new(day, day);

    public static Period Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    public static Period Month(int year, int month) => new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    public static Period Quarter(int year, int quarter) => new(Month(year, 3 * quarter - 2).From, Month(year, 3 * quarter).To);

    /// <summary>The unit a day lies in, or one that many units before or after.</summary>
    public static Period Around(DateOnly day, PeriodUnit unit, int away)
    {
        switch (unit)
        {
            case PeriodUnit.Week:
                var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7) + 7 * away);
                return new Period(monday, monday.AddDays(6));
            case PeriodUnit.Month:
                var month = new DateOnly(day.Year, day.Month, 1).AddMonths(away);
                return Month(month.Year, month.Month);
            case PeriodUnit.Quarter:
                var quarter = new DateOnly(day.Year, 3 * ((day.Month - 1) / 3) + 1, 1).AddMonths(3 * away);
                return Quarter(quarter.Year, (quarter.Month + 2) / 3);
            case PeriodUnit.Year:
                return Year(day.Year + away);
            case PeriodUnit.Fortnight:
                return away > 0 ? new Period(day, day.AddDays(14 * away)) : new Period(day.AddDays(14 * away), day);
            default:
                return Day(day.AddDays(away));
        }
    }

    /// <summary>A day that many units later, or earlier when negative. A month has no 31st: its last day.</summary>
    public static DateOnly Add(DateOnly day, PeriodUnit unit, int count) => unit switch
    {
        PeriodUnit.Day => day.AddDays(count),
        PeriodUnit.Week => day.AddDays(7 * count),
        PeriodUnit.Fortnight => day.AddDays(14 * count),
        PeriodUnit.Month => day.AddMonths(count),
        PeriodUnit.Quarter => day.AddMonths(3 * count),
        _ => day.AddYears(count),
    };
}
