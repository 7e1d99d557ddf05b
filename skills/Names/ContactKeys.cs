using System.Text;
using RetentionBot.Store;

namespace RetentionBot.Skills.Names;

/// <summary>The keys by which e-mail addresses and telephone numbers are the same, however they are written.</summary>
public static class ContactKeys
{
    /// <summary>Fewer digits than this are an extension, not a number.</summary>
    private const int FewestDigits = 6;

    /// <summary>The longest path of an address, in characters; RFC 5321, 4.5.3.1.3, without the angle brackets.</summary>
    private const int LongestEmail = 254;

    /// <summary>The address in lower case without blanks around it; null when it is no address.</summary>
    public static Key? OfEmail(string? address)
    {
        var folded = address?.Trim().ToLowerInvariant();
        return folded is { Length: > 2 and <= LongestEmail } && !folded.Any(char.IsSurrogate) && folded.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < folded.Length - 1 ? new Key(folded) : default(Key?);
    }

    /// <summary>The digits without international prefix or trunk zeros ("+49 (0)711 284", "0049 711 284"); null when there are too few.</summary>
    public static Key? OfPhone(string? number)
    {
        if (number is null)
        {
            return null;
        }

        var digits = new StringBuilder(number.Length);
        foreach (var character in number.Replace("(0)", "", StringComparison.Ordinal))
        {
            if (char.IsAsciiDigit(character))
            {
                digits.Append(character);
            }
        }

        var key = digits.ToString().TrimStart('0');
        return key.Length >= FewestDigits ? new Key(Cap(key)) : default(Key?);
    }

    /// <summary>A text that may be too long for a key, cut to what fits.</summary>
    public static Key Capped(string text) => Cap(text);

    private static string Cap(string text) => text.Length <= Key.MaxBytes / 3 ? text : text[..(Key.MaxBytes / 3)];
}
