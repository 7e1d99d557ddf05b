using System.Collections.Frozen;
using RetentionBot.Skills.Names;

namespace RetentionBot.Understanding.Words;

/// <summary>Tells a customer's name from a word that means whoever the talk is about, and from words that name nobody.</summary>
internal static class CustomerWords
{
    private static readonly FrozenSet<string> Pronouns = Set("them they their theirs him his he her hers she it its it's");

    private static readonly FrozenSet<string> Roles = Set("customer account client company contact person guy lady");

    private static readonly FrozenSet<string> Nobody = Set(
        "i me my mine we us our ours you your yours yourself myself all any every each no some many much the a this that these those which what who whom whose when where how why "
        + "everybody everyone everything anybody anyone anything somebody someone something nobody nothing customers clients accounts companies contacts people "
        + "and or of for to by with from in on at is are was were do does did has have had not ever last latest recent more most new open");

    private static readonly FrozenSet<string> Leading = Set("the our my a actually just");

    /// <summary>Whether the words from one index up to another mean whoever the conversation is about.</summary>
    public static bool MeanSubject(TypedText text, int from, int to)
    {
        var last = Bare(text.Words[to - 1].Text);
        return (to - from == 1 && (Pronouns.Contains(text.Words[from].Text) || Pronouns.Contains(last)))
            || (to - from == 2 && text.Words[from].Text is "this" or "that" or "the" or "same" && Roles.Contains(last));
    }

    /// <summary>Whether the words up to an index say "them" or "this customer" somewhere.</summary>
    public static bool SaySubject(TypedText text, int to)
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
    public static bool MayBeName(TypedText text, int from, int to)
    {
        if (text.Words[to - 1].Text is "of" or "for" or "to" or "by" or "with" or "from" or "and" or "or" or "the" or "a")
        {
            return false;
        }

        for (var i = from; i < to; i++)
        {
            var word = Bare(text.Words[i].Text);
            if (!Nobody.Contains(word) && !Roles.Contains(word) && !Pronouns.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name as it was typed, without "the", "our customer" and what makes it own something.</summary>
    /// <param name="ownsWhatFollows">Whether a word follows that belongs to it.</param>
    public static string Name(TypedText text, int from, int to, bool ownsWhatFollows)
    {
        var end = to;
        if (end - from > 1 && text.Words[end - 1].Text == "account" && IsOwner(text.Words[end - 2].Text))
        {
            end--;
            ownsWhatFollows = true;
        }

        while (end - from > 1 && LittleWords.IsAdverb(text.Words[end - 1].Text))
        {
            end--;
        }

        var start = from;
        while (start < end - 1 && Leading.Contains(text.Words[start].Text))
        {
            start++;
        }

        if (start < end - 1 && text.Words[start].Text is "customer" or "client" or "account")
        {
            start++;
        }

        var name = text.Slice(start, end);
        return ownsWhatFollows ? Possessive.Strip(name) : name;
    }

    private static string Bare(string word) => Possessive.Strip(word);

    private static bool IsOwner(string word) => Possessive.Strip(word).Length < word.Length;

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
