using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads what a customer answered in a survey: 9 out of 10, NPS 8, scored 4/5, gave us a seven, four stars.</summary>
internal sealed class ScoreReader(DateTokens tokens)
{
    private readonly bool _isAboutScores = tokens.Exists(token => token.Known.Is(WordRole.ScoreHint));

    /// <summary>The score whose number begins at an index; null when none does.</summary>
    public Entity? At(int index) => Value(index) is var (score, next) && !tokens.IsJoint(index - 1, '.', ',', '/', '-', ':', '#')
        && (OutOf(score, next) ?? Stars(next) ?? Alone(index, score, next)) is { } end
            ? tokens.Entity(EntityKind.Score, index, end) with { Number = score }
            : null;

    /// <summary>8, 4.5, nine, zero.</summary>
    private (decimal Score, int End)? Value(int index)
    {
        if (!tokens.IsNumber(index))
        {
            return tokens.Is(index, WordRole.Zero) ? (0, index + 1) : tokens.Known(index).Number is { } word ? (word, index + 1) : null;
        }

        if (tokens[index].IsOrdinal || tokens[index].Text.Length > 3 || (tokens[index].IsJoined && index > 0 && tokens[index - 1].Kind != DateTokenKind.Sign)
            || tokens.IsSign(index - 1, '$', '\u20AC', '\u00A3', '+'))
        {
            return null;
        }

        return tokens.IsJoint(index + 1, '.', ',') && tokens.IsNumber(index + 2) && tokens[index + 2].Text.Length == 1
            ? (tokens[index].Value + tokens[index + 2].Value / 10m, index + 3)
            : (tokens[index].Value, index + 1);
    }

    /// <summary>Out of ten, of 5, /10.</summary>
    private int? OutOf(decimal score, int index)
    {
        var isSlash = tokens.IsSign(index, '/');
        var at = isSlash ? index + 1 : tokens.Is(index, WordRole.Out) && tokens.Is(index + 1, WordRole.Of) ? index + 2 : -1;
        return at > 0 && Value(at) is var (most, end) && most is 3 or 5 or 6 or 7 or 10 or 20 or 100 && score <= most && tokens.CountsNothing(AfterStars(end))
            && !(isSlash && (!(_isAboutScores || most == 10) || tokens.IsJoint(end, '/')))
                ? AfterStars(end)
                : null;
    }

    private int? Stars(int index)
    {
        var at = tokens.IsJoint(index, '-') ? index + 1 : index;
        return AfterStars(at) > at ? AfterStars(at) : null;
    }

    private int AfterStars(int index) => tokens.Is(index, WordRole.Stars) ? index + 1 : index;

    private int? Alone(int index, decimal score, int end)
    {
        var isLed = index == 0 || tokens.IsSign(index - 1, ':', '=', ',', '(', '"', '-', '\u2013') || tokens.Is(index - 1, WordRole.ScoreLead, WordRole.ScoreHint) || tokens[index - 1].IsOwner;
        return _isAboutScores && isLed && score <= 10 && tokens.CountsNothing(end) && !IsRange(index, end) ? end : null;
    }

    private bool IsRange(int index, int end) => tokens.IsSign(end, '%', '\u20AC', '$', '\u00A3', '/', '+') || tokens.IsSign(index - 1, '/') || tokens.Is(index - 2, WordRole.Out);
}
