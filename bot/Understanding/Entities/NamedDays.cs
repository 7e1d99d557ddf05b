using RetentionBot.Understanding.Periods;

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

        var at = tokens.Is(weeks.End, "on", "from", "after") ? weeks.End + 1 : weeks.End;
        var start = FromToday(at) ?? (at > weeks.End ? Weekday(at) : null);
        return start is { Date: { } day } ? TimeReading.OneDay(start.Value.End, weeks.From(day), today) : null;
    }

    /// <summary>Friday, this, last and next Friday; Friday next week, Friday of last week, Tuesday week.</summary>
    private TimeReading? Weekday(int index)
    {
        var lead = tokens.Word(index);
        var isLed = lead is "this" or "coming" or "next" or "following" or "last" or "past" or "previous";
        var at = isLed ? index + 1 : index;
        if (Calendar.Weekday(tokens.Word(at)) is not { } weekday)
        {
            return null;
        }

        var end = AfterPartOfDay(at + 1);
        var (coming, past) = (Coming(weekday), Past(weekday));
        if (!isLed)
        {
            if (WeekShift(tokens.Skip(at + 1, "in", "of")) is var (shift, behind))
            {
                return TimeReading.OneDay(behind, InWeek(weekday, shift), today);
            }

            return tokens.Is(at + 1, "week")
                ? TimeReading.OneDay(at + 2, coming.AddDays(7), today)
                : TimeReading.Recurring(end, coming, past);
        }

        return lead switch
        {
            "next" or "following" => TimeReading.OneDay(end, InWeek(weekday, 1), today),
            "this" when today.DayOfWeek == weekday => TimeReading.OneDay(end, today, today),
            "this" => TimeReading.Recurring(end, coming, past),
            "coming" => TimeReading.OneDay(end, coming, today),
            _ => TimeReading.OneDay(end, past, today),
        };
    }

    /// <summary>Next week on Friday, next week Friday.</summary>
    private TimeReading? WeekdayOfWeek(int index) =>
        WeekShift(index) is var (shift, end) && tokens.Skip(end, "on") is var at && Calendar.Weekday(tokens.Word(at)) is { } weekday
            ? TimeReading.OneDay(AfterPartOfDay(at + 1), InWeek(weekday, shift), today)
            : null;

    /// <summary>The week after next, the month before last, the Friday after next.</summary>
    private TimeReading? AfterNext(int index)
    {
        var at = tokens.Skip(index, "the");
        var isNext = tokens.Is(at + 1, "after") && tokens.Is(at + 2, "next");
        if (!isNext && !(tokens.Is(at + 1, "before") && tokens.Is(at + 2, "last")))
        {
            return null;
        }

        var shift = isNext ? 2 : -2;
        if (Calendar.Weekday(tokens.Word(at)) is { } weekday)
        {
            return TimeReading.OneDay(at + 3, isNext ? InWeek(weekday, shift) : Past(weekday).AddDays(-7), today);
        }

        return tokens.Is(at, "week", "month", "quarter", "year") && Calendar.Unit(tokens.Word(at)) is { } unit
            ? TimeReading.Span(at + 3, Calendar.Whole(unit, today, shift), today)
            : null;
    }

    /// <summary>The weekend, this, next and last weekend; its first day is the one for something to do.</summary>
    private TimeReading? Weekend(int index)
    {
        int? shift = tokens.Word(index) switch
        {
            "the" or "this" or "coming" => 0,
            "next" => 1,
            "last" or "past" => -1,
            _ => null,
        };
        if (shift is not { } by || !tokens.Is(index + 1, "weekend"))
        {
            return null;
        }

        var week = Calendar.Whole(CalendarUnit.Week, today, by);
        return TimeReading.Span(index + 2, week with { From = week.To.AddDays(-1) }, today);
    }

    private (int Shift, int End)? WeekShift(int index)
    {
        var at = tokens.Skip(index, "the");
        return !tokens.Is(at + 1, "week") ? null : tokens.Word(at) switch
        {
            "this" => (0, at + 2),
            "next" or "following" => (1, at + 2),
            "last" => (-1, at + 2),
            _ => null,
        };
    }

    private int AfterPartOfDay(int index) => tokens.Is(index, "morning", "afternoon", "evening", "night", "lunchtime") ? index + 1 : index;

    private DateOnly InWeek(DayOfWeek weekday, int shift) => Calendar.Whole(CalendarUnit.Week, today, shift).From.AddDays(((int)weekday + 6) % 7);

    /// <summary>On a Monday, "Monday" is the one in a week: people say "today".</summary>
    private DateOnly Coming(DayOfWeek weekday) => today.AddDays(((int)weekday - (int)today.DayOfWeek + 13) % 7 + 1);

    private DateOnly Past(DayOfWeek weekday) => today.AddDays(-(((int)today.DayOfWeek - (int)weekday + 13) % 7 + 1));
}
