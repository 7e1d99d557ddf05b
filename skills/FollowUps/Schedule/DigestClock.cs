namespace RetentionBot.Skills.FollowUps.Schedule;

/// <summary>
/// Says when a digest is due: one for each local date at most, on working days only, from the chosen time until the latest one. A time that the clock jumps over stands for the instant of the
/// jump, one that comes twice for the first. What is missed comes with the next digest.
/// Keeps nothing of its callers; safe for use by several threads.
/// </summary>
public static class DigestClock
{
    /// <summary>However late somebody wants it, a digest has this long to go out, midnight permitting.</summary>
    private static readonly TimeSpan ShortestWindow = TimeSpan.FromHours(1);

    /// <summary>Working days in a row without the chosen time; where a country moves across the date line, or late at night where the clock jumps over the rest of the day, there is one.</summary>
    private const int MostDaysWithoutTheTime = 3;

    /// <summary>A pause that ends later, ten years from now, ends when it is ended.</summary>
    private const int FurthestDays = 3_660;

    /// <summary>What is due at an instant, and when something will be.</summary>
    public static DigestTick Of(DigestPlan plan, DateTimeOffset now)
    {
        if (plan.IsOff)
        {
            return default;
        }

        var today = Day(now, plan.Zone);
        var first = Latest(today, plan.PausedUntil, DayAfter(plan.LastOn));
        if (first == today && plan.Calendar.IsWorkingDay(today) && From(plan, today) is { } from && Until(plan, today, from) is var until && now < until)
        {
            return now < from ? new(null, null, from) : new(today, until, NextFrom(plan, today, DayAfter(today)));
        }

        return new(null, null, NextFrom(plan, today, first == today ? DayAfter(today) : first));
    }

    /// <summary>The instant from which the digest of a day is due; null where the clock jumps over the rest of that day.</summary>
    private static DateTimeOffset? From(DigestPlan plan, DateOnly day)
    {
        var from = LocalTime.Of(day, plan.Time, plan.Zone);
        return Day(from, plan.Zone) == day ? from : null;
    }

    private static DateTimeOffset Until(DigestPlan plan, DateOnly day, DateTimeOffset from)
    {
        var latest = LocalTime.Of(day, plan.Latest, plan.Zone);
        var shortest = from + ShortestWindow;
        var until = latest > shortest ? latest : shortest;
        return LocalMidnight.Of(day.AddDays(1), plan.Zone) is var end && end < until ? end : until;
    }

    /// <summary>The first instant on or after a day from which a digest is due; null when none is.</summary>
    private static DateTimeOffset? NextFrom(DigestPlan plan, DateOnly today, DateOnly? first)
    {
        for (var tried = 0; tried < MostDaysWithoutTheTime && first is { } day && day.DayNumber - today.DayNumber <= FurthestDays && plan.Calendar.FirstFrom(day) is { } workingDay; tried++)
        {
            if (From(plan, workingDay) is { } from)
            {
                return from;
            }

            first = DayAfter(workingDay);
        }

        return null;
    }

    private static DateOnly Day(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private static DateOnly? DayAfter(DateOnly? day) => day is { } known && known < DateOnly.MaxValue ? known.AddDays(1) : day;

    private static DateOnly Latest(DateOnly day, DateOnly? second, DateOnly? third)
    {
        var later = second > day ? second.Value : day;
        return third > later ? third.Value : later;
    }
}
