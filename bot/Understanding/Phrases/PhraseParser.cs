using RetentionBot.Skills.Invocation;

namespace RetentionBot.Understanding.Phrases;

/// <summary>A part of a parsed phrase; a closed family.</summary>
internal abstract record PhrasePart
{
    private PhrasePart()
    {
    }

    /// <summary>A word.</summary>
    public sealed record Literal(string Text) : PhrasePart;

    /// <summary>What varies.</summary>
    public sealed record Slot(string Name) : PhrasePart;

    /// <summary>One of several; an empty one may be left out.</summary>
    public sealed record Choice(IReadOnlyList<IReadOnlyList<PhrasePart>> Alternatives) : PhrasePart;
}

/// <summary>Reads the pattern language of <see cref="PhraseAttribute"/>: <c>{slot}</c>, <c>(a|b)</c>, <c>[a|b]</c>, nested at will.</summary>
internal static class PhraseParser
{
    public static IReadOnlyList<PhrasePart> Parse(string text, SkillFunction function)
    {
        var at = 0;
        var alternatives = Alternatives(text, ref at, function);
        return at == text.Length && alternatives.Count == 1 ? alternatives[0] : throw Malformed(text, function, "its brackets do not match");
    }

    /// <summary>Adds the states of a sequence that goes on to <paramref name="next"/>; returns where it begins.</summary>
    public static int Compile(IReadOnlyList<PhrasePart> sequence, int next, List<PhraseState> states)
    {
        for (var i = sequence.Count - 1; i >= 0; i--)
        {
            var behind = next;
            states.Add(sequence[i] switch
            {
                PhrasePart.Literal literal => new PhraseState(PhraseStep.Word, literal.Text, [behind]),
                PhrasePart.Slot slot => new PhraseState(PhraseStep.Slot, slot.Name, [behind]),
                PhrasePart.Choice choice => new PhraseState(PhraseStep.Branch, "", [.. choice.Alternatives.Select(alternative => Compile(alternative, behind, states))]),
                _ => throw new InvalidOperationException($"Part '{sequence[i]}' is of no known kind."),
            });
            next = states.Count - 1;
        }

        return next;
    }

    /// <summary>For each part that cannot be left out, the words of each of its alternatives.</summary>
    public static IReadOnlyList<IReadOnlyList<string[]>> Needs(IReadOnlyList<PhrasePart> sequence) =>
    [
        .. sequence.Select(part => part switch
        {
            PhrasePart.Literal literal => [[literal.Text]],
            PhrasePart.Choice choice => choice.Alternatives.Select(alternative => alternative.OfType<PhrasePart.Literal>().Select(literal => literal.Text).ToArray()).ToList(),
            _ => (IReadOnlyList<string[]>)[[]],
        }),
    ];

    /// <summary>All words of a sequence.</summary>
    public static IEnumerable<string> Literals(IReadOnlyList<PhrasePart> sequence) => sequence.SelectMany(part => part switch
    {
        PhrasePart.Literal literal => [literal.Text],
        PhrasePart.Choice choice => choice.Alternatives.SelectMany(Literals),
        _ => (IEnumerable<string>)[],
    });

    private static List<IReadOnlyList<PhrasePart>> Alternatives(string text, ref int at, SkillFunction function)
    {
        var alternatives = new List<IReadOnlyList<PhrasePart>>();
        var sequence = new List<PhrasePart>();
        while (at < text.Length && text[at] is not (')' or ']'))
        {
            switch (text[at])
            {
                case ' ':
                    at++;
                    break;
                case '|':
                    at++;
                    alternatives.Add(sequence);
                    sequence = [];
                    break;
                case '(' or '[':
                    sequence.Add(Choice(text, ref at, function));
                    break;
                case '{':
                    sequence.Add(Slot(text, ref at, function));
                    break;
                default:
                    sequence.AddRange(Words(text, ref at));
                    break;
            }
        }

        alternatives.Add(sequence);
        return alternatives;
    }

    private static PhrasePart.Choice Choice(string text, ref int at, SkillFunction function)
    {
        var closing = text[at] == '(' ? ')' : ']';
        at++;
        var alternatives = Alternatives(text, ref at, function);
        if (at >= text.Length || text[at] != closing)
        {
            throw Malformed(text, function, $"a '{closing}' is missing");
        }

        at++;
        return new PhrasePart.Choice(closing == ']' ? [.. alternatives, []] : alternatives);
    }

    private static PhrasePart.Slot Slot(string text, ref int at, SkillFunction function)
    {
        var end = text.IndexOf('}', at);
        var name = end < 0 ? throw Malformed(text, function, "a '}' is missing") : text[(at + 1)..end];
        if (function.Parameters.All(parameter => parameter.Name != name))
        {
            throw Malformed(text, function, $"the function has no parameter '{name}'");
        }

        // "{customer}'s" and "{customer}" are the same: a possessive ending is taken off what was typed.
        at = end + 1;
        at += text.AsSpan(at).StartsWith("'s") ? 2 : 0;
        return new PhrasePart.Slot(name);
    }

    private static IEnumerable<PhrasePart> Words(string text, ref int at)
    {
        var from = at;
        while (at < text.Length && " |()[]{".IndexOf(text[at], StringComparison.Ordinal) < 0)
        {
            at++;
        }

        return PhraseText.Canonical(text[from..at]).Select(word => new PhrasePart.Literal(word));
    }

    private static FormatException Malformed(string text, SkillFunction function, string why) =>
        new($"Phrase '{text}' of function '{function.Name}' cannot be read: {why}.");
}
