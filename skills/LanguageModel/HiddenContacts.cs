using System.Text.RegularExpressions;

namespace RetentionBot.Skills.LanguageModel;

/// <summary>Replaces the ways to reach somebody in a text by what they are. Links always: none has to be read to answer anything.</summary>
public static partial class HiddenContacts
{
    private const int FewestPhoneDigits = 7;

    /// <summary>The text without them, as far as the settings keep them back.</summary>
    public static string Of(string text, ModelFields fields)
    {
        text = Link().Replace(text, "[link]");
        text = fields.Emails ? text : Email().Replace(text, "[e-mail]");
        return fields.Phones ? text : Phone().Replace(text, found => IsPhone(found.Value) ? "[number]" : found.Value);
    }

    /// <summary>The ways to reach somebody that stand in a text, as they stand there.</summary>
    public static IEnumerable<string> In(string text) => Link().Matches(text).Concat(Email().Matches(text)).Concat(Phone().Matches(text).Where(found => IsPhone(found.Value))).Select(found => found.Value);

    private static bool IsPhone(string digits) => digits.Count(char.IsDigit) >= FewestPhoneDigits && !Days().IsMatch(digits) && !(Years().Match(digits) is { Success: true } years && string.CompareOrdinal(years.Groups[1].Value, years.Groups[2].Value) <= 0);

    [GeneratedRegex(@"\b(?:https?|ftp|file|mailto|tel|javascript|data):\S*[^\s.,;!?]|\bwww\.\S*[^\s.,;!?]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\s<>()\[\],;:""]+[@\uFE6B\uFF20][^\s<>()\[\],;:""]*[^\s<>()\[\],;:"".!?]", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}])\+?\(?\p{Nd}[\p{Nd} ()/.\u00A0\u2007-\u2015\u202F-]{5,}\p{Nd}(?![\p{L}\p{Nd}])", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    /// <summary>A day, or from one to another.</summary>
    [GeneratedRegex(@"^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4})(?:\s?[/\u2010-\u2015-]\s?(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Days();

    /// <summary>From one year of our time to another.</summary>
    [GeneratedRegex(@"^((?:19\d|20[0-5])\d)\s?[/\u2010-\u2015-]\s?((?:19\d|20[0-5])\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Years();
}
