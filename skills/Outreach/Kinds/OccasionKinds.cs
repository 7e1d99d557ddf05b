using RetentionBot.Skills.Language;
using RetentionBot.Skills.Outreach.Style;

namespace RetentionBot.Skills.Outreach.Kinds;

/// <summary>What kind of an occasion words name: a birthday, a season, an invitation.</summary>
public sealed class OccasionKinds
{
    /// <summary>In the order they are looked for: an invitation to a birthday is an invitation.</summary>
    private static readonly string[] Kinds = ["invitation", "birthday", "renewal", "anniversary", "season"];

    private readonly List<(string Kind, Expressions Words)> _words;

    /// <exception cref="InvalidOperationException">Something is wrong in the file of words.</exception>
    public OccasionKinds()
    {
        var words = WordList.In("en", "occasion-kinds").Groups(Kinds);
        _words = [.. Kinds.Select(kind => (kind, new Expressions(words[kind])))];
    }

    /// <summary>One of the reasons of a message for an occasion; <c>occasion</c> where the words name none of the others.</summary>
    public string Of(string words) => _words.Find(kind => kind.Words.CountIn(words) > 0).Kind ?? "occasion";
}
