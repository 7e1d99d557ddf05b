using System.Globalization;
using System.Text.RegularExpressions;
using RetentionBot.Skills.Customers;
using RetentionBot.Store;

namespace RetentionBot.Skills.Names;

/// <summary>What a text may be besides a name.</summary>
/// <param name="Number">One of our own customer numbers.</param>
/// <param name="IsOwnNumber">Whether it can be nothing else: <c>#12</c>.</param>
/// <param name="SourceId">An id of another system.</param>
/// <param name="Email">An e-mail address.</param>
/// <param name="Phone">A telephone number.</param>
internal sealed partial record AskedKey(int? Number, bool IsOwnNumber, string? SourceId, string? Email, string? Phone)
{
    private const int LongestKey = 320;
    private static readonly AskedKey None = new(null, false, null, null, null);

    /// <summary>Reads a text; what it cannot be is null.</summary>
    public static AskedKey Read(string asked)
    {
        var text = asked.Length > LongestKey ? "" : Possessive.Strip(asked.Trim()).Trim('<', '>', '"', '(', ')', '.', ',', ';', '?', '!', ' ');
        if (text.Length == 0)
        {
            return None;
        }

        if (OwnNumber().Match(text) is { Success: true } own && TryNumber(own.Groups[2].Value, out var number))
        {
            var isBare = own.Groups[1].Length == 0;
            return new AskedKey(number, !isBare, isBare ? text : null, null, null);
        }

        if (text.Contains('@', StringComparison.Ordinal))
        {
            var address = text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? text[7..] : text;
            return address.Contains(' ', StringComparison.Ordinal) || ContactKeys.OfEmail(address) is null ? None : None with { Email = address };
        }

        var phone = Phonelike().IsMatch(text) && ContactKeys.OfPhone(text) is { } key && key.Text.Length <= Key.MaxBytes ? text : null;
        return new AskedKey(null, false, text.Length <= 100 ? text : null, null, phone);
    }

    private static bool TryNumber(string digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and <= Customer.MaxNumber && digits[0] != '0';

    [GeneratedRegex(@"^((?:customer\s+|client\s+)?(?:#|no\.?|nr\.?|number|id)\s*)?([0-9]{1,8})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OwnNumber();

    [GeneratedRegex(@"^\+?[0-9][0-9 ()/.\-]{4,30}$|^\([0-9][0-9 ()/.\-]{4,30}$", RegexOptions.CultureInvariant)]
    private static partial Regex Phonelike();
}
