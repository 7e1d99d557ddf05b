namespace RetentionBot.Skills.FollowUps.Schedule;

/// <summary>By whose clock somebody is reminded.</summary>
public static class ReminderZone
{
    /// <summary>The first of the zones that this machine knows; UTC when it knows none. Never throws.</summary>
    /// <param name="chosen">The IANA zone they chose; null for none.</param>
    /// <param name="channel">The one their channel tells; null when it tells none.</param>
    /// <param name="recorded">The one on record; null for none.</param>
    /// <param name="fallback">The one of those of whom nothing is known.</param>
    public static TimeZoneInfo Of(string? chosen, string? channel, string? recorded, string? fallback) => Known(chosen) ?? Known(channel) ?? Known(recorded) ?? Known(fallback) ?? TimeZoneInfo.Utc;

    private static TimeZoneInfo? Known(string? id) => id is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
}
