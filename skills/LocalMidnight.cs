namespace RetentionBot.Skills;

/// <summary>When a day begins in a zone.</summary>
internal static class LocalMidnight
{
    /// <summary>The first instant of the day; where the clock jumps over midnight, the instant of the jump.</summary>
    public static DateTimeOffset Of(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
