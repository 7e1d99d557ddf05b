using RetentionBot.Skills.History;
using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads days the calendar has a number for: 1 December, Friday 27 November, 12/15, the 15th, 1 to 15 March, the first Monday of next month, and whole months.</summary>
internal sealed class CalendarDays(DateTokens tokens, DateOnly today, bool isMonthFirst)
{
    private readonly DateAtoms _atoms = new(tokens, today, isMonthFirst);
    private readonly NumericDates _turned = new(tokens, !isMonthFirst);
    private readonly DateContext _context = new(tokens);

    /// <summary>The time at an index; null when none is.</summary>
    /// <param name="lead">The preposition before it; <see cref="KnownWord.None"/> for none.</param>
    public TimeReading? At(int index, KnownWord lead)
    {
        var at = AfterWeekday(index);
        return DaysOfMonth(at) ?? NthWeekday(at) ?? Atom(at, lead) ?? NamedMonth(at, lead) ?? DayOnly(at, lead);
    }

    /// <summary>The weekday before a date says nothing new: "Friday, 27 November", "Fri the 27th".</summary>
    private int AfterWeekday(int index)
    {
        var at = tokens.Is(index, WordRole.This, WordRole.Next, WordRole.Last) ? index + 1 : index;
        var day = tokens.Known(at).Weekday is null ? index : at + 1;
        return tokens.Skip(day > index && tokens.IsSign(day, ',') ? day + 1 : day, WordRole.The);
    }

    /// <summary>1 to 15 March, March 1-15.</summary>
    private TimeReading? DaysOfMonth(int index)
    {
        var isMonthFirstNamed = tokens.Known(index).Month > 0;
        var first = isMonthFirstNamed ? index + 1 : index;
        if (!IsDayNumber(first) || !(tokens.Is(first + 1, WordRole.DayJoint) || tokens.IsSign(first + 1, '-', '\u2013')) || !IsDayNumber(tokens.Skip(first + 2, WordRole.The)))
        {
            return null;
        }

        var second = tokens.Skip(first + 2, WordRole.The);
        if ((isMonthFirstNamed ? new DateAtom(second + 1, DateAtomKind.Month, Part: tokens.Known(index).Month) : MonthAt(second + 1)) is not { } month)
        {
            return null;
        }

        var (from, to) = (tokens[first].Value, tokens[second].Value);
        var year = month.Year ?? today.Year;
        return from >= 1 && to >= from && to <= DateTime.DaysInMonth(year, month.Part)
            ? TimeReading.Span(month.End, new Period(new DateOnly(year, month.Part, from), new DateOnly(year, month.Part, to)), today)
            : null;
    }

    private DateAtom? MonthAt(int index)
    {
        var at = tokens.Skip(index, WordRole.Of);
        var month = tokens.Known(at).Month;
        return month == 0 ? null
            : tokens.IsNumber(at + 1) && tokens[at + 1].Text.Length == 4 && tokens[at + 1].Value is >= Calendar.FirstYear and <= Calendar.LastYear
                ? new DateAtom(at + 2, DateAtomKind.Month, tokens[at + 1].Value, month)
                : new DateAtom(at + 1, DateAtomKind.Month, Part: month);
    }

    private bool IsDayNumber(int index) => tokens.IsNumber(index) && tokens[index].Text.Length <= 2 && tokens[index].Value is >= 1 and <= 31;

    /// <summary>The first Monday of December, the last Friday of the month.</summary>
    private TimeReading? NthWeekday(int index)
    {
        var nth = tokens.Is(index, WordRole.Last) ? -1 : tokens.Known(index).Ordinal ?? (tokens.IsNumber(index) && tokens[index].IsOrdinal ? tokens[index].Value : 0);
        if (nth is 0 or > 5 || tokens.Known(index + 1).Weekday is not { } weekday || !tokens.Is(index + 2, WordRole.Of, WordRole.In))
        {
            return null;
        }

        var at = tokens.Skip(index + 3, WordRole.The);
        var month = tokens.IsOne(at, CalendarUnit.Month) ? new DateAtom(at + 1, DateAtomKind.Fixed, Fixed: Calendar.Whole(CalendarUnit.Month, today, 0))
            : tokens.IsOne(at + 1, CalendarUnit.Month) ? _atoms.Relative(at)
            : MonthAt(at);
        if (month is not { } of || of.In(today.Year) is not { } span)
        {
            return null;
        }

        span = !of.IsWhole && span.To < today ? Calendar.MonthOf(today.Year + 1, of.Part) : span;
        var day = nth < 0
            ? span.To.AddDays(-(((int)span.To.DayOfWeek - (int)weekday + 7) % 7))
            : span.From.AddDays(((int)weekday - (int)span.From.DayOfWeek + 7) % 7 + (nth - 1) * 7);
        return day <= span.To ? TimeReading.OneDay(of.End, day, today) : null;
    }

