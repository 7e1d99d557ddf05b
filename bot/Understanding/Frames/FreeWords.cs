using System.Buffers;
using System.Collections.Frozen;
using RetentionBot.Skills.Language;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Frames;

/// <summary>The words that are passed on as they were typed: what a call was about, what the complaint is, what was bought.</summary>
internal sealed class FreeWords
{
    private static readonly char[] Quotes = ['"', '“', '”', '„'];

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",.;:!?()–—-");

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".;!?");

    private readonly Spelling _spelling;
    private readonly LittleWords _little;
    private readonly FrozenDictionary<string, string[][]> _cues;
    private readonly FrozenSet<string> _edges;
    private readonly FrozenSet<string> _asking;
    private readonly FrozenSet<string> _goingOn;
    private readonly FrozenSet<string> _contact;
    private readonly FrozenSet<string> _adding;
    private readonly FrozenSet<string> _denials;
    private readonly FrozenSet<string> _nameEnds;
    private readonly FrozenSet<string> _languages;
    private readonly FrozenSet<string> _pointing;
    private readonly FrozenSet<string> _beforeLanguage;

    /// <param name="language">See <see cref="WordList"/>.</param>
    public FreeWords(string language, Spelling spelling, LittleWords little)
    {
        (_spelling, _little) = (spelling, little);
        _cues = WordList.In(language, "cues").Groups(IntentSlots.WithCues).ToFrozenDictionary(cues => cues.Key, cues => cues.Select(cue => cue.Split(' ')).ToArray());
        var clauses = WordList.In(language, "clauses").Groups("edge", "asking", "going on", "contact", "adding", "denial", "name end", "language", "pointing", "before language");
        _edges = clauses["edge"].ToFrozenSet();
        _asking = clauses["asking"].ToFrozenSet();
        _goingOn = clauses["going on"].ToFrozenSet();
        _contact = clauses["contact"].ToFrozenSet();
        _adding = clauses["adding"].ToFrozenSet();
        _denials = clauses["denial"].ToFrozenSet();
        _nameEnds = clauses["name end"].ToFrozenSet();
        _languages = clauses["language"].ToFrozenSet();
        _pointing = clauses["pointing"].ToFrozenSet();
        _beforeLanguage = clauses["before language"].ToFrozenSet();
    }

    /// <summary>The words; null when there are none.</summary>
    /// <param name="intent">Whose cues count.</param>
    /// <param name="where">Where they are looked for, beside the cues.</param>
    public string? Of(string intent, FreeWordPlaces where, SaidWords said)
    {
        if (Quoted(said.Text) is { } quoted)
        {
            return quoted;
        }

        foreach (var cue in _cues.GetValueOrDefault(intent, []))
        {
            for (var at = 0; at + cue.Length <= said.Text.Count; at++)
            {
                if (Stands(cue, said.Text, at) && !IsAsked(said.Text, at) && Behind(said, where.HasFlag(FreeWordPlaces.WithCue) ? at : at + cue.Length) is { } found)
                {
                    return found;
                }
            }
        }

        return (where.HasFlag(FreeWordPlaces.Clause) || where.HasFlag(FreeWordPlaces.FreeClause) ? BehindColon(said) ?? LongestClause(said, isFree: where.HasFlag(FreeWordPlaces.FreeClause)) : null)
            ?? (where.HasFlag(FreeWordPlaces.BehindName) ? BehindName(said) : null);
    }

    /// <summary>What was bought; null when it is not said.</summary>
    public string? Product(string intent, FreeWordPlaces where, SaidWords said) =>
        Quoted(said.Text) ?? (Of(intent, where, said) is { } words ? _little.Thing(TypedText.Of(words, _spelling)) : null);

    /// <summary>Whether words only say by which way somebody wants to be contacted, which is a slot of its own; what somebody does not want is more than that.</summary>
    public bool IsAboutContact(string words) => TypedText.Of(words, _spelling) is var text && text.Words.Any(word => _contact.Contains(word.Text)) && !text.Words.Any(word => _denials.Contains(word.Text));

    /// <summary>"Add a line on …": whether words are to be put into a draft.</summary>
    public bool IsAdding(TypedText text) => text.Words.Any(word => _adding.Contains(word.Text));

    /// <summary>The name of somebody nobody knows yet, however it is typed; null when there is none.</summary>
    public string? NewName(string intent, SaidWords said)
    {
        if (Of(intent, FreeWordPlaces.Cues, said.Raw) is not { } words)
        {
            return null;
        }

        var text = TypedText.Of(words, _spelling);
        var end = 0;
        while (end < text.Count && !_nameEnds.Contains(text.Words[end].Text) && (end == 0 || !text.Gap(end).ContainsAny(ClauseEnds)))
        {
            end++;
        }

        return end == 0 ? null : text.Slice(0, end);
    }

    /// <summary>"In German": the language a text is to be in; null when none is named.</summary>
    public string? Language(TypedText text)
    {
        for (var at = 0; at < text.Count; at++)
        {
            if (_languages.Contains(text.Words[at].Text))
            {
                return text.Slice(at > 0 && _beforeLanguage.Contains(text.Words[at - 1].Text) ? at - 1 : at, at + 1);
            }
        }

        return null;
    }

    /// <summary>Several words between quotation marks.</summary>
    private static string? Quoted(TypedText text)
    {
        var open = text.Original.IndexOfAny(Quotes);
        var close = open < 0 ? -1 : text.Original.IndexOfAny(Quotes, open + 1);
        return close > open && text.Original[(open + 1)..close].Trim() is var quoted && quoted.Contains(' ') ? quoted : null;
    }

    /// <summary>"Put that down", "note about": what stands behind is asked for, not told.</summary>
    private bool IsAsked(TypedText text, int at) => at > 0 && _pointing.Contains(text.Words[at].Text) && _asking.Contains(text.Words[at - 1].Text);

    /// <summary>Of these every clause that does not ask for something tells what happened.</summary>
    private string? LongestClause(SaidWords said, bool isFree)
    {
        var text = said.Text;
        (int From, int To) best = (0, 0);
        for (var from = 0; from < text.Count;)
        {
            var to = from + 1;
            while (to < text.Count && !text.Gap(to).ContainsAny(ClauseEnds))
            {
                to++;
            }

            var own = Enumerable.Range(from, to - from).Count(index => !said.IsTaken(index));
            if (own > Math.Max(1, best.To - best.From) && !(isFree && Enumerable.Range(from, to - from).Any(said.IsOfEntity)) && !Enumerable.Range(from, to - from).Any(index => _asking.Contains(text.Words[index].Text)))
            {
                best = (from, to);
            }

            from = to;
        }

        return best.To > best.From ? Behind(said, best.From) : null;
    }

    private string? BehindColon(SaidWords said)
    {
        for (var i = 1; i < said.Text.Count; i++)
        {
            if (said.Text.Gap(i) is var gap && (gap.ContainsAny(':', '–', '—') || gap.Contains(" - ", StringComparison.Ordinal)))
            {
                return Behind(said, i);
            }
        }

        return null;
    }

    /// <summary>"Complaint Hansen parcel never came": two words or more behind the last name.</summary>
    private string? BehindName(SaidWords said)
    {
        var from = said.Text.Count;
        while (from > 0 && !said.IsNamed(from - 1))
        {
            from--;
        }

        return from > 0 && said.Text.Count - from > 1 && !Enumerable.Range(from, said.Text.Count - from).Any(index => _asking.Contains(said.Text.Words[index].Text)) ? Behind(said, from) : null;
    }

    /// <summary>The words from there to the end, without entities and little words around them.</summary>
    private string? Behind(SaidWords said, int from)
    {
        var text = said.Text;
        while (from < text.Count && (said.IsTaken(from) || _edges.Contains(text.Words[from].Text)))
        {
            from++;
        }

        var to = from;
        while (to < text.Count && !said.IsNamed(to) && !IsClauseEnd(text, from, to))
        {
            to++;
        }

        while (to > from && (said.IsTaken(to - 1) || _edges.Contains(text.Words[to - 1].Text)))
        {
            to--;
        }

        return to > from ? text.Kept(from, to) : null;
    }

    private bool IsClauseEnd(TypedText text, int from, int at) => at > from
        && (text.Gap(at).ContainsAny(SentenceEnds) || (text.Gap(at).Contains(',') && _goingOn.Contains(text.Words[at].Text)));

    private static bool Stands(string[] words, TypedText text, int at)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (text.Words[at + i].Text != words[i])
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Where free words are looked for; always behind the cues of their intent.</summary>
[Flags]
internal enum FreeWordPlaces
{
    Cues = 0,

    /// <summary>The cue is of them: "does not want phone calls".</summary>
    WithCue = 1 << 0,

    /// <summary>Behind a colon or a dash, and in the longest clause that does not ask for something.</summary>
    Clause = 1 << 1,

    /// <summary>The same, but only in a clause with no name and no entity in it.</summary>
    FreeClause = 1 << 2,

    /// <summary>Behind the last name.</summary>
    BehindName = 1 << 3,
}

/// <summary>A text with what is already understood of it.</summary>
/// <param name="IsTaken">Whether a word, by its index, is of an entity or of a name.</param>
/// <param name="IsNamed">Whether a word names somebody.</param>
/// <param name="IsOfEntity">Whether a word names somebody or says when, how much, by which way and the like.</param>
internal sealed record SaidWords(TypedText Text, Func<int, bool> IsTaken, Func<int, bool> IsNamed, Func<int, bool> IsOfEntity)
{
    /// <summary>The same as if nothing of it were understood.</summary>
    public SaidWords Raw => this with { IsTaken = _ => false, IsNamed = _ => false, IsOfEntity = _ => false };
}
