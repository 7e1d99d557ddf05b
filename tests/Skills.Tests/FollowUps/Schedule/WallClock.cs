namespace RetentionBot.Skills.Tests.FollowUps.Schedule;

/// <summary>What the clocks of a zone show, found by looking at them minute after minute: slow, and nothing that could be wrong.</summary>
internal static class WallClock
{
    public static DateTime At(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    public static DateOnly DayAt(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(At(instant, zone));

    /// <summary>The first minute of the day at which the clock shows the time or a later one; null when it never does.</summary>
    public static DateTimeOffset? First(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var instant = Early(day);
        for (var minute = 0; minute < 60 * 60; minute++, instant = instant.AddMinutes(1))
        {
            if (At(instant, zone) is var shown && DateOnly.FromDateTime(shown) == day && TimeOnly.FromDateTime(shown) >= time)
            {
                return instant;
            }
        }

        return null;
    }

    /// <summary>The first minute after the day.</summary>
    public static DateTimeOffset End(DateOnly day, TimeZoneInfo zone)
    {
        var instant = Early(day);
        while (DayAt(instant, zone) <= day)
        {
            instant = instant.AddMinutes(1);
        }

        return instant;
    }

    // Nobody begins a day more than fourteen hours before it begins in Greenwich.
    private static DateTimeOffset Early(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue).AddHours(-15), TimeSpan.Zero);
}
