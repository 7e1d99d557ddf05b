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
        return fields.Phones ? text : Phone().Replace(text, found => found.Value.Count(char.IsDigit) < FewestPhoneDigits || Day().IsMatch(found.Value) ? found.Value : "[number]");
    }

    [GeneratedRegex(@"\b(?:https?|ftp|file|mailto|tel|javascript|data):\S+|\bwww\.\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\s<>()\[\],;:""]+[@\uFE6B\uFF20][^\s<>()\[\],;:""]+", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}])\+?\(?\p{Nd}[\p{Nd} ()/.\u00A0\u2007-\u2015\u202F-]{5,}\p{Nd}(?![\p{L}\p{Nd}])", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
