using RetentionBot.Skills.Language;
using RetentionBot.Skills.Outreach.Style;

namespace RetentionBot.Skills.Recording;

/// <summary>Finds in a customer's reply what somebody has to see to: what they are unhappy about, and what they wait for.</summary>
public sealed class ReplyWords
{
    private static readonly char[] Ends = ['.', '!', '?', '\n'];

    private readonly Expressions _complaints;
    private readonly Expressions _promises;

    /// <exception cref="InvalidOperationException">Something is wrong in the file of words.</exception>
    public ReplyWords()
    {
        var words = WordList.In("en", "replies").Groups("complaint", "promise");
        _complaints = new Expressions(words["complaint"]);
        _promises = new Expressions(words["promise"]);
    }

    /// <summary>The sentences that complain; empty for none.</summary>
    public IReadOnlyList<string> ComplaintsIn(string reply) => With(_complaints, reply);

    /// <summary>The sentences that wait for something; empty for none.</summary>
    public IReadOnlyList<string> PromisesIn(string reply) => With(_promises, reply);

    private static List<string> With(Expressions expressions, string reply) =>
        [.. reply.Split(Ends, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(sentence => expressions.CountIn(sentence) > 0)];
}
