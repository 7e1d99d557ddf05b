using System.Collections.Frozen;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Frames;

/// <summary>What somebody is written to for: a birthday, a season, an anniversary.</summary>
internal static class OccasionWords
{
    private static readonly FrozenSet<string> Occasions =
        ("birthday bday anniversary jubilee christmas xmas easter ramadan eid diwali hanukkah thanksgiving midsummer holiday holidays season's seasonal year's wedding engagement retirement graduation promotion "
        + "award opening move relocation baby birth renewal valentine's halloween jubilee congratulations condolence condolences get-well").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Before = "new company work wedding store shop office grand first second third tenth happy merry contract membership its".Split(' ').ToFrozenSet();

    /// <summary>The words; null when no occasion is named.</summary>
    public static string? Of(TypedText text)
    {
        for (var at = 0; at < text.Count; at++)
        {
            if (!Occasions.Contains(text.Words[at].Text))
            {
                continue;
            }

            var from = at;
            while (from > 0 && at - from < 2 && Before.Contains(text.Words[from - 1].Text))
            {
                from--;
            }

            return text.Slice(from, at + 1);
        }

        return FreeWords.Of("draft.event", text, _ => false, _ => false);
    }
}
