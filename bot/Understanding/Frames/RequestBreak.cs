using System.Collections.Frozen;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Frames;

/// <summary>Finds where a second request begins in a message: at "and then", or at "and" before a word that asks for something.</summary>
internal static class RequestBreak
{
    private const int ShortestRequest = 3;

    private static readonly FrozenSet<string> Openers =
        "remind draft log send schedule set show tell give write put add move snooze mark prepare compose email call list check find export make book plan note record ask what who when how".Split(' ').ToFrozenSet();

    /// <summary>Behind the last word of the first request; null when there is only one.</summary>
    public static int? In(TypedText text)
    {
        for (var i = ShortestRequest; i + 1 < text.Count; i++)
        {
            var gap = text.Original.AsSpan(text.Words[i - 1].End, text.Words[i].Start - text.Words[i - 1].End);
            var (word, next) = (text.Words[i].Text, text.Words[i + 1].Text);
            var isBreak = (word is "and" or "then" or "also" && (next is "then" or "also" or "please" || Openers.Contains(next)))
                || (gap.ContainsAny(",;.+&") && Openers.Contains(word))
                || (gap.ContainsAny("+&") && Openers.Contains(word));
            if (isBreak)
            {
                return i;
            }
        }

        return null;
    }
}
