using System.Collections.Frozen;

namespace RetentionBot.Understanding.Periods;

/// <summary>The months' English names and their short forms.</summary>
internal static class MonthNames
{
    private static readonly FrozenDictionary<string, int> Numbers = new Dictionary<string, int>
    {
        ["january"] = 1, ["february"] = 2, ["march"] = 3, ["april"] = 4, ["may"] = 5, ["june"] = 6,
        ["july"] = 7, ["august"] = 8, ["september"] = 9, ["october"] = 10, ["november"] = 11, ["december"] = 12,
        ["jan"] = 1, ["feb"] = 2, ["mar"] = 3, ["apr"] = 4, ["jun"] = 6, ["jul"] = 7, ["aug"] = 8, ["sep"] = 9, ["sept"] = 9, ["oct"] = 10, ["nov"] = 11, ["dec"] = 12,
    }.ToFrozenDictionary();

    /// <summary>1 to 12 for a month in lower case; 0 for another word.</summary>
    public static int Number(string word) => Numbers.GetValueOrDefault(word);

    /// <summary>Whether people are called so, too: April, May, June, August, and what is short for a month.</summary>
    public static bool IsAlsoName(string word) => word is "april" or "may" or "june" or "august" || word.Length <= 4;
}
