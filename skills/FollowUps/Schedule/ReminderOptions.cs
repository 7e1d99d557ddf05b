namespace RetentionBot.Skills.FollowUps.Schedule;

/// <summary>When the bot speaks first. Section <c>Reminders</c>; times are on each person's own clock.</summary>
public sealed record ReminderOptions
{
    /// <summary>When the daily digest comes, HH:mm. Default 07:30.</summary>
    public TimeOnly DigestTime { get; init; } = new(7, 30);

    /// <summary>Until when a late digest still goes out on its day, HH:mm; later its content comes with the next one. Default 17:00.</summary>
    public TimeOnly LatestTime { get; init; } = new(17, 0);

    /// <summary>The days of the week on which the firm works. Default Monday to Friday.</summary>
    public IReadOnlyList<DayOfWeek> WorkingDays { get; init; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>An iCalendar file with the firm's holidays (RFC 5545, all-day events); empty for none. Default empty.</summary>
    public string HolidaysFile { get; init; } = "";

    /// <summary>The day of the week on which a lead gets the summary of the team. Default Monday.</summary>
    public DayOfWeek SummaryDay { get; init; } = DayOfWeek.Monday;
}
