namespace RetentionBot.Skills.Ledger;

/// <summary>Counts working days: Monday to Friday.</summary>
public static class WorkingDays
{
    /// <summary>The day that many working days after another.</summary>
    /// <param name="days">From 1.</param>
    public static DateOnly After(DateOnly from, int days)
    {
        var day = from;
        while (days > 0)
        {
            day = day.AddDays(1);
            days -= IsOne(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Whether it is one.</summary>
    public static bool IsOne(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
