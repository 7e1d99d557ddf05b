using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Understanding.Phrases;

/// <summary>A request read as a call, and how much of it was not understood.</summary>
/// <param name="Call">What to do.</param>
/// <param name="Rest">Words that went into slots, and words of a time span that the function does not take: the fewer, the surer.</param>
/// <param name="Slots">How many slots were filled.</param>
/// <param name="TookSpan">Whether a time span was taken out of the text for it.</param>
internal sealed record PhraseCall(SkillCall Call, int Rest, int Slots, bool TookSpan);

/// <summary>All phrases of a catalogue, compiled once.</summary>
internal sealed class PhraseBook
{
    /// <summary>What a function calls the time span it takes.</summary>
    public const string Period = "period";

    private readonly List<PhrasePattern> _patterns;

    /// <exception cref="FormatException">A phrase cannot be read; a fault of the function that declares it.</exception>
    public PhraseBook(SkillCatalogue catalogue) =>
        _patterns = [.. catalogue.Functions.SelectMany(function => function.Phrases.Select(phrase => new PhrasePattern(function, phrase)))];

    /// <summary>The phrases, in the order of the functions' names.</summary>
    public IReadOnlyList<PhrasePattern> Patterns => _patterns;

    /// <summary>The best readings of one wording of a request, with what was taken out of it as arguments. Several only where they are equally good.</summary>
    /// <param name="text">What is left to be matched.</param>
    /// <param name="taken">Arguments found before, by name.</param>
    /// <param name="spanWords">How many words the time span had; 0 when none was taken out.</param>
    public IEnumerable<PhraseCall> Read(PhraseText text, IReadOnlyDictionary<string, string> taken, int spanWords)
    {
        foreach (var pattern in _patterns)
        {
            if (pattern.MayMatch(text.Present) && pattern.Match(text) is { } reading)
            {
                var takesSpan = pattern.Function.Parameters.Any(parameter => parameter.Name == Period);
                yield return new PhraseCall(Call(pattern.Function, reading, text, taken), reading.SlotWords + (takesSpan ? 0 : spanWords), reading.Slots.Count, spanWords > 0);
            }
        }
    }

    private static SkillCall Call(SkillFunction function, PhraseReading reading, PhraseText text, IReadOnlyDictionary<string, string> taken)
    {
        var arguments = new Dictionary<string, string>();
        foreach (var parameter in function.Parameters)
        {
            if (taken.TryGetValue(parameter.Name, out var value))
            {
                arguments[parameter.Name] = value;
            }
        }

        foreach (var (name, from, to) in reading.Slots)
        {
            if (name == SlotWords.Count)
            {
                arguments[name] = Periods.PeriodWords.Count(text.Words[from].Canonical).ToString(System.Globalization.CultureInfo.InvariantCulture);
            }
            else if (function.Parameters.Any(parameter => parameter.Name == name && parameter.Type == typeof(Customer)))
            {
                AddCustomer(arguments, name, text, from, to);
            }
            else
            {
                arguments[name] = text.Original(from, to);
            }
        }

        return new SkillCall(function.Name, arguments);
    }

    /// <summary>A pronoun is no name: without one the customer is whoever the conversation is about.</summary>
    private static void AddCustomer(Dictionary<string, string> arguments, string name, PhraseText text, int from, int to)
    {
        if (SlotWords.IsPronoun(text, from, to))
        {
            return;
        }

        var first = to - from > 1 && text.Words[from].Canonical is "the" or "our" ? from + 1 : from;
        arguments[name] = text.Original(first, to);
    }
}
