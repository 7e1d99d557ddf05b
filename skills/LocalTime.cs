namespace RetentionBot.Skills;

/// <summary>
/// When the clocks of a zone show a time of day. Asks the framework only for the offset at an instant: what it says of times that are skipped or come twice
/// (<see cref="TimeZoneInfo.IsInvalidTime(DateTime)"/>, <see cref="TimeZoneInfo.IsAmbiguousTime(DateTime)"/>) is wrong where winter has the daylight saving, as in Casablanca and Dublin.
/// </summary>
internal static class LocalTime
{
    // Further than any clock is ahead of Greenwich.
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromHours(15);

    /// <summary>
    /// The first instant, UTC, at which the clocks show the time on the day, or later. A time that comes twice stands for the first, one that the clock jumps over for the instant of the jump, which
    /// late at night may belong to the next day.
    /// </summary>
    public static DateTimeOffset Of(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var shown = new DateTimeOffset(day.ToDateTime(time), TimeSpan.Zero);
        var offset = zone.GetUtcOffset(shown - FurthestAhead);
        var instant = shown - offset;
        var changed = zone.GetUtcOffset(instant);
        if (changed == offset)
        {
            return instant;
        }

        // The clock was changed before it showed the time.
        var afterChange = shown - changed;
        return zone.GetUtcOffset(afterChange) == changed ? afterChange : Jump(afterChange, instant, zone);
    }

    /// <summary>The instant after the first and up to the last at which the clock is changed.</summary>
    private static DateTimeOffset Jump(DateTimeOffset before, DateTimeOffset after, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(before);
        while (after - before > TimeSpan.FromTicks(1))
        {
            var middle = before + ((after - before) / 2);
            (before, after) = zone.GetUtcOffset(middle) == offset ? (middle, after) : (before, middle);
        }

        return after;
    }
}
