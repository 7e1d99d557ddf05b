namespace RetentionBot.Skills.FollowUps.Schedule;

/// <summary>When one account manager gets their digest: what <see cref="DigestClock"/> goes by.</summary>
/// <param name="Zone">The zone they live by; see <see cref="ReminderZone"/>.</param>
/// <param name="Time">The time of day from which it is due, on their clock.</param>
/// <param name="Latest">The time of day at which a late one lapses, on their clock; an hour is left in any case.</param>
/// <param name="Calendar">Their own working days: holidays and leave taken out.</param>
/// <param name="LastOn">The last local date whose digest was composed; null before the first.</param>
public sealed record DigestPlan(TimeZoneInfo Zone, TimeOnly Time, TimeOnly Latest, WorkCalendar Calendar, DateOnly? LastOn = null)
{
    /// <summary>The first day on which they want to hear again; null when they have not paused.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>Whether they want no digest at all.</summary>
    public bool IsOff { get; init; }

    /// <summary>One account manager's plan.</summary>
    /// <param name="zone">The zone they live by.</param>
    /// <param name="settings">What they chose; the rest is as the firm has it.</param>
    /// <param name="lastOn">The last local date whose digest was composed; null before the first.</param>
    public static DigestPlan Of(TimeZoneInfo zone, ReminderSettings settings, ReminderOptions options, WorkCalendar calendar, DateOnly? lastOn) =>
        new(zone, settings.Time ?? options.DigestTime, options.LatestTime, calendar, lastOn) { PausedUntil = settings.PausedUntil, IsOff = settings.IsOff };
}

/// <summary>What the clock says of one account manager at one instant.</summary>
/// <param name="Due">The local date whose digest is due; null when none is.</param>
/// <param name="Until">The instant at which the digest due lapses, UTC, not included; null when none is due.</param>
/// <param name="LookAgain">The next instant at which a digest becomes due, UTC, once that of <paramref name="Due"/> is composed; null when none will while the plan stays as it is.</param>
public readonly record struct DigestTick(DateOnly? Due, DateTimeOffset? Until, DateTimeOffset? LookAgain);
