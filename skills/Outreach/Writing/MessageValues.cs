using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Outreach.Templates;

namespace RetentionBot.Skills.Outreach.Writing;

/// <summary>What the placeholders of one message stand for: facts, the people it is between, and gaps where nobody knows.</summary>
internal sealed class MessageValues
{
    /// <summary>Where somebody works is no fact about them that a message tells.</summary>
    private const string Company = "company";

    private readonly Dictionary<string, DraftFact> _facts;
    private readonly Dictionary<string, string> _values;
    private readonly HashSet<string> _gaps = new(StringComparer.Ordinal);

    public MessageValues(WritingTask task)
    {
        _facts = new FactWording(task.Templates, task.Culture, task.Form, task.Today).Of(task.Sheet.Facts);
        _values = FactWording.ValuesOf(_facts);
        foreach (var (name, value) in OfPeople(task))
        {
            _values.TryAdd(name, value);
        }

        foreach (var gap in TemplateVocabulary.Of(task.Kind.Purpose).Gaps.Append("name").Where(gap => !_values.ContainsKey(gap)))
        {
            _values[gap] = Gaps.Of(task.Templates, gap);
            _gaps.Add(gap);
        }
    }

    /// <summary>Every placeholder that is known, or asked for, in words.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>Whether a placeholder stands for something nobody has said yet.</summary>
    public bool IsGap(string placeholder) => _gaps.Contains(placeholder);

    /// <summary>The facts among the placeholders a message names, by name.</summary>
    public IReadOnlyList<DraftFact> FactsOf(IEnumerable<string> told) => [.. told.Where(name => name != Company && _facts.ContainsKey(name)).Order(StringComparer.Ordinal).Select(name => _facts[name])];

    private static IEnumerable<KeyValuePair<string, string>> OfPeople(WritingTask task)
    {
        foreach (var value in task.To?.Values(task.IsOnFirstNameTerms) ?? [])
        {
            yield return value;
        }

        yield return new("sender", task.Sender.Name);
        if (task.Sender.Phone is { } phone)
        {
            yield return new("sender_phone", phone);
        }

        if (task.Sender.Title is { } title)
        {
            yield return new("sender_title", title);
        }
    }
}
