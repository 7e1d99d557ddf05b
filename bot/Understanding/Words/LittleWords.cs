using System.Collections.Frozen;
using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Words;

/// <summary>Words that say little: they may be missing, or stand where no phrase has them.</summary>
internal sealed class LittleWords
{
    private readonly FrozenSet<string> _missing;
    private readonly FrozenSet<string> _extra;
    private readonly FrozenSet<string> _adverbs;
    private readonly FrozenSet<string> _common;

    /// <param name="language">See <see cref="WordList"/>.</param>
    public LittleWords(string language)
    {
        var words = WordList.In(language, "little").Groups("missing", "extra", "adverb", "common");
        _missing = words["missing"].ToFrozenSet();
        _extra = words["extra"].ToFrozenSet();
        _adverbs = words["adverb"].ToFrozenSet();
        _common = words["common"].ToFrozenSet();
    }

    /// <summary>Whether people leave it out.</summary>
    public bool MayBeMissing(string word) => _missing.Contains(word);

    /// <summary>Whether people put it in.</summary>
    public bool MayBeExtra(string word) => _extra.Contains(word);

    /// <summary>Whether it only colours what is said.</summary>
    public bool IsAdverb(string word) => _adverbs.Contains(word);

    /// <summary>A thing that is named, as it was typed, without the words around it that only colour what is said: the "lately" of "bought beans lately". Null when there are no others.</summary>
    public string? Thing(TypedText text)
    {
        var (from, to) = (0, text.Count);
        while (from < to && Colours(text.Words[from].Text))
            from++;
        while (to > from && Colours(text.Words[to - 1].Text))
            to--;
        return to > from ? text.Kept(from, to) : null;
    }

    /// <summary>An article may be part of a name: "Vitamin A".</summary>
    private bool Colours(string word) => IsAdverb(word) && !MayBeMissing(word);

    /// <summary>Whether it stands in so many requests that it tells none from another.</summary>
    public bool IsCommon(string word) => _common.Contains(word);
}
