namespace RetentionBot.Skills.FollowUps.Schedule;

/// <summary>Which days somebody works: days of the week, less holidays and leave. Safe for use by several threads.</summary>
public sealed class WorkCalendar(IReadOnlyCollection<DayOfWeek> workingDays, IReadOnlySet<DateOnly> holidays, IReadOnlyCollection<Leave> leave)
{
    /// <summary>Monday to Friday, without holidays.</summary>
    public static WorkCalendar Weekdays { get; } = new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], new HashSet<DateOnly>(), []);

    /// <summary>Nobody plans further ahead; a walk in search of a working day ends here.</summary>
    private const int MostDaysWalked = 3_660;

    // A bit for each day of the week.
    private readonly int _week = workingDays.Aggregate(0, (week, day) => week | (1 << (int)day));

    private readonly Leave[] _leave = [.. leave];

    /// <summary>Whether it is a working day.</summary>
    public bool IsWorkingDay(DateOnly day) => IsOfTheWeek(day) && !holidays.Contains(day) && LeaveOn(day) is null;

    /// <summary>The day that many working days after another; plain days are counted when there are not so many in the next ten years.</summary>
    /// <param name="days">From 1.</param>
    public DateOnly After(DateOnly from, int days) => Walk(from, days, step: 1) ?? Shifted(from, days);

    /// <summary>The day that many working days before another; plain days are counted when there are not so many in the ten years before.</summary>
    /// <param name="days">From 1.</param>
    public DateOnly Before(DateOnly from, int days) => Walk(from, days, step: -1) ?? Shifted(from, -days);

    /// <summary>The day itself, or the next working day; the day itself, too, when there is none in the next ten years.</summary>
    public DateOnly OnOrAfter(DateOnly day) => FirstFrom(day) ?? day;

    /// <summary>The day itself, or the next working day; null when there is none in the next ten years.</summary>
    public DateOnly? FirstFrom(DateOnly day) => IsWorkingDay(day) ? day : Walk(day, 1, step: 1);

    private DateOnly? Walk(DateOnly from, int days, int step)
    {
        if (_week == 0)
        {
            return null;
        }

        var (earliest, latest) = (Shifted(from, -MostDaysWalked), Shifted(from, MostDaysWalked));
        for (var day = from; step > 0 ? day < latest : day > earliest;)
        {
            day = day.AddDays(step);
            if (LeaveOn(day) is { } away)
            {
                // A leave may be for years: it is passed in one step.
                day = step > 0 ? away.To : away.From;
            }
            else if (IsOfTheWeek(day) && !holidays.Contains(day) && --days == 0)
            {
                return day;
            }
        }

        return null;
    }

    private bool IsOfTheWeek(DateOnly day) => (_week & (1 << (int)day.DayOfWeek)) != 0;

    private Leave? LeaveOn(DateOnly day)
    {
        foreach (var away in _leave)
        {
            if (away.Covers(day))
            {
                return away;
            }
        }

        return null;
    }

    private static DateOnly Shifted(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}
