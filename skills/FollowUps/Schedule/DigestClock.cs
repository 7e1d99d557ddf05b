namespace RetentionBot.Skills.FollowUps.Schedule;

/// <summary>
/// Says whose digest is due: one for each local date at most, on working days only, from the chosen time until the latest one. What is missed comes with the next digest.
/// Keeps nothing of its callers; safe for use by several threads.
/// </summary>
public static class DigestClock
{
    /// <summary>However late somebody wants it, a digest has this long to go out, midnight permitting.</summary>
    private static readonly TimeSpan ShortestWindow = TimeSpan.FromHours(1);

    /// <summary>Working days in a row without the chosen time; where a country moves across the date line, or late at night where the clock jumps over the rest of the day, there is one.</summary>
    private const int MostDaysWithoutTheTime = 3;

    /// <summary>What is due at an instant, and when something will be.</summary>
    public static DigestTick Of(DigestPlan plan, DateTimeOffset now)
    {
        if (plan.IsOff)
        {
            return default;
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, plan.Zone).DateTime);
        var first = Latest(today, plan.PausedUntil, DayAfter(plan.LastOn));
        if (first == today && plan.Calendar.IsWorkingDay(today) && LocalTime.Of(today, plan.Time, plan.Zone) is { } from && Until(plan, today, from) is var until && now < until)
        {
            return now < from ? new(null, null, from) : new(today, until, NextFrom(plan, DayAfter(today)));
        }

        return new(null, null, NextFrom(plan, first == today ? DayAfter(today) : first));
    }

    private static DateTimeOffset Until(DigestPlan plan, DateOnly day, DateTimeOffset from)
    {
        var end = LocalMidnight.Of(day.AddDays(1), plan.Zone);
        var latest = LocalTime.Of(day, plan.Latest, plan.Zone) ?? end;
        var shortest = from + ShortestWindow;
        return latest > shortest ? latest : shortest < end ? shortest : end;
    }

    /// <summary>The first instant on or after a day at which a digest becomes due; null when none does.</summary>
    private static DateTimeOffset? NextFrom(DigestPlan plan, DateOnly? first)
    {
        for (var tried = 0; tried < MostDaysWithoutTheTime && first is { } day && plan.Calendar.FirstFrom(day) is { } workingDay; tried++)
        {
            if (LocalTime.Of(workingDay, plan.Time, plan.Zone) is { } from)
            {
                return from;
            }

            first = DayAfter(workingDay);
        }

        return null;
    }

    private static DateOnly? DayAfter(DateOnly? day) => day is { } known && known < DateOnly.MaxValue ? known.AddDays(1) : day;

    private static DateOnly Latest(DateOnly day, DateOnly? second, DateOnly? third)
    {
        var later = second > day ? second.Value : day;
        return third > later ? third.Value : later;
    }
}
