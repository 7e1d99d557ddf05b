using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads how many are asked for: top 5, last three orders, the ten biggest, a dozen customers. What counts time, money or a share of a hundred is no such count.</summary>
internal sealed class CountReader(DateTokens tokens)
{
    /// <summary>More than anybody reads in a chat; higher numbers are something else.</summary>
    private const int Most = 1000;

    /// <summary>The count that begins at an index; null when none does.</summary>
    public Entity? At(int index) => Value(index) is var (count, end) && count is >= 1 and <= Most && IsCount(index, end, count)
        ? tokens.Entity(EntityKind.Count, index, end) with { Number = count }
        : null;

    private (int Count, int End)? Value(int index)
    {
        var at = tokens.Is(index, WordRole.A) ? index + 1 : index;
        if (tokens.Is(index, WordRole.Half) && tokens.Is(index + 1, WordRole.A) && tokens.Is(index + 2, WordRole.Dozen))
        {
            return (6, index + 3);
        }

        if (tokens.Is(at, WordRole.Dozen))
        {
            return (12, at + 1);
        }

        if (at > index)
        {
            return null;
        }

        if (tokens.IsNumber(index))
        {
            return tokens[index].IsOrdinal || tokens[index].Text[0] == '0' || IsPartOfMore(index) ? null : (tokens[index].Value, index + 1);
        }

        return tokens.Known(index).Number is not { } word ? null : tokens.Is(index + 1, WordRole.Dozen) ? (word * 12, index + 2) : (word, index + 1);
    }

    private bool IsPartOfMore(int index) =>
        (tokens[index].IsJoined && !tokens.IsSign(index - 1, '-', '(', ',', '"', '\u201C') && !tokens.Is(index - 1, WordRole.Top))
        || tokens.IsJoint(index + 1, '.', ',', '/', ':') || (tokens.IsJoint(index - 1, '-') && tokens.IsNumber(index - 2))
        || (tokens.IsJoint(index + 1, '-') && tokens.IsNumber(index + 2)) || tokens.IsSign(index + 1, '%', '\u20AC', '$', '\u00A3');

    private bool IsCount(int index, int end, int count)
    {
        var (next, before) = (tokens.Known(end), tokens.Known(tokens.IsJoint(index - 1, '-') ? index - 2 : index - 1));
        if (next.Is(WordRole.NoCount, WordRole.Working) || next.Unit is not null || tokens.IsSign(end, '%') || tokens.IsJoint(end, '-'))
        {
            return false;
        }

        // "The last one" and "the next one" are things, no counts.
        var isThing = count == 1 && tokens[index].Kind == DateTokenKind.Word && !next.Is(WordRole.Counted);
        return !isThing && (before.Is(WordRole.Rank, WordRole.Limit) || next.Is(WordRole.Rank, WordRole.Counted) || IsCountedBehind(end));
    }

    /// <summary>Five quiet customers.</summary>
    private bool IsCountedBehind(int end) => tokens.Word(end).Length > 0 && tokens.Is(end + 1, WordRole.Counted) && !tokens.CountsNothing(end) && !tokens.IsJoint(end, '-');
}
