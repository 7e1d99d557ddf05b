using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.History;

/// <summary>When a key date comes round.</summary>
public static class KeyDateCalendar
{
    /// <summary>
    /// The first time within a span; null when it does not come in it. A yearly date of 29 February comes on 28 February in other years, and none comes before its first day.
    /// </summary>
    public static DateOnly? FirstWithin(KeyDate date, Period period)
    {
        if (!date.IsYearly)
        {
            return period.Contains(date.On) ? date.On : null;
        }

        var from = date.On > period.From ? date.On : period.From;
        var thisYear = InYear(date.On, from.Year);
        var next = thisYear >= from ? thisYear : from.Year < DateOnly.MaxValue.Year ? InYear(date.On, from.Year + 1) : thisYear;
        return next >= from && next <= period.To ? next : null;
    }

    private static DateOnly InYear(DateOnly day, int year) => new(year, day.Month, Math.Min(day.Day, DateTime.DaysInMonth(year, day.Month)));
}
