using System.Globalization;
using Microsoft.Extensions.Options;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Settings;
using RetentionBot.Host.Turns;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Host.Reminders;

/// <summary>When a lead is told of what an account manager's morning brought up: in the hours of their own digest, for that morning may be their night.</summary>
internal sealed class LeadHours(AccountManagerBook managers, ManagerChats chats, WorkCalendars calendars, ReminderOptions options, IOptions<AccessOptions> access)
{
    /// <summary>The next instant within those hours, which is now for a lead who wants no digest, and the way they read dates; null for one who is reached nowhere.</summary>
    public async ValueTask<(DateTimeOffset Next, CultureInfo Culture)?> OfAsync(int lead, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await managers.FindAsync(lead, cancellationToken) is not { } manager || await chats.NewestAsync(manager, cancellationToken) is not { } chat)
        {
            return null;
        }

        var plan = DigestPlan.Of(CallerZone.Of(manager, chat.TimeZone, access.Value), manager.Reminders, options, calendars.Of(manager), lastOn: null);
        var tick = DigestClock.Of(plan, now);
        return (tick.Due is null && tick.LookAgain is { } next ? next : now, CallerCulture.Of(manager, chat.Locale));
    }
}
