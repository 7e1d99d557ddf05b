using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Entities;

/// <summary>So many days, weeks, months, quarters or years, as a text says it.</summary>
/// <param name="Count">How many; at least one.</param>
/// <param name="Unit">Of what.</param>
/// <param name="End">The index behind its last token.</param>
/// <param name="IsWorking">Whether only Monday to Friday count.</param>
internal readonly record struct Duration(int Count, CalendarUnit Unit, int End, bool IsWorking = false)
{
    /// <summary>Two weeks, a couple of days, a month, half a year, 3-month, 60+ days, ten days' time; null when none begins at the index.</summary>
    public static Duration? At(DateTokens tokens, int index)
    {
        if (tokens.Is(index, WordRole.Half) && tokens.Is(index + 1, WordRole.A) && tokens.IsOne(index + 2, CalendarUnit.Year))
        {
            return new Duration(6, CalendarUnit.Month, index + 3);
        }

        var at = tokens.Is(index, WordRole.A, WordRole.AnBeforeVowel) && tokens.Is(index + 1, WordRole.Couple, WordRole.Dozen) ? index + 1 : index;
        int? count = tokens.Is(at, WordRole.A, WordRole.AnBeforeVowel) ? 1
            : tokens.Is(at, WordRole.Couple) ? 2
            : tokens.Is(at, WordRole.Dozen) ? 12
            : tokens.IsNumber(at) && !tokens[at].IsOrdinal ? tokens[at].Value
            : tokens.Known(at).Number;
        var next = tokens.Skip(at + 1, WordRole.Of);
        next = tokens.IsJoint(next, '-') || tokens.IsSign(next, '+') ? next + 1 : next;
        var isWorking = tokens.Is(next, WordRole.Working, WordRole.Work);
        next = isWorking ? next + 1 : next;
        return count is >= 1 && tokens.Known(next).Unit is { } unit
            ? new Duration(count.Value, unit, next + 1, isWorking && unit == CalendarUnit.Day)
            : null;
    }

    /// <summary>The day so long after another one, or before it. Never leaves what the calendar knows.</summary>
    public DateOnly From(DateOnly day, bool isBack = false)
    {
        if (!IsWorking)
        {
            return isBack ? Calendar.Back(day, Unit, Count).From : Calendar.Ahead(day, Unit, Count).To;
        }

        const int daysAWeek = 5;
        var step = isBack ? -1 : 1;
        var left = Count % daysAWeek;
        day = new Duration(Count / daysAWeek, CalendarUnit.Week, End).From(day, isBack);
        while (left > 0)
        {
            day = day.AddDays(step);
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }

    /// <summary>As ISO 8601 writes it; a fortnight is two weeks, a quarter three months.</summary>
    public override string ToString() => Unit switch
    {
        CalendarUnit.Day => $"P{Count}D",
        CalendarUnit.Week => $"P{Count}W",
        CalendarUnit.Fortnight => $"P{Count * 2}W",
        CalendarUnit.Month => $"P{Count}M",
        CalendarUnit.Quarter => $"P{Count * 3}M",
        _ => $"P{Count}Y",
    };
}
