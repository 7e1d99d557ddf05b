using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads times of the day: 15:00, 8.30am, 3 pm, half past eight, noon, at 8, 0815, 14h30.</summary>
internal sealed class ClockReader(DateTokens tokens)
{
    /// <summary>What a bare hour up to this one means: the afternoon, for nobody calls a customer at three in the night.</summary>
    private const int LastHourMeantLate = 5;

    private readonly bool _isMorning = tokens.Exists(token => token.Known.Is(WordRole.MorningHint));
    private readonly bool _isLater = tokens.Exists(token => token.Known.Is(WordRole.LaterHint));

    /// <summary>The time of the day whose words begin at an index, its preposition included; null when none does.</summary>
    public Entity? At(int index)
    {
        var isLed = tokens.Is(index, WordRole.ClockLead) || tokens.IsSign(index, '@');
        var at = isLed ? index + 1 : index;
        var isAt = tokens.Is(index, WordRole.At) || tokens.IsSign(index, '@');
        return (Noon(at) ?? Past(at) ?? Digits(at, isAt) ?? Hour(at, index, isAt)) is var (clock, end) ? tokens.Entity(EntityKind.Clock, index, end) with { Clock = clock } : null;
    }

    private (TimeOnly, int)? Noon(int index)
    {
        var at = tokens.IsNumber(index) && tokens[index].Value == 12 ? index + 1 : index;
        return Named(at) is { } clock ? (clock, at + 1) : null;
    }

    private TimeOnly? Named(int index) => tokens.Is(index, WordRole.Noon) ? new TimeOnly(12, 0) : tokens.Is(index, WordRole.Midnight) ? new TimeOnly(0, 0) : null;

    /// <summary>Half past eight, half eight, quarter to nine, ten past three.</summary>
    private (TimeOnly, int)? Past(int index)
    {
        var start = tokens.Is(index, WordRole.A) ? index + 1 : index;
        int? minutes = tokens.Is(start, WordRole.Half) ? 30 : tokens.Is(start, WordRole.QuarterHour) ? 15 : Count(start) is > 0 and < 30 and var said ? said : null;
        var at = tokens.Skip(start + 1, WordRole.Minutes);
        var isTo = tokens.Is(at, WordRole.To) && minutes < 30;
        var isPast = tokens.Is(at, WordRole.PastHour);
        if (minutes is not { } by || (!isTo && !isPast))
        {
            return null;
        }

        // "Move it from 10 to 3" and "5 to 6 customers" are no times; "ten to three" is spoken.
        if (isTo && tokens.IsNumber(start))
        {
            return null;
        }

        if (Named(at + 1) is { } named)
        {
            return (named.AddMinutes(isTo ? -by : by), at + 2);
        }

        if (Count(at + 1) is not (>= 1 and <= 23 and var hour) || !tokens.CountsNothing(AfterHalf(at + 2)))
        {
            return null;
        }

        var (adjusted, end) = InHalf(hour, at + 2);
        return (new TimeOnly(adjusted, 0).AddMinutes(isTo ? -by : by), end);
    }

    /// <summary>15:00, 8:30am, 8.30 pm, 0815, 14h30, 15h.</summary>
    private (TimeOnly, int)? Digits(int index, bool isAt)
    {
        if (!tokens.IsNumber(index) || tokens[index].IsOrdinal || IsPartOfMore(index))
        {
            return null;
        }

        var token = tokens[index];
        if (token.Text.Length <= 2 && tokens.IsJoint(index + 1, ':', '.') && tokens.IsNumber(index + 2) && tokens[index + 2].Text.Length == 2)
        {
            var isDot = tokens.IsSign(index + 1, '.');
            var isMore = tokens.IsJoint(index + 3, ':', '.', '/', '-') && !(tokens.IsSign(index + 3, '-') && !isDot) || tokens.IsSign(index + 3, '%');
            var isBehindDay = tokens.Known(index - 1).Weekday is not null || tokens.Is(index - 1, WordRole.Today, WordRole.Tomorrow);
            return (isDot && !isAt && !isBehindDay && AfterHalf(index + 3) == index + 3) || isMore ? null : Clock(token.Value, tokens[index + 2].Value, index + 3);
        }

        if (token.Text.Length <= 2 && tokens.Is(index + 1, WordRole.HourSign) && tokens[index + 1].IsJoined)
        {
            return tokens.IsNumber(index + 2) && tokens[index + 2].IsJoined && tokens[index + 2].Text.Length == 2
                ? Clock(token.Value, tokens[index + 2].Value, index + 3)
                : Clock(token.Value, 0, index + 2);
        }

        var isCompact = token.Text.Length == 4 && (isAt || token.Text[0] == '0' || tokens.Is(index + 1, WordRole.Hours, WordRole.HourSign));
        return isCompact && tokens.StandsAlone(index, index + 1) && !tokens.IsSign(index - 1, '+')
            ? Clock(token.Value / 100, token.Value % 100, tokens.Is(index + 1, WordRole.Hours) ? index + 2 : index + 1)
            : null;
    }

