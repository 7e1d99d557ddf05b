namespace RetentionBot.Skills.FollowUps.Schedule;

/// <summary>How one account manager wants to be reminded. What is null is as the firm has it: see <see cref="ReminderOptions"/>.</summary>
public sealed record ReminderSettings
{
    /// <summary>Nothing chosen.</summary>
    public static ReminderSettings Default { get; } = new();

    /// <summary>The time of the daily digest on their own clock; null for the firm's.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>The IANA zone they chose; null for the one their channel tells.</summary>
    public string? Zone { get; init; }

    /// <summary>The days of the week they work; null for the firm's.</summary>
    public IReadOnlyList<DayOfWeek>? WorkingDays { get; init; }

    /// <summary>The first day on which they want to hear again; null when they have not paused.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>Whether they want no digest at all.</summary>
    public bool IsOff { get; init; }
}

/// <summary>Days on which somebody is away.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, included.</param>
/// <param name="StandIn">The number of whoever sees to what cannot wait; null when nobody does.</param>
public sealed record Leave(DateOnly From, DateOnly To, int? StandIn = null)
{
    /// <summary>Whether they are away that day.</summary>
    public bool Covers(DateOnly day) => day >= From && day <= To;
}
