using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.Outreach.Channels;

/// <summary>The address that opens a message in somebody's own mail program, by RFC 6068.</summary>
public static class MailLink
{
    /// <summary>
    /// Longer links are cut off or refused: Windows hands over 2,083 characters at the most ("Maximum URL length is 2,083 characters in Internet Explorer", Microsoft support), and other programs as much.
    /// </summary>
    public const int MostCharacters = 2_000;

    private const int LongestSubject = 200;

    /// <summary>The link.</summary>
    /// <param name="to">An e-mail address; null, or what is none, leaves the field empty.</param>
    /// <param name="isWhole">False where the text is too long for a link and was left out.</param>
    public static Uri Of(string? to, string? subject, string text, out bool isWhole)
    {
        // Section 2: all but the unreserved characters is percent-encoded as UTF-8, the "@" of the address aside. Section 5: line breaks are %0D%0A.
        // A subject is one line: a line break would begin another header.
        var named = to is not null && ContactKeys.OfEmail(to) is not null ? Uri.EscapeDataString(to.Trim()).Replace("%40", "@", StringComparison.Ordinal) : "";
        var address = $"mailto:{named}?subject={Uri.EscapeDataString(ShortText.Of(subject, LongestSubject))}";
        var whole = $"{address}&body={Uri.EscapeDataString(text.ReplaceLineEndings("\r\n"))}";
        isWhole = whole.Length <= MostCharacters;
        return Uri.TryCreate(isWhole ? whole : address, UriKind.Absolute, out var link) ? link : new Uri($"mailto:{(isWhole ? whole : address)[address.IndexOf('?', StringComparison.Ordinal)..]}");
    }
}
