using System.Collections.Frozen;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads times of the day: 15:00, 8.30am, 3 pm, half past eight, noon, at 8, 0815, 14h30.</summary>
internal sealed class ClockReader(DateTokens tokens)
{
    private static readonly FrozenDictionary<string, TimeOnly> Named = new Dictionary<string, TimeOnly>
    {
        ["noon"] = new(12, 0), ["midday"] = new(12, 0), ["noontime"] = new(12, 0), ["midnight"] = new(0, 0),
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Leads = WordTable.Of("at by around about before after from until till to for");

    private static readonly FrozenSet<string> MorningWords = WordTable.Of("morning mornings breakfast");

    private static readonly FrozenSet<string> LaterWords = WordTable.Of("afternoon afternoons evening evenings tonight dinner");

    /// <summary>What a bare hour up to this one means: the afternoon, for nobody calls a customer at three in the night.</summary>
    private const int LastHourMeantLate = 5;

    private readonly bool _isMorning = tokens.Exists(token => MorningWords.Contains(token.Text));
    private readonly bool _isLater = tokens.Exists(token => LaterWords.Contains(token.Text));

    /// <summary>The time of the day whose words begin at an index, its preposition included; null when none does.</summary>
    public Entity? At(int index)
    {
        var isLed = Leads.Contains(tokens.Word(index)) || tokens.IsSign(index, '@');
        var at = isLed ? index + 1 : index;
        var isAt = tokens.Is(index, "at") || tokens.IsSign(index, '@');
        return (Noon(at) ?? Past(at) ?? Digits(at, isAt) ?? Hour(at, index, isAt)) is var (clock, end) ? tokens.Entity(EntityKind.Clock, index, end) with { Clock = clock } : null;
    }

    private (TimeOnly, int)? Noon(int index)
    {
        var at = tokens.IsNumber(index) && tokens[index].Value == 12 ? index + 1 : index;
        return Named.TryGetValue(tokens.Word(at), out var clock) ? (clock, at + 1) : null;
    }

    /// <summary>Half past eight, half eight, quarter to nine, ten past three.</summary>
    private (TimeOnly, int)? Past(int index)
    {
        var start = tokens.Is(index, "a") ? index + 1 : index;
        int? minutes = tokens.Is(start, "half") ? 30 : tokens.Is(start, "quarter") ? 15 : Count(start) is > 0 and < 30 and var said ? said : null;
        var at = tokens.Skip(start + 1, "minutes");
        var isTo = tokens.Is(at, "to") && minutes < 30;
        var isPast = tokens.Is(at, "past");
        if (minutes is not { } by || (!isTo && !isPast))
        {
            return null;
        }

        // "Move it from 10 to 3" and "5 to 6 customers" are no times; "ten to three" is spoken.
        if (isTo && tokens.IsNumber(start))
        {
            return null;
        }

        if (Named.TryGetValue(tokens.Word(at + 1), out var named))
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
            var isBehindDay = Calendar.Weekday(tokens.Word(index - 1)) is not null || tokens.Is(index - 1, "today", "tomorrow");
            return (isDot && !isAt && !isBehindDay && AfterHalf(index + 3) == index + 3) || isMore ? null : Clock(token.Value, tokens[index + 2].Value, index + 3);
        }

        if (token.Text.Length <= 2 && tokens.Is(index + 1, "h") && tokens[index + 1].IsJoined)
        {
            return tokens.IsNumber(index + 2) && tokens[index + 2].IsJoined && tokens[index + 2].Text.Length == 2
                ? Clock(token.Value, tokens[index + 2].Value, index + 3)
                : Clock(token.Value, 0, index + 2);
        }

        var isCompact = token.Text.Length == 4 && (isAt || token.Text[0] == '0' || tokens.Is(index + 1, "hours", "hrs", "h"));
        return isCompact && tokens.StandsAlone(index, index + 1) && !tokens.IsSign(index - 1, '+')
            ? Clock(token.Value / 100, token.Value % 100, tokens.Is(index + 1, "hours", "hrs") ? index + 2 : index + 1)
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
        var isTo = tokens.Is(lead, "to") && index > lead && tokens.IsNumber(index) && IsLast(index + 1) && tokens.Is(lead - 1, "digest", "it", "reminder", "reminders", "summary", "call", "meeting", "that");
        if (!isClock && !((isAt || isTo) && (tokens.CountsNothing(index + 1) || MinutesAt(index + 1) > 0) && MonthNames.Number(tokens.Word(index + 1)) == 0))
        {
            return null;
        }

        var minutes = tokens.IsNumber(index) ? 0 : MinutesAt(index + 1);
        var (adjusted, behind) = InHalf(hour, minutes > 0 ? index + 2 : index + 1);
        return minutes > 0 ? (new TimeOnly(adjusted, minutes), behind) : hour is 0 && isClock && !tokens.Is(index + 1, "o", "oclock") ? null : (new TimeOnly(adjusted, 0), behind);
    }

