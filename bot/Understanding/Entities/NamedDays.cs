using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads days that words name from today: tomorrow, the day before yesterday, Friday, next Tuesday, a week on Tuesday, the week after next, the weekend.</summary>
internal sealed class NamedDays(DateTokens tokens, DateOnly today)
{
    /// <summary>The time named at an index; null when none is.</summary>
    public TimeReading? At(int index) => FromToday(index) ?? WeekOn(index) ?? AfterNext(index) ?? Weekday(index) ?? WeekdayOfWeek(index) ?? Weekend(index);

    private TimeReading? FromToday(int index) =>
        tokens.Lexicon.Entities.Days.At(tokens, index) is var (shift, end) ? TimeReading.OneDay(AfterPartOfDay(end), today.AddDays(int.Parse(shift, System.Globalization.CultureInfo.InvariantCulture)), today) : null;

    /// <summary>A week on Tuesday, two weeks from Friday, a fortnight tomorrow.</summary>
    private TimeReading? WeekOn(int index)
    {
        if (Duration.At(tokens, index) is not { Unit: CalendarUnit.Week or CalendarUnit.Fortnight } weeks)
        {
            return null;
        }

        var at = tokens.Is(weeks.End, WordRole.WeekLead) ? weeks.End + 1 : weeks.End;
        var start = FromToday(at) ?? (at > weeks.End ? Weekday(at) : null);
        return start is { Date: { } day } ? TimeReading.OneDay(start.Value.End, weeks.From(day), today) : null;
    }

    /// <summary>Friday, this, last and next Friday; Friday next week, Friday of last week, Tuesday week.</summary>
    private TimeReading? Weekday(int index)
    {
        var lead = tokens.Known(index);
        var isLed = lead.Is(WordRole.This, WordRole.Coming, WordRole.Next, WordRole.Following, WordRole.Last, WordRole.Past, WordRole.Previous);
        var at = isLed ? index + 1 : index;
        if (tokens.Known(at).Weekday is not { } weekday)
        {
            return null;
        }

        var end = AfterPartOfDay(at + 1);
        var (coming, past) = (Coming(weekday), Past(weekday));
        if (!isLed)
        {
            if (WeekShift(tokens.Skip(at + 1, WordRole.In, WordRole.Of)) is var (shift, behind))
            {
                return TimeReading.OneDay(behind, InWeek(weekday, shift), today);
            }

            return tokens.IsOne(at + 1, CalendarUnit.Week)
                ? TimeReading.OneDay(at + 2, coming.AddDays(7), today)
                : TimeReading.Recurring(end, coming, past);
        }

        return lead.Is(WordRole.Next, WordRole.Following) ? TimeReading.OneDay(end, InWeek(weekday, 1), today)
            : lead.Is(WordRole.This) ? today.DayOfWeek == weekday ? TimeReading.OneDay(end, today, today) : TimeReading.Recurring(end, coming, past)
            : TimeReading.OneDay(end, lead.Is(WordRole.Coming) ? coming : past, today);
    }

    /// <summary>Next week on Friday, next week Friday.</summary>
    private TimeReading? WeekdayOfWeek(int index) =>
        WeekShift(index) is var (shift, end) && tokens.Skip(end, WordRole.On) is var at && tokens.Known(at).Weekday is { } weekday
            ? TimeReading.OneDay(AfterPartOfDay(at + 1), InWeek(weekday, shift), today)
            : null;

    /// <summary>The week after next, the month before last, the Friday after next.</summary>
    private TimeReading? AfterNext(int index)
    {
        var at = tokens.Skip(index, WordRole.The);
        var isNext = tokens.Is(at + 1, WordRole.After) && tokens.Is(at + 2, WordRole.Next);
        if (!isNext && !(tokens.Is(at + 1, WordRole.Before) && tokens.Is(at + 2, WordRole.Last)))
        {
            return null;
        }

        var shift = isNext ? 2 : -2;
        if (tokens.Known(at).Weekday is { } weekday)
        {
            return TimeReading.OneDay(at + 3, isNext ? InWeek(weekday, shift) : Past(weekday).AddDays(-7), today);
        }

        return tokens.WholeUnit(at) is { } unit
            ? TimeReading.Span(at + 3, Calendar.Whole(unit, today, shift), today)
            : null;
    }

    /// <summary>The weekend, this, next and last weekend; its first day is the one for something to do.</summary>
    private TimeReading? Weekend(int index)
    {
        int? shift = tokens.Is(index, WordRole.The, WordRole.This, WordRole.Coming) ? 0
            : tokens.Is(index, WordRole.Next) ? 1
            : tokens.Is(index, WordRole.Last, WordRole.Past) ? -1
            : null;
        if (shift is not { } by || !tokens.Is(index + 1, WordRole.Weekend))
        {
            return null;
        }

        var week = Calendar.Whole(CalendarUnit.Week, today, by);
        return TimeReading.Span(index + 2, week with { From = week.To.AddDays(-1) }, today);
    }

    private (int Shift, int End)? WeekShift(int index)
    {
        var at = tokens.Skip(index, WordRole.The);
        return !tokens.IsOne(at + 1, CalendarUnit.Week) ? null
            : tokens.Is(at, WordRole.This) ? (0, at + 2)
            : tokens.Is(at, WordRole.Next, WordRole.Following) ? (1, at + 2)
            : tokens.Is(at, WordRole.Last) ? (-1, at + 2)
            : null;
    }

    private int AfterPartOfDay(int index) => tokens.Is(index, WordRole.Morning, WordRole.Afternoon, WordRole.Night, WordRole.Lunchtime) ? index + 1 : index;

    private DateOnly InWeek(DayOfWeek weekday, int shift) => Calendar.Whole(CalendarUnit.Week, today, shift).From.AddDays(((int)weekday + 6) % 7);

    /// <summary>On a Monday, "Monday" is the one in a week: people say "today".</summary>
    private DateOnly Coming(DayOfWeek weekday) => today.AddDays(((int)weekday - (int)today.DayOfWeek + 13) % 7 + 1);

    private DateOnly Past(DayOfWeek weekday) => today.AddDays(-(((int)today.DayOfWeek - (int)weekday + 13) % 7 + 1));
}
