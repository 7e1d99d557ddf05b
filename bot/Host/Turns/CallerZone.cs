using System.Globalization;
using RetentionBot.Host.Settings;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Host.Turns;

/// <summary>In whose days somebody thinks.</summary>
internal static class CallerZone
{
    /// <summary>The zone they chose, else the client's, else the one on record, else <c>Access:DefaultZone</c>.</summary>
    public static TimeZoneInfo Of(AccountManager caller, string? client, AccessOptions access) => ReminderZone.Of(caller.Reminders.Zone, client, caller.Zone, access.DefaultZone);
}

/// <summary>In which way somebody reads dates and numbers.</summary>
internal static class CallerCulture
{
    /// <summary>Answers are worded in English, so only the English way to write dates and numbers is taken from the client.</summary>
    public static CultureInfo Of(AccountManager caller, string? client)
    {
        var name = caller.Culture ?? client;
        return name is "en-US" or "en-CA" or "en-AU" or "en-NZ" or "en-IE" or "en-IN" or "en-ZA" ? CultureInfo.GetCultureInfo(name) : CultureInfo.GetCultureInfo("en-GB");
    }
}
