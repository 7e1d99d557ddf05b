namespace RetentionBot.Skills;

/// <summary>When a day begins in a zone.</summary>
internal static class LocalMidnight
{
    /// <summary>The first instant of the day; where the clock jumps over midnight, the instant of the jump; where it is midnight twice, the first.</summary>
    public static DateTimeOffset Of(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }
}
