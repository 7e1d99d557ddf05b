namespace RetentionBot.Skills.FollowUps.Schedule;

/// <summary>The days on which the firm is closed.</summary>
/// <param name="Days">Each day; empty when no file is configured.</param>
public sealed record CompanyHolidays(IReadOnlySet<DateOnly> Days)
{
    /// <summary>No holidays.</summary>
    public static CompanyHolidays None { get; } = new(new HashSet<DateOnly>());
}
