namespace RetentionBot.Skills.FollowUps.Schedule;

/// <summary>Which days somebody works: days of the week, less holidays and leave.</summary>
public sealed class WorkCalendar(IReadOnlyCollection<DayOfWeek> workingDays, IReadOnlySet<DateOnly> holidays, IReadOnlyCollection<Leave> leave)
{
    /// <summary>Monday to Friday, without holidays.</summary>
    public static WorkCalendar Weekdays { get; } = new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], new HashSet<DateOnly>(), []);

    /// <summary>Whether it is a working day.</summary>
    public bool IsWorkingDay(DateOnly day) => workingDays.Contains(day.DayOfWeek) && !holidays.Contains(day) && !leave.Any(away => away.Covers(day));

    /// <summary>The day that many working days after another.</summary>
    /// <param name="days">From 1.</param>
    public DateOnly After(DateOnly from, int days) => Walk(from, days, step: 1);

    /// <summary>The day that many working days before another.</summary>
    /// <param name="days">From 1.</param>
    public DateOnly Before(DateOnly from, int days) => Walk(from, days, step: -1);

    /// <summary>The day itself, or the next working day.</summary>
    public DateOnly OnOrAfter(DateOnly day) => IsWorkingDay(day) ? day : After(day, 1);

    /// <summary>A calendar without a working day, as of somebody on leave for years, is walked no further than this.</summary>
    private const int MostDaysWalked = 3_660;

    private DateOnly Walk(DateOnly from, int days, int step)
    {
        var day = from;
        for (var walked = 0; days > 0 && walked < MostDaysWalked; walked++)
        {
            day = day.AddDays(step);
            days -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }
}
