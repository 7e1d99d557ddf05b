using System.Text;

namespace RetentionBot.Skills.Outreach.Channels;

/// <summary>The address that opens a message in somebody's own mail program, by RFC 6068.</summary>
public static class MailLink
{
    /// <summary>
    /// Longer links are cut off or refused: Windows hands over 2,083 characters at the most ("Maximum URL length is 2,083 characters in Internet Explorer", Microsoft support), and other programs as much.
    /// </summary>
    public const int MostCharacters = 2_000;

    /// <summary>The link.</summary>
    /// <param name="to">An e-mail address; null leaves the field empty.</param>
    /// <param name="isWhole">False where the text is too long for a link and was left out.</param>
    public static Uri Of(string? to, string? subject, string text, out bool isWhole)
    {
        var address = $"mailto:{Encoded(to ?? "", isAddress: true)}?subject={Encoded(subject ?? "", isAddress: false)}";
        var whole = $"{address}&body={Encoded(text.ReplaceLineEndings("\r\n"), isAddress: false)}"; // section 5: line breaks as %0D%0A
        isWhole = whole.Length <= MostCharacters;
        return new Uri(isWhole ? whole : address);
    }

    /// <summary>Section 2: everything but unreserved characters is percent-encoded as UTF-8; in an address the "@" stays.</summary>
    private static string Encoded(string text, bool isAddress)
    {
        var encoded = new StringBuilder(text.Length * 2);
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            var character = (char)unit;
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~' || (isAddress && character == '@'))
            {
                encoded.Append(character);
            }
            else
            {
                encoded.Append('%').Append(unit.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }
}
