using RetentionBot.Skills.AccountManagers;

namespace RetentionBot.Skills.FollowUps.Schedule;

/// <summary>The calendar of the firm and of each account manager.</summary>
/// <param name="holidays">The days on which the firm is closed.</param>
public sealed class WorkCalendars(ReminderOptions options, CompanyHolidays holidays)
{
    /// <summary>The firm's.</summary>
    public WorkCalendar Company { get; } = new(options.WorkingDays, holidays.Days, []);

    /// <summary>One account manager's: their own working days, the firm's holidays, their leave.</summary>
    public WorkCalendar Of(AccountManager manager) => new(manager.Reminders.WorkingDays ?? options.WorkingDays, holidays.Days, manager.Leave);
}
