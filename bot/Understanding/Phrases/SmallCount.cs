using System.Collections.Frozen;
using System.Globalization;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Phrases;

/// <summary>"The last 3 orders", "three most recent", "top five": how many are wanted.</summary>
internal static class SmallCount
{
    private const int Largest = 100;

    private static readonly FrozenSet<string> Qualifiers = FrozenSet.ToFrozenSet(["last", "latest", "newest", "recent", "first", "top", "previous", "past", "best", "biggest"]);

    /// <summary>The count and the text without its number, first, and without the word beside it, second; null when none is asked for.</summary>
    public static (string Count, PhraseText Bare, PhraseText Barer)? Find(PhraseText text)
    {
        for (var at = 0; at < text.Words.Count; at++)
        {
            var count = PeriodWords.Count(text.Words[at].Canonical);
            if (count is < 1 or > Largest || text.Words[at].Canonical is "a" or "an")
            {
                continue;
            }

            var said = count.ToString(CultureInfo.InvariantCulture);
            if (at > 0 && Qualifiers.Contains(text.Words[at - 1].Canonical))
            {
                return (said, text.Without(at, at + 1), text.Without(at - 1, at + 1));
            }

            var behind = at + 1 < text.Words.Count && text.Words[at + 1].Canonical == "most" ? 2 : 1;
            if (at + behind < text.Words.Count && Qualifiers.Contains(text.Words[at + behind].Canonical))
            {
                return (said, text.Without(at, at + 1), text.Without(at, at + behind + 1));
            }
        }

        return null;
    }
}
