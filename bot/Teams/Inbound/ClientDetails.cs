using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Inbound;

/// <summary>What the client says about its own language and time zone; null for what is missing or makes no sense.</summary>
internal static class ClientDetails
{
    /// <summary>Longest language tag or zone id worth looking at.</summary>
    private const int MaxLength = 64;

    public static string? LocaleOf(Activity activity) => LanguageTag(activity.Locale) ?? LanguageTag(FromClient(activity, "locale"));

    public static string? TimeZoneOf(Activity activity) => IanaZone(activity.LocalTimezone) ?? IanaZone(FromClient(activity, "timezone"));

    private static string? FromClient(Activity activity, string name) =>
        activity.Entities?.Where(entity => OpenJson.Text(entity, "type") == "clientInfo").Select(entity => OpenJson.Text(entity, name)).FirstOrDefault(text => text is not null);

    private static string? LanguageTag(string? tag) =>
        tag is { Length: >= 2 and <= MaxLength } && char.IsAsciiLetter(tag[0]) && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? tag : null;

    // Zones are files on some systems: only what looks like an id is looked up.
    private static string? IanaZone(string? id)
    {
        if (id is not { Length: >= 2 and <= MaxLength } || !char.IsAsciiLetter(id[0]) || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+'))
            return null;

        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId ? id : null;
    }
}
