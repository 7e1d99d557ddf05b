using System.Collections.Frozen;
using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Frames;

/// <summary>Which offer is meant: the word for an offer with what stands before it, or else what is proposed.</summary>
internal sealed class OfferWords
{
    private const int LongestName = 4;

    private readonly FrozenSet<string> _heads;
    private readonly FrozenSet<string> _edges;
    private readonly FrozenSet<string> _verbs;

    /// <param name="language">See <see cref="WordList"/>.</param>
    public OfferWords(string language)
    {
        var words = WordList.In(language, "offers").Groups("offer", "edge", "verb");
        _heads = words["offer"].ToFrozenSet();
        _edges = words["edge"].ToFrozenSet();
        _verbs = words["verb"].ToFrozenSet();
    }

    /// <summary>The words; null when no offer is named.</summary>
    public string? Of(SaidWords said) => BeforeHead(said) ?? Proposed(said);

    private string? BeforeHead(SaidWords said)
    {
        var text = said.Text;
        for (var at = 0; at < text.Count; at++)
        {
            if (!_heads.Contains(text.Words[at].Text) || said.IsTaken(at))
            {
                continue;
            }

            var from = at;
            while (from > 0 && at - from < LongestName && !said.IsNamed(from - 1) && !_edges.Contains(text.Words[from - 1].Text))
            {
                from--;
            }

            if (from < at)
            {
                return text.Slice(from, at + 1);
            }
        }

        return null;
    }

    /// <summary>"Propose the vinyl club to Niklas": what stands behind the verb, up to the next edge or name.</summary>
    private string? Proposed(SaidWords said)
    {
        var text = said.Text;
        for (var at = 0; at < text.Count; at++)
        {
            if (!_verbs.Contains(text.Words[at].Text))
            {
                continue;
            }

            var from = at + 1;
            while (from < text.Count && (said.IsNamed(from) || _edges.Contains(text.Words[from].Text)))
            {
                from++;
            }

            var to = from;
            while (to < text.Count && !said.IsTaken(to) && !_edges.Contains(text.Words[to].Text))
            {
                to++;
            }

            if (to > from)
            {
                return text.Slice(from, to);
            }
        }

        return null;
    }
}
