using System.Collections.Frozen;
using RetentionBot.Skills.Language;
using RetentionBot.Skills.Names;

namespace RetentionBot.Understanding.Words;

/// <summary>Tells a customer's name from a word that means whoever the talk is about, and from words that name nobody.</summary>
internal sealed class CustomerWords
{
    private readonly LittleWords _little;
    private readonly FrozenSet<string> _pronouns;
    private readonly FrozenSet<string> _roles;
    private readonly FrozenSet<string> _pointing;
    private readonly FrozenSet<string> _nobody;
    private readonly FrozenSet<string> _noNameEnds;
    private readonly FrozenSet<string> _beforeName;
    private readonly FrozenSet<string> _rolesBeforeName;
    private readonly FrozenSet<string> _owned;

    /// <param name="language">See <see cref="WordList"/>.</param>
    public CustomerWords(string language, LittleWords little)
    {
        _little = little;
        var words = WordList.In(language, "customers").Groups("pronoun", "role", "pointing", "nobody", "no name end", "before name", "role before name", "owned");
        _pronouns = words["pronoun"].ToFrozenSet();
        _roles = words["role"].ToFrozenSet();
        _pointing = words["pointing"].ToFrozenSet();
        _nobody = words["nobody"].ToFrozenSet();
        _noNameEnds = words["no name end"].ToFrozenSet();
        _beforeName = words["before name"].ToFrozenSet();
        _rolesBeforeName = words["role before name"].ToFrozenSet();
        _owned = words["owned"].ToFrozenSet();
    }

    /// <summary>Whether the words from one index up to another mean whoever the conversation is about.</summary>
    public bool MeanSubject(TypedText text, int from, int to)
    {
        var last = Bare(text.Words[to - 1].Text);
        return (to - from == 1 && (_pronouns.Contains(text.Words[from].Text) || _pronouns.Contains(last)))
            || (to - from == 2 && _pointing.Contains(text.Words[from].Text) && _roles.Contains(last));
    }

    /// <summary>Whether the words up to an index say "them" or "this customer" somewhere.</summary>
    public bool SaySubject(TypedText text, int to)
    {
        for (var i = 0; i < to; i++)
        {
            if (MeanSubject(text, i, i + 1) || (i + 2 <= to && MeanSubject(text, i, i + 2)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether they could be somebody's name.</summary>
    public bool MayBeName(TypedText text, int from, int to)
    {
        if (_noNameEnds.Contains(text.Words[to - 1].Text))
        {
            return false;
        }

        for (var i = from; i < to; i++)
        {
            var word = Bare(text.Words[i].Text);
            if (!_nobody.Contains(word) && !_roles.Contains(word) && !_pronouns.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name as it was typed, without "the", "our customer" and what makes it own something.</summary>
    /// <param name="ownsWhatFollows">Whether a word follows that belongs to it.</param>
    public string Name(TypedText text, int from, int to, bool ownsWhatFollows)
    {
        var end = to;
        if (end - from > 1 && _owned.Contains(text.Words[end - 1].Text) && IsOwner(text.Words[end - 2].Text))
        {
            end--;
            ownsWhatFollows = true;
        }

        while (end - from > 1 && _little.IsAdverb(text.Words[end - 1].Text))
        {
            end--;
        }

        var start = from;
        while (start < end - 1 && _beforeName.Contains(text.Words[start].Text))
        {
            start++;
        }

        if (start < end - 1 && _rolesBeforeName.Contains(text.Words[start].Text))
        {
            start++;
        }

        var name = text.Slice(start, end);
        return ownsWhatFollows ? Possessive.Strip(name) : name;
    }

    private static string Bare(string word) => Possessive.Strip(word);

    private static bool IsOwner(string word) => Possessive.Strip(word).Length < word.Length;
}
