using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Entities;

/// <summary>What the readers ask of tokens.</summary>
internal static class EntityTokens
{
    /// <summary>An entity that takes the tokens from one index up to another.</summary>
    public static Entity Entity(this DateTokens tokens, EntityKind kind, int from, int to) => new(kind, tokens[from].Start, tokens[to - 1].End - tokens[from].Start);

    /// <summary>Whether what ends before an index is followed by no word that it could count.</summary>
    public static bool CountsNothing(this DateTokens tokens, int index) => tokens.Word(index).Length == 0
        ? !tokens.IsNumber(index) && !tokens.IsSign(index, '%') && !tokens.IsJoint(index, '-', '/', '.', ',', ':')
        : tokens.Is(index, WordRole.BehindNumber) || tokens.Known(index).Weekday is not null;
}
