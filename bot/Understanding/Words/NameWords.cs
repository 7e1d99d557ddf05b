using System.Collections.Frozen;
using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Words;

/// <summary>What stands in names of people and companies.</summary>
internal sealed class NameWords
{
    private readonly FrozenSet<string> _particles;
    private readonly FrozenSet<string> _titles;
    private readonly FrozenSet<string> _joints;
    private readonly string[] _asker;

    /// <param name="language">See <see cref="WordList"/>.</param>
    public NameWords(string language)
    {
        var words = WordList.In(language, "names").Groups("particle", "title", "joint", "asker");
        _particles = words["particle"].ToFrozenSet();
        _titles = words["title"].ToFrozenSet();
        _joints = words["joint"].ToFrozenSet();
        _asker = [.. words["asker"]];
    }

    /// <summary>"Van", "de": inside a name, and none on its own.</summary>
    public bool IsParticle(string word) => _particles.Contains(word);

    /// <summary>"Mr", "Dr": before a name, and not of it.</summary>
    public bool IsTitle(string word) => _titles.Contains(word);

    /// <summary>"And": between two parts of a company's name.</summary>
    public bool IsJoint(string word) => _joints.Contains(word);

    /// <summary>"I'd": has a capital and means whoever asks.</summary>
    public bool IsAsker(string word) => Array.Exists(_asker, start => word.StartsWith(start, StringComparison.Ordinal));
}
