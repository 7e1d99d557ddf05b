using System.Collections.Frozen;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Entities;

/// <summary>What the readers ask of tokens.</summary>
internal static class EntityTokens
{
    /// <summary>Words that go on with a request, so that a number before them counts nothing.</summary>
    private static readonly FrozenSet<string> GoingOn = WordTable.Of(
        "and or to until till through by for from of with on in at about regarding re because but so as via after before every each per this next last the his her their my our your "
        + "today tomorrow yesterday tonight please thanks i we he she they it me us you is was were what who when");

    /// <summary>An entity that takes the tokens from one index up to another.</summary>
    public static Entity Entity(this DateTokens tokens, EntityKind kind, int from, int to) => new(kind, tokens[from].Start, tokens[to - 1].End - tokens[from].Start);

    /// <summary>Whether what ends before an index is followed by no word that it could count.</summary>
    public static bool CountsNothing(this DateTokens tokens, int index) => tokens.Word(index) is var word && (word.Length == 0
        ? !tokens.IsNumber(index) && !tokens.IsSign(index, '%') && !tokens.IsJoint(index, '-', '/', '.', ',', ':')
        : GoingOn.Contains(word) || Calendar.Weekday(word) is not null);

    /// <summary>The index behind words that may be missing, each at most once and in this order.</summary>
    public static int Skip(this DateTokens tokens, int index, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (tokens.Is(index, word))
            {
                index++;
            }
        }

        return index;
    }
}
