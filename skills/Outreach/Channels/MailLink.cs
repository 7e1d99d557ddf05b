using System.Globalization;
using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.Outreach.Channels;

/// <summary>The address that opens a message in somebody's own mail program, by RFC 6068.</summary>
public static class MailLink
{
    /// <summary>
    /// Longer links are cut off or refused: Windows hands over 2,083 characters at the most ("Maximum URL length is 2,083 characters in Internet Explorer", Microsoft support), and other programs as much.
    /// </summary>
    public const int MostCharacters = 2_000;

    private static readonly IdnMapping Domains = new();

    /// <summary>The link.</summary>
    /// <param name="to">An e-mail address; null, or what is none, leaves the field empty.</param>
    /// <param name="isWhole">False where the text is too long for a link and was left out.</param>
    public static Uri Of(string? to, string? subject, string text, out bool isWhole)
    {
        // Section 2: all but the unreserved characters is percent-encoded as UTF-8, the "@" of the address aside. Section 5: line breaks are %0D%0A.
        // A subject is one line: a line break would begin another header.
        var line = string.Concat((subject ?? "").Select(character => char.IsControl(character) ? ' ' : character));
        var address = $"mailto:{Named(to)}?subject={Uri.EscapeDataString(line)}";
        var whole = $"{address}&body={Uri.EscapeDataString(text.ReplaceLineEndings("\r\n"))}";
        isWhole = whole.Length <= MostCharacters;
        return new Uri(isWhole ? whole : address);
    }

    /// <summary>The address as it stands in a link; a domain in letters of its own is written as every mail program reads it, by RFC 5891. Empty for what is no address.</summary>
    private static string Named(string? to)
    {
        if (to is null || ContactKeys.OfEmail(to) is null || to.Trim().LastIndexOf('@') is not (> 0 and var at))
        {
            return "";
        }

        try
        {
            var named = $"{Uri.EscapeDataString(to.Trim()[..at])}@{Uri.EscapeDataString(Domains.GetAscii(to.Trim()[(at + 1)..]))}";
            return Uri.TryCreate($"mailto:{named}", UriKind.Absolute, out _) ? named : "";
        }
        catch (ArgumentException)
        {
            return "";
        }
    }
}
