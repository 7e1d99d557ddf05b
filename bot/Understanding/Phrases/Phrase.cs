using RetentionBot.Skills.Invocation;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Phrases;

/// <summary>A pattern of a function, compiled.</summary>
internal sealed class Phrase
{
    private readonly List<PhraseNode> _nodes = [];

    /// <summary>Compiles the parts of a pattern.</summary>
    /// <param name="isIndirect">Whether it is only asked inside another question: "tell me what they have bought".</param>
    public Phrase(SkillFunction function, IReadOnlyList<PhrasePart> parts, bool isIndirect)
    {
        Function = function;
        Parts = parts;
        IsIndirect = isIndirect;
        Add(parts);
        _nodes.Add(new PhraseNode(PhraseNodeKind.End, "", []));
    }

    public SkillFunction Function { get; }

    public IReadOnlyList<PhrasePart> Parts { get; }

    public bool IsIndirect { get; }

    /// <summary>The steps; the last one is the end.</summary>
    public IReadOnlyList<PhraseNode> Nodes => _nodes;

    /// <summary>All its words.</summary>
    public IEnumerable<string> Words => _nodes.Where(node => node.Kind == PhraseNodeKind.Word).Select(node => node.Text).Distinct();

    /// <summary>Words of which each request of this kind has at least one, the rarest such set; empty when there is none.</summary>
    /// <param name="frequency">In how many patterns a word stands.</param>
    /// <param name="little">Which words may be missing in a request.</param>
    public IReadOnlyList<string> Anchors(IReadOnlyDictionary<string, int> frequency, LittleWords little) => AnchorsOf(Parts, frequency, little) ?? [];

    private static IReadOnlyList<string>? AnchorsOf(IReadOnlyList<PhrasePart> parts, IReadOnlyDictionary<string, int> frequency, LittleWords little) => parts
        .Select(part => part switch
        {
            PhrasePart.Word word => [word.Text],
            PhrasePart.Choice { IsOptional: false } choice => AnchorsOfAll(choice, frequency, little),
            _ => null,
        })
        .OfType<IReadOnlyList<string>>()
        .OrderBy(anchors => anchors.Any(little.MayBeMissing))
        .ThenBy(anchors => anchors.Sum(word => frequency[word]))
        .FirstOrDefault();

    private static List<string>? AnchorsOfAll(PhrasePart.Choice choice, IReadOnlyDictionary<string, int> frequency, LittleWords little)
    {
        var ways = choice.Ways.Select(way => AnchorsOf(way, frequency, little)).ToList();
        return ways.Contains(null) ? null : [.. ways.OfType<IReadOnlyList<string>>().SelectMany(anchors => anchors).Distinct()];
    }

    private void Add(IReadOnlyList<PhrasePart> parts)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case PhrasePart.Word word:
                    _nodes.Add(new PhraseNode(PhraseNodeKind.Word, word.Text, [_nodes.Count + 1]));
                    break;
                case PhrasePart.Slot slot:
                    _nodes.Add(new PhraseNode(PhraseNodeKind.Slot, slot.Name, [_nodes.Count + 1], Function.Parameters.FirstOrDefault(parameter => parameter.Name == slot.Name)?.Type));
                    break;
                case PhrasePart.Choice choice:
                    AddFork(choice);
                    break;
            }
        }
    }

    private void AddFork(PhrasePart.Choice choice)
    {
        var fork = _nodes.Count;
        _nodes.Add(default);
        var starts = new List<int>();
        var ends = new List<int>();
        foreach (var way in choice.Ways)
        {
            starts.Add(_nodes.Count);
            Add(way);
            ends.Add(_nodes.Count);
            _nodes.Add(default);
        }

        var behind = _nodes.Count;
        foreach (var end in ends)
        {
            _nodes[end] = new PhraseNode(PhraseNodeKind.Fork, "", [behind]);
        }

        _nodes[fork] = new PhraseNode(PhraseNodeKind.Fork, "", choice.IsOptional ? [.. starts, behind] : [.. starts]);
    }
}
