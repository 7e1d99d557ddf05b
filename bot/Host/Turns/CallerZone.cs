using System.Globalization;
using RetentionBot.Host.Settings;
using RetentionBot.Skills.AccountManagers;

namespace RetentionBot.Host.Turns;

/// <summary>In whose days somebody thinks.</summary>
internal static class CallerZone
{
    /// <summary>The client's zone, else the one on record, else <c>Access:DefaultZone</c>.</summary>
    public static TimeZoneInfo Of(AccountManager caller, string? client, AccessOptions access) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(client ?? caller.Zone ?? access.DefaultZone, out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById(access.DefaultZone);
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