    private TimeReading? Atom(int index, KnownWord lead)
    {
        if (_atoms.At(index) is not { } atom || !_context.IsMeant(atom, index))
        {
            return null;
        }

        return atom.Kind switch
        {
            DateAtomKind.Day => IsFraction(index, atom) ? null : Day(index, atom),
            DateAtomKind.Fixed => TimeReading.Span(atom.End, atom.Fixed!.Value, today), // A fixed atom has its span.
            DateAtomKind.Year => _context.IsAllowed(atom, index, lead) ? TimeReading.Span(atom.End, Calendar.Year(atom.Year ?? today.Year), today) : null,
            DateAtomKind.Month when atom.Year is null && !StandsForMonth(index, lead) => null,
            _ => atom.IsWhole ? TimeReading.Span(atom.End, atom.In(today.Year)!.Value, today) : Coming(atom), // Only a day may be missing in a year.
        };
    }

    /// <summary>What is also a first name needs a preposition of time, or to be the whole text.</summary>
    private bool StandsForMonth(int index, KnownWord lead) =>
        lead.Is(WordRole.NamedMonthLead) || !tokens.Is(index, WordRole.FirstName) || tokens.Is(index, WordRole.SurelyMonth) || tokens.Count == 1;

    private bool IsFraction(int index, DateAtom atom) => tokens.IsSign(index + 1, '/') && atom.Year is null
        && ((tokens[index].Value == 24 && tokens[index + 2].Value == 7) || tokens.Is(atom.End, WordRole.Of));

    private TimeReading Day(int index, DateAtom atom)
    {
        if (atom.Year is not null)
        {
            var day = atom.In(today.Year)!.Value.From; // Atoms with a year are days there are.
            var turned = _turned.At(index)?.In(today.Year)?.From;
            return new TimeReading(atom.End, Calendar.OneDay(day), day, day, turned == day ? null : turned);
        }

        var coming = ComingDay(atom);
        var other = _turned.At(index) is { } also ? ComingDay(also) : null;
        var isTurned = other is not null && tokens.IsJoint(index + 1, '/') && other != coming;
        return new TimeReading(atom.End, atom.In(today.Year), coming, atom.Latest(today)?.From, isTurned ? other : null);
    }

    private DateOnly? ComingDay(DateAtom atom)
    {
        const int leapYearsApart = 8;
        for (var year = today.Year; year <= today.Year + leapYearsApart; year++)
        {
            if (atom.In(year) is { } day && day.From >= today)
            {
                return day.From;
            }
        }

        return null;
    }

    private TimeReading Coming(DateAtom atom)
    {
        var span = atom.In(today.Year)!.Value; // A month and a quarter are in every year.
        var from = span.From > today ? span.From : span.From.AddYears(1);
        return new TimeReading(atom.End, span, from);
    }

    /// <summary>Last March, this December, next May.</summary>
    private TimeReading? NamedMonth(int index, KnownWord lead)
    {
        var month = tokens.Is(index, WordRole.Last, WordRole.Next, WordRole.This) ? tokens.Known(index + 1).Month : 0;
        if (month == 0 || (tokens.Is(index + 1, WordRole.FirstName) && lead == KnownWord.None && !tokens.CountsNothing(index + 2)))
        {
            return null;
        }

        var year = today.Year + (tokens.Is(index, WordRole.Last) && month >= today.Month ? -1 : tokens.Is(index, WordRole.Next) && month <= today.Month ? 1 : 0);
        return TimeReading.Span(index + 2, Calendar.MonthOf(year, month), today);
    }

    /// <summary>The 15th, on the 5th of next month.</summary>
    private TimeReading? DayOnly(int index, KnownWord lead)
    {
        if (!IsDayNumber(index) || !tokens[index].IsOrdinal || !(tokens.Is(index - 1, WordRole.The) || lead != KnownWord.None || tokens.Known(index - 1).Weekday is not null))
        {
            return null;
        }

        var at = tokens.Skip(index + 1, WordRole.Of, WordRole.The);
        int? shift = tokens.IsOne(at, CalendarUnit.Month) && tokens.Is(index + 1, WordRole.Of) ? 0
            : !tokens.IsOne(at + 1, CalendarUnit.Month) ? null
            : tokens.Is(at, WordRole.Next) ? 1
            : tokens.Is(at, WordRole.Last) ? -1
            : tokens.Is(at, WordRole.This) ? 0
            : null;
        var day = tokens[index].Value;
        if (shift is { } by)
        {
            return InMonth(by, day) is { } fixedDay ? TimeReading.OneDay(tokens.IsOne(at, CalendarUnit.Month) ? at + 1 : at + 2, fixedDay, today) : null;
        }

        if (!tokens.CountsNothing(index + 1) && tokens.Word(index + 1).Length > 0)
        {
            return null;
        }

        var coming = InMonth(0, day) is { } here && here >= today ? here : InMonth(1, day) ?? InMonth(2, day);
        var past = InMonth(0, day) is { } gone && gone <= today ? gone : InMonth(-1, day) ?? InMonth(-2, day);
        return coming is { } next && past is { } last ? TimeReading.Recurring(index + 1, next, last) : null;
    }

    private DateOnly? InMonth(int shift, int day)
    {
        var month = Calendar.Whole(CalendarUnit.Month, today, shift);
        return day <= month.To.Day ? month.From.AddDays(day - 1) : null;
    }
}
