using RetentionBot.Skills.History;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads days the calendar has a number for: 1 December, Friday 27 November, 12/15, the 15th, 1 to 15 March, the first Monday of next month, and whole months.</summary>
internal sealed class CalendarDays(DateTokens tokens, DateOnly today, bool isMonthFirst)
{
    private readonly DateAtoms _atoms = new(tokens, today, isMonthFirst);
    private readonly NumericDates _turned = new(tokens, !isMonthFirst);
    private readonly DateContext _context = new(tokens);

    /// <summary>The time at an index; null when none is.</summary>
    /// <param name="lead">The preposition before it; empty for none.</param>
    public TimeReading? At(int index, string lead)
    {
        var at = AfterWeekday(index);
        return DaysOfMonth(at) ?? NthWeekday(at) ?? Atom(at, lead) ?? NamedMonth(at, lead) ?? DayOnly(at, lead);
    }

    /// <summary>The weekday before a date says nothing new: "Friday, 27 November", "Fri the 27th".</summary>
    private int AfterWeekday(int index)
    {
        var day = Calendar.Weekday(tokens.Word(tokens.Is(index, "this", "next", "last") ? index + 1 : index)) is null ? index : tokens.Is(index, "this", "next", "last") ? index + 2 : index + 1;
        return tokens.Skip(day > index && tokens.IsSign(day, ',') ? day + 1 : day, "the");
    }

    /// <summary>1 to 15 March, March 1-15.</summary>
    private TimeReading? DaysOfMonth(int index)
    {
        var isMonthFirstNamed = MonthNames.Number(tokens.Word(index)) > 0;
        var first = isMonthFirstNamed ? index + 1 : index;
        if (!IsDayNumber(first) || !(tokens.Is(first + 1, "to", "and", "until", "through") || tokens.IsSign(first + 1, '-', '\u2013')) || !IsDayNumber(tokens.Skip(first + 2, "the")))
        {
            return null;
        }

        var second = tokens.Skip(first + 2, "the");
        if ((isMonthFirstNamed ? new DateAtom(second + 1, DateAtomKind.Month, Part: MonthNames.Number(tokens.Word(index))) : MonthAt(second + 1)) is not { } month)
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
        var at = tokens.Skip(index, "of");
        var month = MonthNames.Number(tokens.Word(at));
        return month == 0 ? null
            : tokens.IsNumber(at + 1) && tokens[at + 1].Text.Length == 4 && tokens[at + 1].Value is >= Calendar.FirstYear and <= Calendar.LastYear
                ? new DateAtom(at + 2, DateAtomKind.Month, tokens[at + 1].Value, month)
                : new DateAtom(at + 1, DateAtomKind.Month, Part: month);
    }

    private bool IsDayNumber(int index) => tokens.IsNumber(index) && tokens[index].Text.Length <= 2 && tokens[index].Value is >= 1 and <= 31;

    /// <summary>The first Monday of December, the last Friday of the month.</summary>
    private TimeReading? NthWeekday(int index)
    {
        var nth = tokens.Is(index, "last") ? -1 : tokens.Lexicon.Numbers.Ordinal(tokens.Word(index)) ?? (tokens.IsNumber(index) && tokens[index].IsOrdinal ? tokens[index].Value : 0);
        if (nth is 0 or > 5 || Calendar.Weekday(tokens.Word(index + 1)) is not { } weekday || !tokens.Is(index + 2, "of", "in"))
        {
            return null;
        }

        var at = tokens.Skip(index + 3, "the");
        var month = tokens.Is(at, "month") ? new DateAtom(at + 1, DateAtomKind.Fixed, Fixed: Calendar.Whole(CalendarUnit.Month, today, 0))
            : tokens.Is(at + 1, "month") ? _atoms.Relative(at)
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

    private TimeReading? Atom(int index, string lead)
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
    private bool StandsForMonth(int index, string lead) =>
        lead is "in" or "by" or "until" or "till" or "before" or "from" or "during" || !MonthNames.IsAlsoName(tokens.Word(index)) || tokens.Is(index, "july", "sept", "oct", "nov", "dec", "feb") || tokens.Count == 1;

    private bool IsFraction(int index, DateAtom atom) => tokens.IsSign(index + 1, '/') && atom.Year is null
        && ((tokens[index].Value == 24 && tokens[index + 2].Value == 7) || tokens.Is(atom.End, "of"));

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
    private TimeReading? NamedMonth(int index, string lead)
    {
        var month = tokens.Is(index, "last", "next", "this") ? MonthNames.Number(tokens.Word(index + 1)) : 0;
        if (month == 0 || (MonthNames.IsAlsoName(tokens.Word(index + 1)) && lead.Length == 0 && !tokens.CountsNothing(index + 2)))
        {
            return null;
        }

        var year = today.Year + (tokens.Is(index, "last") && month >= today.Month ? -1 : tokens.Is(index, "next") && month <= today.Month ? 1 : 0);
        return TimeReading.Span(index + 2, Calendar.MonthOf(year, month), today);
    }

    /// <summary>The 15th, on the 5th of next month.</summary>
    private TimeReading? DayOnly(int index, string lead)
    {
        if (!IsDayNumber(index) || !tokens[index].IsOrdinal || !(tokens.Is(index - 1, "the") || lead.Length > 0 || Calendar.Weekday(tokens.Word(index - 1)) is not null))
        {
            return null;
        }

        var at = tokens.Skip(index + 1, "of", "the");
        int? shift = tokens.Is(at, "month") && tokens.Is(index + 1, "of") ? 0
            : !tokens.Is(at + 1, "month") ? null
            : tokens.Is(at, "next") ? 1
            : tokens.Is(at, "last") ? -1
            : tokens.Is(at, "this") ? 0
            : null;
        var day = tokens[index].Value;
        if (shift is { } by)
        {
            return InMonth(by, day) is { } fixedDay ? TimeReading.OneDay(tokens.Is(at, "month") ? at + 1 : at + 2, fixedDay, today) : null;
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
