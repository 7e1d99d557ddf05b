using System.Collections.Frozen;
using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Phrases;

/// <summary>Words that settle whether what a short phrase took for a name may be something else; see <see cref="NameDoubt"/>.</summary>
internal sealed class NameDoubtWords
{
    private readonly FrozenSet<string> _beforeName;
    private readonly FrozenSet<string> _insideName;
    private readonly FrozenSet<string> _asking;

    /// <param name="language">See <see cref="WordList"/>.</param>
    public NameDoubtWords(string language)
    {
        var words = WordList.In(language, "doubts").Groups("before name", "inside name", "asking");
        _beforeName = words["before name"].ToFrozenSet();
        _insideName = words["inside name"].ToFrozenSet();
        _asking = words["asking"].ToFrozenSet();
    }

    /// <summary>"Our Hansen" is Hansen.</summary>
    public bool MayStandBeforeName(string word) => _beforeName.Contains(word);

    /// <summary>"House of Wines" is a name for all its "of".</summary>
    public bool MayStandInsideName(string word) => _insideName.Contains(word);

    /// <summary>"Find …": anything may follow.</summary>
    public bool AskForAnything(string word) => _asking.Contains(word);
}
