using System.Globalization;
using System.Text.RegularExpressions;

namespace RetentionBot.Understanding.Phrases;

/// <summary>"2", "2.", "the second one", "number 2": the choice from a list that was offered.</summary>
internal static partial class ChosenNumber
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    private static readonly string[] Cardinals = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>The number, from 1; null for any other text. "#2" is none: it is a customer's own number.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="offered">How many were offered, for "the last one".</param>
    public static int? Read(string text, int offered)
    {
        if (text.Length > 40 || Choice().Match(text) is not { Success: true } choice)
        {
            return null;
        }

        var said = choice.Groups[1].Value.ToLowerInvariant();
        if (int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        return said == "last" ? offered
            : Array.IndexOf(Ordinals, said) is >= 0 and var ordinal ? ordinal + 1
            : Array.IndexOf(Cardinals, said) is >= 0 and var cardinal ? cardinal + 1
            : null;
    }

    [GeneratedRegex(@"^[^\w#]*(?:(?:the|number|no|nr|option|choice|take|i mean|i meant)\b[.\s]*)*([0-9]{1,2}|[a-z]+)(?:st|nd|rd|th)?(?:\s+(?:one|please))*[^\w#]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Choice();
}
