using System.Collections.Frozen;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads how many are asked for: top 5, last three orders, the ten biggest, a dozen customers. What counts time, money or a share of a hundred is no such count.</summary>
internal sealed class CountReader(DateTokens tokens)
{
    /// <summary>Words of rank before or behind a count.</summary>
    private static readonly FrozenSet<string> Ranks = WordTable.Of(
        "top bottom last latest past previous recent newest oldest first next best worst biggest largest smallest highest lowest most least loyalest quietest busiest strongest weakest "
        + "upcoming overdue");

    /// <summary>Words that limit a list.</summary>
    private static readonly FrozenSet<string> Limits = WordTable.Of("limit only max maximum just exactly");

    private static readonly FrozenSet<string> Counted = WordTable.Of(
        "customers clients accounts orders purchases invoices contacts follow followups tasks reminders tickets complaints offers emails calls meetings names prospects leads referrals "
        + "events people items results interactions notes products touchpoints conversations opportunities");

    private static readonly FrozenSet<string> Shares = WordTable.Of("percent per pct times x pm am o oclock out");

    /// <summary>More than anybody reads in a chat; higher numbers are something else.</summary>
    private const int Most = 1000;

    /// <summary>The count that begins at an index; null when none does.</summary>
    public Entity? At(int index) => Value(index) is var (count, end) && count is >= 1 and <= Most && IsCount(index, end, count)
        ? tokens.Entity(EntityKind.Count, index, end) with { Number = count }
        : null;

    private (int Count, int End)? Value(int index)
    {
        var at = tokens.Is(index, "a") ? index + 1 : index;
        if (tokens.Is(index, "half") && tokens.Is(index + 1, "a") && tokens.Is(index + 2, "dozen"))
        {
            return (6, index + 3);
        }

        if (tokens.Is(at, "dozen"))
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

        return tokens.Lexicon.Numbers.Count(tokens.Word(index)) is not { } word ? null : tokens.Is(index + 1, "dozen") ? (word * 12, index + 2) : (word, index + 1);
    }

    private bool IsPartOfMore(int index) =>
        (tokens[index].IsJoined && !tokens.IsSign(index - 1, '-', '(', ',', '"', '\u201C') && !tokens.Is(index - 1, "top"))
        || tokens.IsJoint(index + 1, '.', ',', '/', ':') || (tokens.IsJoint(index - 1, '-') && tokens.IsNumber(index - 2))
        || (tokens.IsJoint(index + 1, '-') && tokens.IsNumber(index + 2)) || tokens.IsSign(index + 1, '%', '\u20AC', '$', '\u00A3');

    private bool IsCount(int index, int end, int count)
    {
        var (next, before) = (tokens.Word(end), tokens.Word(tokens.IsJoint(index - 1, '-') ? index - 2 : index - 1));
        if (Shares.Contains(next) || Calendar.Unit(next) is not null || tokens.Is(end, "working", "business") || tokens.IsSign(end, '%') || tokens.IsJoint(end, '-'))
        {
            return false;
        }

        // "The last one" and "the next one" are things, no counts.
        var isThing = count == 1 && tokens[index].Kind == DateTokenKind.Word && !Counted.Contains(next);
        return !isThing && (Ranks.Contains(before) || Limits.Contains(before) || Ranks.Contains(next) || Counted.Contains(next) || IsCountedBehind(end));
    }

    /// <summary>Five quiet customers.</summary>
    private bool IsCountedBehind(int end) => tokens.Word(end).Length > 0 && Counted.Contains(tokens.Word(end + 1)) && !tokens.CountsNothing(end) && !tokens.IsJoint(end, '-');
}
