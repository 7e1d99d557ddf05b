using RetentionBot.Skills.Language;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Outreach.Style;
using RetentionBot.Skills.Outreach.Templates;

namespace RetentionBot.Skills.Outreach.Kinds;

/// <summary>What kind of an occasion words name: a birthday, a season, an invitation.</summary>
public sealed class OccasionKinds
{
    /// <summary>In the order they are looked for: an invitation to a birthday is an invitation.</summary>
    private static readonly string[] Kinds = ["invitation", "birthday", "renewal", "anniversary", "season"];

    /// <summary>Words before an occasion that make no other of it.</summary>
    private static readonly string[] Before = ["the", "our", "their", "his", "her"];

    private readonly List<(string Kind, Expressions Words)> _words;
    private readonly Dictionary<string, string> _known;

    /// <exception cref="InvalidOperationException">Something is wrong in the file of words.</exception>
    public OccasionKinds()
    {
        var words = WordList.In("en", "occasion-kinds").Groups(Kinds);
        _words = [.. Kinds.Select(kind => (kind, new Expressions(words[kind])))];
        _known = WordList.In("en", "named-occasions").Table(TemplateVocabulary.Occasions).ToDictionary(name => NameFolding.Fold(name.Key), name => name.Value, StringComparer.Ordinal);
    }

    /// <summary>One of the reasons of a message for an occasion; <c>occasion</c> where the words name none of the others.</summary>
    public string Of(string words) => _words.Find(kind => kind.Words.CountIn(words) > 0).Kind ?? "occasion";

    /// <summary>The occasion words name, to be told in any language.</summary>
    public FactValue.Occasion Named(string words)
    {
        var folded = NameFolding.Fold(words);
        var blank = folded.IndexOf(' ', StringComparison.Ordinal);
        return new FactValue.Occasion(words, _known.GetValueOrDefault(blank > 0 && Before.Contains(folded[..blank]) ? folded[(blank + 1)..] : folded));
    }
}
