namespace RetentionBot.Skills;

/// <summary>When a day begins in a zone.</summary>
internal static class LocalMidnight
{
    /// <summary>The first instant of the day; where the clock jumps over midnight, the instant of the jump; where it is midnight twice, the first.</summary>
    public static DateTimeOffset Of(DateOnly day, TimeZoneInfo zone) => LocalTime.Of(day, TimeOnly.MinValue, zone);
}
