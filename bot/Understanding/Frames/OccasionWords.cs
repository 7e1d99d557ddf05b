using System.Collections.Frozen;
using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Frames;

/// <summary>What somebody is written to for: a birthday, a season, an anniversary.</summary>
internal sealed class OccasionWords
{
    private const int MostBefore = 2;

    private readonly FrozenSet<string> _occasions;
    private readonly FrozenSet<string> _before;

    /// <param name="language">See <see cref="WordList"/>.</param>
    public OccasionWords(string language)
    {
        var words = WordList.In(language, "occasions").Groups("occasion", "before");
        _occasions = words["occasion"].ToFrozenSet();
        _before = words["before"].ToFrozenSet();
    }

    /// <summary>The words; null when no occasion is named.</summary>
    public string? Of(SaidWords said)
    {
        var text = said.Text;
        for (var at = 0; at < text.Count; at++)
        {
            var isOfTwo = at + 1 < text.Count && _occasions.Contains($"{text.Words[at].Text} {text.Words[at + 1].Text}");
            if (!isOfTwo && !_occasions.Contains(text.Words[at].Text))
            {
                continue;
            }

            var from = at;
            while (from > 0 && at - from < MostBefore && _before.Contains(text.Words[from - 1].Text))
            {
                from--;
            }

            return text.Slice(from, isOfTwo ? at + 2 : at + 1);
        }

        return null;
    }
}