    /// <summary>3pm, eight o'clock, at 8, and "move it to 3" at the end.</summary>
    private (TimeOnly, int)? Hour(int index, int lead, bool isAt)
    {
        if (Count(index) is not (>= 0 and <= 23 and var hour) || IsPartOfMore(index))
        {
            return null;
        }

        var end = AfterHalf(index + 1);
        var isClock = end > index + 1;
        var isTo = tokens.Is(lead, WordRole.To) && index > lead && tokens.IsNumber(index) && IsLast(index + 1) && tokens.Is(lead - 1, WordRole.MovedThing);
        if (!isClock && !((isAt || isTo) && (tokens.CountsNothing(index + 1) || MinutesAt(index + 1) > 0) && tokens.Known(index + 1).Month == 0))
        {
            return null;
        }

        var minutes = tokens.IsNumber(index) ? 0 : MinutesAt(index + 1);
        var (adjusted, behind) = InHalf(hour, minutes > 0 ? index + 2 : index + 1);
        return minutes > 0 ? (new TimeOnly(adjusted, minutes), behind) : hour is 0 && isClock && !tokens.Is(index + 1, WordRole.O, WordRole.Oclock) ? null : (new TimeOnly(adjusted, 0), behind);
    }

    /// <summary>The "thirty" of "ten thirty"; 0 when no minutes follow.</summary>
    private int MinutesAt(int index) => tokens.Known(index).Number is >= 10 and < 60 and var minutes && tokens.CountsNothing(index + 1) ? minutes : 0;

    private bool IsLast(int index) => index >= tokens.Count || (index == tokens.Count - 1 && tokens.IsSign(index, '.', '?', '!'));

    private (TimeOnly, int)? Clock(int hour, int minute, int next)
    {
        if (hour > 23 || minute > 59)
        {
            return null;
        }

        var end = AfterHalf(next);
        var adjusted = end > next ? InHalf(hour, next).Hour : hour;
        return (new TimeOnly(adjusted, minute), tokens.Is(next, WordRole.HourSign, WordRole.Hours) ? next + 1 : end);
    }

    /// <summary>The hour by what follows, and the index behind that: am, pm, in the afternoon, o'clock.</summary>
    private (int Hour, int End) InHalf(int hour, int index)
    {
        var end = AfterHalf(index);
        var isMorning = tokens.Is(index, WordRole.Am, WordRole.AmLetter) || tokens.Is(end - 1, WordRole.Morning);
        var isLater = tokens.Is(index, WordRole.Pm, WordRole.PmLetter) || tokens.Is(end - 1, WordRole.Afternoon, WordRole.Night, WordRole.Tonight);
        isMorning = end > index && isMorning;
        isLater = end > index && isLater;
        if (!isMorning && !isLater)
        {
            isMorning = _isMorning && !_isLater;
            isLater = !isMorning && (_isLater || hour <= LastHourMeantLate);
        }

        return (isLater && hour is >= 1 and < 12 ? hour + 12 : isMorning && hour == 12 ? 0 : hour, end);
    }

    /// <summary>The index behind am, p.m., o'clock, "in the evening"; the index itself when nothing of the kind follows.</summary>
    private int AfterHalf(int index)
    {
        if (tokens.Is(index, WordRole.Am, WordRole.Pm))
        {
            return index + 1;
        }

        if (tokens.Is(index, WordRole.AmLetter, WordRole.PmLetter) && tokens.IsSign(index + 1, '.') && tokens.Is(index + 2, WordRole.MLetter))
        {
            return tokens.IsSign(index + 3, '.') ? index + 4 : index + 3;
        }

        var at = tokens.Is(index, WordRole.Oclock) ? index + 1
            : tokens.Is(index, WordRole.O) && tokens.IsSign(index + 1, '\'', '\u2019') && tokens.Is(index + 2, WordRole.Clock) ? index + 3
            : index;
        return tokens.Is(at, WordRole.In) && tokens.Is(at + 1, WordRole.The) && tokens.Is(at + 2, WordRole.Morning, WordRole.Afternoon) ? at + 3
            : tokens.Is(at, WordRole.At) && tokens.Is(at + 1, WordRole.Night) ? at + 2
            : tokens.Is(at, WordRole.Tonight) ? at + 1
            : at;
    }

    private int? Count(int index) => tokens.IsNumber(index)
        ? tokens[index].Text.Length <= 2 && !tokens[index].IsOrdinal ? tokens[index].Value : null
        : tokens.Known(index).Number;

    /// <summary>The middle or the end of a date, an amount or an id.</summary>
    private bool IsPartOfMore(int index) => tokens[index].IsJoined && !tokens.IsSign(index - 1, '(', ',', '"', '\u201C', '@', '\u2013', '-', '~', ':', ';')
        || (tokens[index].IsJoined && tokens.IsSign(index - 1, '-', ':', ',') && tokens.IsNumber(index - 2) && tokens[index - 1].IsJoined && !tokens.IsSign(index - 1, '-'));
}
