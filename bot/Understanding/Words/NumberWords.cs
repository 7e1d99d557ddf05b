using System.Collections.Frozen;
using System.Globalization;

namespace RetentionBot.Understanding.Words;

/// <summary>Numbers as people write them in words: one to twelve, and the first to the tenth.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, int> Counts = new Dictionary<string, int>
    {
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6,
        ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> Ordinals = new Dictionary<string, int>
    {
        ["first"] = 1, ["second"] = 2, ["third"] = 3, ["fourth"] = 4, ["fifth"] = 5, ["sixth"] = 6, ["seventh"] = 7, ["eighth"] = 8, ["ninth"] = 9, ["tenth"] = 10,
        ["1st"] = 1, ["2nd"] = 2, ["3rd"] = 3, ["4th"] = 4, ["5th"] = 5, ["6th"] = 6, ["7th"] = 7, ["8th"] = 8, ["9th"] = 9, ["10th"] = 10,
    }.ToFrozenDictionary();

    /// <summary>How many a word in lower case says, in digits (at most four) or letters; null when it says no number.</summary>
    public static int? Count(string word) =>
        Counts.TryGetValue(word, out var count) ? count
        : word.Length <= 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
        : null;

    /// <summary>Which one a word in lower case says: 1 for <c>first</c> and <c>1st</c>; null when it says none.</summary>
    public static int? Ordinal(string word) => Ordinals.TryGetValue(word, out var ordinal) ? ordinal : null;
}
