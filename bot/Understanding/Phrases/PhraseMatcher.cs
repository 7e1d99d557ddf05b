using System.Buffers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Phrases;

/// <summary>
/// Fits one phrase to one request: the reading with the most words of the phrase in it. A table of (words read, step) is filled once, so that no pattern and no text takes more
/// than their lengths multiplied.
/// </summary>
internal static class PhraseMatcher
{
    /// <summary>More than all liberties in the longest text together.</summary>
    private const int WordWorth = 10_000;
    private const int LibertyCost = 10;
    private const int LongestName = 12;
    private const int LongestSlot = 40;
    private const int Unreached = int.MinValue;

    /// <summary>The best reading; null when the phrase does not fit.</summary>
    /// <param name="isTolerant">Whether a letter of a long word may be mistyped and little words may be missing or too many.</param>
    public static PhraseMatch? Match(Phrase phrase, TypedText text, bool isTolerant, Lexicon lexicon)
    {
        var nodes = phrase.Nodes;
        var cells = (text.Count + 1) * nodes.Count;
        var scores = ArrayPool<int>.Shared.Rent(cells);
        var origins = ArrayPool<int>.Shared.Rent(cells);
        try
        {
            scores.AsSpan(0, cells).Fill(Unreached);
            scores[0] = 0;
            for (var cell = 0; cell < cells; cell++)
            {
                if (scores[cell] != Unreached)
                {
                    Step(phrase, text, isTolerant, lexicon, cell, scores, origins);
                }
            }

            return scores[cells - 1] == Unreached ? null : Read(phrase, text, scores[cells - 1], origins, cells - 1);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(scores);
            ArrayPool<int>.Shared.Return(origins);
        }
    }

    private static void Step(Phrase phrase, TypedText text, bool isTolerant, Lexicon lexicon, int cell, int[] scores, int[] origins)
    {
        var (at, step) = Math.DivRem(cell, phrase.Nodes.Count);
        var node = phrase.Nodes[step];
        var isAtEnd = at == text.Count;
        switch (node.Kind)
        {
            case PhraseNodeKind.Fork:
                foreach (var next in node.Next)
                {
                    Reach(cell, at, next, 0);
                }

                break;
            case PhraseNodeKind.Word:
                if (!isAtEnd && text.Words[at].Text == node.Text)
                {
                    Reach(cell, at + 1, node.Next[0], WordWorth);
                }
                else if (isTolerant && !isAtEnd && lexicon.NearWord.Is(text.Words[at].Text, node.Text))
                {
                    Reach(cell, at + 1, node.Next[0], WordWorth - LibertyCost);
                }

                if (isTolerant && lexicon.Little.MayBeMissing(node.Text))
                {
                    Reach(cell, at, node.Next[0], -LibertyCost);
                }

                break;
            case PhraseNodeKind.Slot:
                foreach (var end in Ends(node.Takes, text, at, lexicon))
                {
                    Reach(cell, end, node.Next[0], 0);
                }

                break;
        }

        if (isTolerant && !isAtEnd && node.Kind != PhraseNodeKind.Fork && lexicon.Little.MayBeExtra(text.Words[at].Text))
        {
            Reach(cell, at + 1, step, -LibertyCost);
        }

        void Reach(int from, int word, int next, int worth)
        {
            var to = word * phrase.Nodes.Count + next;
            if (scores[from] + worth > scores[to])
            {
                scores[to] = scores[from] + worth;
                origins[to] = from;
            }
        }
    }

    /// <summary>Where what stands for a slot can end.</summary>
    private static IEnumerable<int> Ends(Type? type, TypedText text, int from, Lexicon lexicon)
    {
        var isName = type == typeof(Customer);
        var most = Math.Min(text.Count, from + (isName ? LongestName : type == typeof(int) || IsId(type) ? 1 : LongestSlot));
        for (var end = from + 1; end <= most; end++)
        {
            var fits = isName ? lexicon.Customers.MeanSubject(text, from, end) || (lexicon.Customers.MayBeName(text, from, end) && !FollowUpId.TryParse(text.Slice(from, end), out _) && !DraftId.TryParse(text.Slice(from, end), out _))
                : type == typeof(int) ? lexicon.Numbers.Count(text.Words[from].Text) is > 0
                : type == typeof(RecordId) ? RecordId.TryParse(text.Slice(from, end), out _)
                : type == typeof(DraftId) ? DraftId.TryParse(text.Slice(from, end), out _)
                : type != typeof(FollowUpId) || FollowUpId.TryParse(text.Slice(from, end), out _);
            if (fits)
            {
                yield return end;
            }
        }
    }

    private static bool IsId(Type? type) => type == typeof(RecordId) || type == typeof(FollowUpId) || type == typeof(DraftId);

    private static PhraseMatch Read(Phrase phrase, TypedText text, int score, int[] origins, int last)
    {
        var slots = new List<SlotMatch>();
        for (var cell = last; cell > 0; cell = origins[cell])
        {
            var (end, step) = Math.DivRem(cell, phrase.Nodes.Count);
            var (start, before) = Math.DivRem(origins[cell], phrase.Nodes.Count);
            if (phrase.Nodes[before] is { Kind: PhraseNodeKind.Slot } slot && step != before)
            {
                slots.Add(new SlotMatch(slot.Text, start, end));
            }
        }

        slots.Reverse();
        var words = (score + WordWorth - 1) / WordWorth;
        return new PhraseMatch(phrase, text, words, words * WordWorth - score, slots);
    }
}
