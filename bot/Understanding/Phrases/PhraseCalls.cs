using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Phrases;

/// <summary>Makes a call of a request: by the phrase that fits best, exactly if one does, else with small mistakes passed over.</summary>
internal sealed class PhraseCalls(PhraseBook book, Lexicon lexicon)
{
    /// <summary>A phrase of so few words may have taken in a request of another kind as a name.</summary>
    private const int FewWords = 2;

    private const int LongName = 4;

    private const string Product = "product";

    /// <summary>The call; null when no phrase fits.</summary>
    public FoundCall? Find(Request request)
    {
        var exact = Best(request.Text, isTolerant: false);
        var tolerant = exact is null || TookFewWords(exact.Value.Match) ? Best(request.Text, isTolerant: true) : null;
        var best = exact is null || tolerant?.Match.Words > exact.Value.Match.Words ? tolerant : exact;
        return best is var (match, count) ? new FoundCall(CallOf(match, request, count), match.Phrase.Function, DoubtOf(match)) : null;
    }

    /// <summary>The best of the request as it is, without its count, and without "tell me" before it.</summary>
    private (PhraseMatch Match, int? Count)? Best(TypedText text, bool isTolerant)
    {
        var inner = lexicon.Courtesies.Inner(text);
        (PhraseMatch Match, int? Count)? best = null;
        Try(text, isIndirect: false);
        if (inner.Count < text.Count)
        {
            Try(inner, isIndirect: true);
        }

        return best;

        void Try(TypedText words, bool isIndirect)
        {
            if (lexicon.AskedCounts.Find(words) is var (count, rest))
            {
                Keep(book.Match(rest, isIndirect, isTolerant), count);
            }

            Keep(book.Match(words, isIndirect, isTolerant), count: null);
        }

        void Keep(PhraseMatch? match, int? count)
        {
            if (match is not null && (best is null || match.Words > best.Value.Match.Words))
            {
                best = (match, count);
            }
        }
    }

    private SkillCall CallOf(PhraseMatch match, Request request, int? count)
    {
        var function = match.Phrase.Function;
        var arguments = new Dictionary<string, string>();
        foreach (var parameter in function.Parameters)
        {
            if (parameter.Type == typeof(Period) && request.Span is { } span)
            {
                arguments[parameter.Name] = span.Period.ToString();
            }
            else if (parameter.Name == "count" && count is { } number)
            {
                arguments[parameter.Name] = number.ToString(CultureInfo.InvariantCulture);
            }
        }

        foreach (var slot in match.Slots)
        {
            if (function.Parameters.FirstOrDefault(parameter => parameter.Name == slot.Name) is { } parameter && Argument(parameter, slot, match.Text) is { } argument)
            {
                arguments[slot.Name] = argument;
            }
        }

        return new SkillCall(function.Name, arguments);
    }

    /// <summary>What a slot's words come to; null when they mean whoever the conversation is about.</summary>
    private string? Argument(SkillParameter parameter, SlotMatch slot, TypedText text)
    {
        if (parameter.Type == typeof(Customer))
        {
            return lexicon.Customers.MeanSubject(text, slot.From, slot.To) ? parameter.IsOnlyIfNamed ? SkillParameter.Subject : null : lexicon.Customers.Name(text, slot.From, slot.To, ownsWhatFollows: slot.To < text.Count);
        }

        return parameter.Type == typeof(int)
            ? lexicon.Numbers.Count(text.Words[slot.From].Text)?.ToString(CultureInfo.InvariantCulture)
            : parameter.Name == Product ? lexicon.Little.Thing(text.Part(slot.From, slot.To))
            : parameter.Type == typeof(string) ? text.Kept(slot.From, slot.To)
            : text.Slice(slot.From, slot.To);
    }

    private NameDoubt DoubtOf(PhraseMatch match)
    {
        if (!TookFewWords(match))
        {
            return NameDoubt.None;
        }

        foreach (var slot in match.Slots)
        {
            if (match.Phrase.Function.Parameters.Any(parameter => parameter.Name == slot.Name && parameter.Type == typeof(Customer)) && IsStrange(match.Text, slot))
            {
                return NameDoubt.Strange;
            }
        }

        return IsAskedByCommonWords(match) ? NameDoubt.AnyWord : NameDoubt.None;
    }

    /// <summary>Whether words stand in it by which functions are asked for, or more than a name has.</summary>
    private bool IsStrange(TypedText text, SlotMatch slot)
    {
        var from = slot.From;
        while (from < slot.To - 1 && lexicon.Doubts.MayStandBeforeName(text.Words[from].Text))
        {
            from++;
        }

        return slot.To - from > LongName
            || text.Words.Skip(from).Take(slot.To - from).Any(word => !lexicon.Doubts.MayStandInsideName(word.Text) && (book.Knows(word.Text) || lexicon.Little.IsCommon(word.Text)));
    }

    /// <summary>"Show …", "find …" and "who is …" can be followed by anything.</summary>
    private bool IsAskedByCommonWords(PhraseMatch match)
    {
        for (var i = 0; i < match.Text.Count; i++)
        {
            var word = match.Text.Words[i].Text;
            if (!match.Slots.Any(slot => i >= slot.From && i < slot.To) && !lexicon.Little.IsCommon(word) && !lexicon.Doubts.AskForAnything(word))
            {
                return false;
            }
        }

        return true;
    }

    private bool TookFewWords(PhraseMatch match) =>
        match.Words <= FewWords && match.Slots.Any(slot => !lexicon.Customers.MeanSubject(match.Text, slot.From, slot.To));
}

/// <summary>A call made of a request.</summary>
/// <param name="Call">The call.</param>
/// <param name="Function">What it calls.</param>
/// <param name="Doubt">Whether what it takes for a name may be something else.</param>
internal sealed record FoundCall(SkillCall Call, SkillFunction Function, NameDoubt Doubt);

/// <summary>How far what stands where a name is expected may be something else.</summary>
internal enum NameDoubt
{
    /// <summary>The phrase says enough; whatever stands there is meant as a name.</summary>
    None,

    /// <summary>Anything may follow such a phrase: it is a name if somebody is called so, or nearly so.</summary>
    AnyWord,

    /// <summary>It has words of other requests in it: it is a name only if somebody is called so.</summary>
    Strange,
}