    /// <summary>The "thirty" of "ten thirty"; 0 when no minutes follow.</summary>
    private int MinutesAt(int index) => tokens.Lexicon.Numbers.Count(tokens.Word(index)) is >= 10 and < 60 and var minutes && tokens.CountsNothing(index + 1) ? minutes : 0;

    private bool IsLast(int index) => index >= tokens.Count || (index == tokens.Count - 1 && tokens.IsSign(index, '.', '?', '!'));

    private (TimeOnly, int)? Clock(int hour, int minute, int next)
    {
        if (hour > 23 || minute > 59)
        {
            return null;
        }

        var end = AfterHalf(next);
        var adjusted = end > next ? InHalf(hour, next).Hour : hour;
        return (new TimeOnly(adjusted, minute), tokens.Is(next, "h", "hrs", "hours") ? next + 1 : end);
    }

    /// <summary>The hour by what follows, and the index behind that: am, pm, in the afternoon, o'clock.</summary>
    private (int Hour, int End) InHalf(int hour, int index)
    {
        var end = AfterHalf(index);
        var isMorning = tokens.Is(index, "am", "a") || tokens.Is(end - 1, "morning");
        var isLater = tokens.Is(index, "pm", "p") || tokens.Is(end - 1, "afternoon", "evening", "night", "tonight");
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
        if (tokens.Is(index, "am", "pm"))
        {
            return index + 1;
        }

        if (tokens.Is(index, "a", "p") && tokens.IsSign(index + 1, '.') && tokens.Is(index + 2, "m"))
        {
            return tokens.IsSign(index + 3, '.') ? index + 4 : index + 3;
        }

        var at = tokens.Is(index, "oclock") ? index + 1
            : tokens.Is(index, "o") && tokens.IsSign(index + 1, '\'', '\u2019') && tokens.Is(index + 2, "clock") ? index + 3
            : index;
        return tokens.Is(at, "in") && tokens.Is(at + 1, "the") && tokens.Is(at + 2, "morning", "afternoon", "evening") ? at + 3
            : tokens.Is(at, "at") && tokens.Is(at + 1, "night") ? at + 2
            : tokens.Is(at, "tonight") ? at + 1
            : at;
    }

    private int? Count(int index) => tokens.IsNumber(index)
        ? tokens[index].Text.Length <= 2 && !tokens[index].IsOrdinal ? tokens[index].Value : null
        : tokens.Lexicon.Numbers.Count(tokens.Word(index));

    /// <summary>The middle or the end of a date, an amount or an id.</summary>
    private bool IsPartOfMore(int index) => tokens[index].IsJoined && !tokens.IsSign(index - 1, '(', ',', '"', '\u201C', '@', '\u2013', '-', '~', ':', ';')
        || (tokens[index].IsJoined && tokens.IsSign(index - 1, '-', ':', ',') && tokens.IsNumber(index - 2) && tokens[index - 1].IsJoined && !tokens.IsSign(index - 1, '-'));
}
