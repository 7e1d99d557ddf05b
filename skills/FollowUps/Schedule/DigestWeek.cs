namespace RetentionBot.Skills.FollowUps.Schedule;

/// <summary>What is told once in a week, from Monday to Sunday as ISO 8601 has it.</summary>
public static class DigestWeek
{
    /// <summary>Whether it is the last day they work in its week, normally Friday: the day of the recap.</summary>
    public static bool IsRecapDay(WorkCalendar calendar, DateOnly day) => calendar.IsWorkingDay(day) && !Any(calendar, day.AddDays(1), Monday(day).AddDays(6));

    /// <summary>Whether it is the first day they work on or after a day of its week: the day of a lead's summary. None in a week without one.</summary>
    public static bool IsSummaryDay(WorkCalendar calendar, DayOfWeek summaryDay, DateOnly day) =>
        calendar.IsWorkingDay(day) && Place(day.DayOfWeek) >= Place(summaryDay) && !Any(calendar, Monday(day).AddDays(Place(summaryDay)), day.AddDays(-1));

    private static bool Any(WorkCalendar calendar, DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (calendar.IsWorkingDay(day))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The Monday its week begins with.</summary>
    public static DateOnly Monday(DateOnly day) => day.AddDays(-Place(day.DayOfWeek));

    // Monday is 0.
    private static int Place(DayOfWeek day) => ((int)day + 6) % 7;
}
