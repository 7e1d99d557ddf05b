using RetentionBot.Skills.History;
using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Entities;

/// <summary>
/// Reads words of time in every sense they have: as a span (the grammar of <see cref="SpanGrammar"/>), as a day to come and as a day gone by.
/// The longest reading counts; where several take the same words, each says what the others leave open.
/// </summary>
internal sealed class TimeReader(DateTokens tokens, DateOnly today, bool isMonthFirst)
{
    private readonly SpanGrammar _spans = new(tokens, today, isMonthFirst);
    private readonly NamedDays _named = new(tokens, today);
    private readonly PeriodEnds _ends = new(tokens, today, isMonthFirst);
    private readonly DaysAway _away = new(tokens, today);
    private readonly CalendarDays _calendar = new(tokens, today, isMonthFirst);

    /// <summary>The time whose words begin at an index, its preposition included; null when none does.</summary>
    public Entity? At(int index)
    {
        if ((tokens[index].Kind == DateTokenKind.Sign && !tokens.IsSign(index, '>')) || IsHoliday(index))
        {
            return null;
        }

        var reading = Longer(Range(index), Longer(_away.At(index), Led(index)));
        if (_spans.At(index) is var (period, end))
        {
            reading = Longer(reading, new TimeReading(end, FromNow(index, period)));
        }

        return reading is { } read
            ? tokens.Entity(EntityKind.Time, index, read.End) with { Period = read.Period, Date = read.Date, PastDate = read.PastDate, OtherDate = read.OtherDate }
            : null;
    }

    /// <summary>"Black Friday" is no Friday.</summary>
    private bool IsHoliday(int index) => tokens.Is(index - 1, WordRole.HolidayLead) && tokens.Known(index).Weekday is not null;

    /// <summary>A day, with the word that leads to it.</summary>
    private TimeReading? Led(int index)
    {
        var isDue = tokens.Is(index, WordRole.Due) && tokens.Is(index + 1, WordRole.DueLead);
        var lead = tokens.Known(isDue ? index + 1 : index);
        if (!lead.Is(WordRole.TimeLead))
        {
            return Day(index, KnownWord.None);
        }

        var at = isDue ? index + 2 : index + 1;
        if (lead.Is(WordRole.Of) && tokens.Is(at, WordRole.The) && tokens.Known(at + 1).Unit is { } unit and not (CalendarUnit.Day or CalendarUnit.Fortnight))
        {
            return new TimeReading(at + 2, Calendar.Whole(unit, today, 0));
        }

        if (Day(at, lead) is not { } day || (day.Date is null && day.Period is null))
        {
            return null;
        }

        return day.Date is not { } date || day.Period is { } span && span.From != span.To ? day
            : lead.Is(WordRole.By, WordRole.Until) && date >= today ? day with { Period = new Period(today, date) }
            : lead.Is(WordRole.Before) && date > today ? day with { Date = date.AddDays(-1), Period = new Period(today, date.AddDays(-1)) }
            : lead.Is(WordRole.After) ? day with { Date = date.AddDays(1), Period = null }
            : day;
    }

    private TimeReading? Day(int index, KnownWord lead) => Longer(_named.At(index), Longer(_ends.At(index), _calendar.At(index, lead)));

    /// <summary>From Monday to Friday, between tomorrow and Friday.</summary>
    private TimeReading? Range(int index)
    {
        var isBetween = tokens.Is(index, WordRole.Between);
        if (_named.At(isBetween || tokens.Is(index, WordRole.From) ? index + 1 : index) is not { Date: { } from } first)
        {
            return null;
        }

        var isRange = isBetween ? tokens.Is(first.End, WordRole.And) : tokens.Is(first.End, WordRole.WeekdayJoint) || tokens.IsSign(first.End, '-', '\u2013');
        if (!isRange || _named.At(first.End + 1) is not { Date: { } to } last)
        {
            return null;
        }

        to = to < from ? to.AddDays(7) : to;
        return to < from ? null : new TimeReading(last.End, new Period(from, to), from);
    }

    /// <summary>"Until" and "before" a day to come mean from now on.</summary>
    private Period FromNow(int index, Period period) =>
        period.From == Period.Always.From && period.To >= today && tokens.Is(index, WordRole.Until, WordRole.Before) ? period with { From = today } : period;

    private static TimeReading? Longer(TimeReading? one, TimeReading? other)
    {
        if (one is not { } first || other is not { } second)
        {
            return one ?? other;
        }

        return first.End != second.End
            ? first.End > second.End ? one : other
            : new TimeReading(first.End, first.Period ?? second.Period, first.Date ?? second.Date, first.PastDate ?? second.PastDate, first.OtherDate ?? second.OtherDate);
    }
}
