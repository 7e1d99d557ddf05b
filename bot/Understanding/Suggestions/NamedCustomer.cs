using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Suggestions;

/// <summary>Finds a customer's name among words that fit no phrase: the longest runs of words by which nothing is asked for are looked up.</summary>
internal sealed class NamedCustomer(FunctionWords words, FindCustomer find, CustomerWords customers)
{
    private const int MostFragments = 3;
    private const int LongestFragment = 5;

    /// <summary>Whose name stands in the text; null unless it is clear who that is.</summary>
    public async ValueTask<Customer?> InAsync(TypedText text, SkillTurn turn, CancellationToken cancellationToken)
    {
        foreach (var fragment in Fragments(text).Distinct().OrderBy(fragment => !char.IsUpper(fragment[0])).ThenByDescending(fragment => fragment.Length).Take(MostFragments))
        {
            if (await OnlyAsync(fragment, turn, cancellationToken) is { } customer)
            {
                return customer;
            }
        }

        return null;
    }

    /// <summary>Whom the conversation is about; null when it is about nobody.</summary>
    public async ValueTask<Customer?> SubjectAsync(SkillTurn turn, CancellationToken cancellationToken) =>
        turn.Subject is { } number ? await OnlyAsync($"#{number}", turn, cancellationToken) : null;

    /// <summary>The one customer who is meant; null when there is none, or several.</summary>
    public async ValueTask<Customer?> OnlyAsync(string asked, SkillTurn turn, CancellationToken cancellationToken)
    {
        var found = await find(asked, turn.Caller.Number, cancellationToken);
        return found.Match is CustomerMatch.Exact or CustomerMatch.Fuzzy ? found.Customers[0] : null;
    }

    /// <summary>Runs of words that no phrase has, and those of them that begin with capitals.</summary>
    private IEnumerable<string> Fragments(TypedText text) =>
        Runs(text, word => !words.Knows(word.Text)).Concat(Runs(text, word => !words.Knows(word.Text) && char.IsUpper(text.Original[word.Start])));

    private IEnumerable<string> Runs(TypedText text, Func<TypedWord, bool> isPart)
    {
        var start = 0;
        for (var i = 0; i <= text.Count; i++)
        {
            var isPartOfRun = i < text.Count && isPart(text.Words[i]);
            var isCut = i > start && i < text.Count && text.Original.AsSpan(text.Words[i - 1].End, text.Words[i].Start - text.Words[i - 1].End).ContainsAny(",;:()");
            if (isPartOfRun && !isCut)
            {
                continue;
            }

            if (i > start && i - start <= LongestFragment)
            {
                yield return customers.Name(text, start, i, ownsWhatFollows: i < text.Count);
            }

            start = isPartOfRun ? i : i + 1;
        }
    }
}
