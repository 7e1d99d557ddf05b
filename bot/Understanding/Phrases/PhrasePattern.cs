using RetentionBot.Skills.Invocation;

namespace RetentionBot.Understanding.Phrases;

/// <summary>
/// One phrase of a function, compiled. Alternatives and optional words become branches of a graph without loops, so that matching is a table over places in the phrase
/// and words of the text: its cost is bounded by their product, whatever is typed.
/// </summary>
internal sealed class PhrasePattern
{
    private readonly List<PhraseState> _states;
    private readonly int _start;
    private readonly IReadOnlyList<IReadOnlyList<string[]>> _needs;

    /// <param name="function">Whose phrase it is.</param>
    /// <param name="text">In the language of <see cref="PhraseAttribute"/>.</param>
    /// <exception cref="FormatException">Brackets do not match, or a slot is no parameter of the function.</exception>
    public PhrasePattern(SkillFunction function, string text)
    {
        Function = function;
        Text = text;
        var parsed = PhraseParser.Parse(text, function);
        _needs = PhraseParser.Needs(parsed);
        Literals = [.. PhraseParser.Literals(parsed).Distinct()];
        _states = [new PhraseState(PhraseStep.End, "", [])];
        _start = PhraseParser.Compile(parsed, 0, _states);
    }

    /// <summary>Whose phrase it is.</summary>
    public SkillFunction Function { get; }

    /// <summary>As declared.</summary>
    public string Text { get; }

    /// <summary>Every word that may stand in it.</summary>
    public IReadOnlyList<string> Literals { get; }

    /// <summary>Whether the words that cannot be left out are there; cheap, and wrong only in favour of trying.</summary>
    public bool MayMatch(IReadOnlySet<string> present) => _needs.All(need => need.Any(alternative => alternative.All(present.Contains)));

    /// <summary>The reading of the whole text with the fewest words in slots; null when it does not fit.</summary>
    public PhraseReading? Match(PhraseText text)
    {
        var run = new PhraseRun(_states, text);
        return run.Match(_start);
    }
}

/// <summary>What a state of a compiled phrase does.</summary>
internal enum PhraseStep
{
    End,
    Word,
    Slot,
    Branch,
}

/// <summary>One state: a word or slot with what follows it, or several ways on.</summary>
internal sealed record PhraseState(PhraseStep Step, string Text, IReadOnlyList<int> Next);
