using System.Buffers;
using System.Collections.Frozen;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Frames;

/// <summary>The words that are passed on as they were typed: what a call was about, what the complaint is, what was bought.</summary>
internal static class FreeWords
{
    /// <summary>Behind which words they stand, for each intent, the surest first. An empty list: whatever no other slot took.</summary>
    private static readonly FrozenDictionary<string, string[]> Cues = new Dictionary<string, string[]>
    {
        ["log.interaction"] = ["about", "regarding", "re", "concerning", "discussed", "discussing", "talked through", "went through", "spoke about", "chatted about", "on the subject of", "who wants", "wants"],
        ["log.complaint"] = ["about", "because", "that", "complained of", "complaint is", "complaining of", "unhappy with", "upset with", "regarding", "over", "says", "said"],
        ["log.survey"] = ["because", "saying", "said", "comment", "commented", "and wrote", "noting"],
        ["log.referral"] = ["referred", "recommended", "sent us", "put us in touch with", "introduced us to", "introduced", "brought us", "brought in", "brought", "told us about", "passed us", "referral to"],
        ["log.preference"] = ["does not want", "doesn't want", "does not like", "doesn't like", "likes", "loves", "prefers", "would rather have", "would rather", "interested in", "is into", "into", "wants", "hates", "dislikes", "fan of", "keen on", "allergic to"],
        ["log.purchase"] = ["bought", "ordered", "purchased", "took", "picked up", "order of", "purchase of", "sold", "paid for", "for"],
        ["followup.schedule"] = ["to ask about", "about", "regarding", "re", "to discuss", "to talk about", "to go over", "to see if", "to check", "concerning"],
        ["draft.apology"] = ["because", "for", "about", "over", "regarding", "re"],
        ["draft.revise"] = ["put in that", "put in", "mention", "mentioning", "sentence about", "line on", "line about", "add", "include that", "include", "leave out", "refer to", "without"],
        ["draft.event"] = ["to the", "to our", "them to", "him to", "her to", "on the", "on her", "on his", "on their", "for the", "about the", "for"],
        ["customer.purchases"] = [],
    }.ToFrozenDictionary();

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",.;:!?()–—-");

    private static readonly FrozenSet<string> Edges = "a the his her their our my some to of for on at in with and that is was it he she they him them please pls thanks".Split(' ').ToFrozenSet();

    /// <summary>The words; null when there are none.</summary>
    /// <param name="isTaken">Whether a word was taken by another slot.</param>
    /// <param name="isNamed">Whether a word names somebody.</param>
    public static string? Of(string intent, TypedText text, Func<int, bool> isTaken, Func<int, bool> isNamed)
    {
        foreach (var cue in Cues.GetValueOrDefault(intent, []))
        {
            var words = cue.Split(' ');
            for (var at = 0; at + words.Length <= text.Count; at++)
            {
                if (Stands(words, text, at) && Behind(text, intent == "log.preference" ? at : at + words.Length, isTaken, isNamed) is { } found)
                {
                    return found;
                }
            }
        }

        return BehindColon(text, isTaken, isNamed) ?? (Clauses.Contains(intent) ? LongestClause(text, intent == "log.interaction" ? 1 : 0, isTaken, isNamed) : null);
    }

    /// <summary>Of these every clause that does not ask for something tells what happened.</summary>
    private static readonly FrozenSet<string> Clauses = new[] { "log.complaint", "draft.apology", "log.interaction" }.ToFrozenSet();

    private static readonly FrozenSet<string> Asking =
        "log logged record complaint complaints ticket please put note apology apologise apologize sorry draft write file open call called rang phoned spoke met meeting emailed".Split(' ').ToFrozenSet();

    private static string? LongestClause(TypedText text, int earliest, Func<int, bool> isTaken, Func<int, bool> isNamed)
    {
        (int From, int To) best = (0, 0);
        for (var from = 0; from < text.Count;)
        {
            var to = from + 1;
            while (to < text.Count && !Gap(text, to).ContainsAny(ClauseEnds))
            {
                to++;
            }

            var isAsking = Enumerable.Range(from, to - from).Any(index => Asking.Contains(text.Words[index].Text));
            if (!isAsking && from >= earliest && to - from > Math.Max(1, best.To - best.From))
            {
                best = (from, to);
            }

            from = to;
        }

        return best.To > best.From ? Behind(text, best.From, isTaken, isNamed) : null;
    }

    private static ReadOnlySpan<char> Gap(TypedText text, int at) => text.Original.AsSpan(text.Words[at - 1].End, text.Words[at].Start - text.Words[at - 1].End);

    /// <summary>Whether words only say by which way somebody wants to be contacted, which is a slot of its own.</summary>
    public static bool IsAboutContact(string words) =>
        TypedText.Of(words).Words.Any(word => word.Text is "contacted" or "contact" or "reached" or "messages" or "message" or "called" or "emailed" or "texted" or "written" or "calls" or "email" or "emails" or "letters" or "whatsapp");

    private static string? BehindColon(TypedText text, Func<int, bool> isTaken, Func<int, bool> isNamed)
    {
        for (var i = 1; i < text.Count; i++)
        {
            if (text.Original.AsSpan(text.Words[i - 1].End, text.Words[i].Start - text.Words[i - 1].End).IndexOfAny(':', '–', '—') >= 0)
            {
                return Behind(text, i, isTaken, isNamed);
            }
        }

        return null;
    }

    /// <summary>The words from there to the end, without entities and little words around them.</summary>
    private static string? Behind(TypedText text, int from, Func<int, bool> isTaken, Func<int, bool> isNamed)
    {
        while (from < text.Count && (isTaken(from) || Edges.Contains(text.Words[from].Text)))
        {
            from++;
        }

        var to = from;
        while (to < text.Count && !isNamed(to) && !IsClauseEnd(text, from, to))
        {
            to++;
        }

        while (to > from && (isTaken(to - 1) || Edges.Contains(text.Words[to - 1].Text)))
        {
            to--;
        }

        return to > from ? text.Slice(from, to) : null;
    }

    private static bool IsClauseEnd(TypedText text, int from, int at) => at > from
        && (Gap(text, at).ContainsAny(".;!?") || (Gap(text, at).Contains(',') && text.Words[at].Text is "please" or "pls" or "log" or "put" or "make" or "save" or "can" or "note" or "so" or "and"));

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
