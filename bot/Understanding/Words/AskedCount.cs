namespace RetentionBot.Understanding.Words;

/// <summary>How many were asked for: "last 3 orders", "three most recent", "top 5". What counts time is no such count.</summary>
internal static class AskedCount
{
    /// <summary>More than anybody reads in a chat; higher numbers are something else.</summary>
    private const int Most = 1000;

    /// <summary>The count and the request without it; null when there is none.</summary>
    public static (int Count, TypedText Others)? Find(TypedText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (NumberWords.Count(text.Words[i].Text) is >= 1 and <= Most and var count && (IsRank(text, i - 1) || IsRank(text, i + 1)) && !IsTime(text, i + 1))
            {
                return (count, text.Without(i));
            }
        }

        return null;
    }

    private static bool IsRank(TypedText text, int index) => index >= 0 && index < text.Count
        && text.Words[index].Text is "last" or "latest" or "past" or "recent" or "newest" or "top" or "first" or "best" or "biggest" or "largest" or "most";

    private static bool IsTime(TypedText text, int index) => index < text.Count && Periods.Calendar.Unit(text.Words[index].Text) is not null;
}
