using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Offers;

namespace RetentionBot.Import;

/// <summary>The firm's settings that imported rows are looked at by.</summary>
/// <param name="History">When a customer is new, and when lapsed.</param>
/// <param name="FollowUps">How many unprompted messages are meant to go to one customer.</param>
/// <param name="Offers">How far apart promotions lie.</param>
public sealed record ImportRules(HistoryOptions History, FollowUpOptions FollowUps, OfferOptions Offers)
{
    /// <summary>The settings as they come.</summary>
    public static ImportRules Default { get; } = new(new HistoryOptions(), new FollowUpOptions(), new OfferOptions());

    /// <summary>When account managers work, for what an import plans: their own days and leave, else Monday to Friday.</summary>
    internal WorkCalendars Calendars { get; } = new(new ReminderOptions(), CompanyHolidays.None);
}
