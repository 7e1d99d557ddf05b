namespace RetentionBot.LocalPage.Chat;

/// <summary>What a browser says about the person in front of it. Whatever is not a language tag or a known zone counts as unknown.</summary>
internal sealed record Browser(string? Locale, string? TimeZone)
{
    // RFC 5646, 4.4.1: no registered tag needs more.
    private const int LongestTag = 35;
    private const int LongestZone = 64;

    public static Browser Of(string? language, string? zone) => new(
        language is { Length: > 1 and <= LongestTag } && language.All(character => char.IsAsciiLetterOrDigit(character) || character == '-') ? language : null,
        zone is { Length: > 0 and <= LongestZone } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId ? zone : null);

    /// <summary>The person's own clock, UTC where the zone is unknown.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) =>
        TimeZone is null ? instant : TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
}
