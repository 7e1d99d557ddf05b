using System.Collections.Frozen;
using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Words;

/// <summary>How many were asked for: "last 3 orders", "three most recent", "top 5". What counts time is no such count.</summary>
/// <param name="language">See <see cref="WordList"/>.</param>
internal sealed class AskedCounts(string language, NumberWords numbers, KnownWords known)
{
    /// <summary>More than anybody reads in a chat; higher numbers are something else.</summary>
    private const int Most = 1000;

    private readonly FrozenSet<string> _ranks = WordList.In(language, "asked-counts").Groups("rank")["rank"].ToFrozenSet();

    /// <summary>The count and the request without it; null when there is none.</summary>
    public (int Count, TypedText Others)? Find(TypedText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (numbers.Count(text.Words[i].Text) is >= 1 and <= Most and var count && (IsRank(text, i - 1) || IsRank(text, i + 1)) && !IsTime(text, i + 1))
            {
                return (count, text.Without(i));
            }
        }

        return null;
    }

    private bool IsRank(TypedText text, int index) => index >= 0 && index < text.Count && _ranks.Contains(text.Words[index].Text);

    private bool IsTime(TypedText text, int index) => index < text.Count && known.Of(text.Words[index].Text).Unit is not null;
}
