using RetentionBot.Skills.History;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Periods;

/// <summary>Reads a time span at a place of a text: since, before, between, the last 30 days, and whatever the calendar has a name for.</summary>
internal sealed class SpanGrammar(DateTokens tokens, DateOnly today, bool isMonthFirst)
{
    private readonly DateAtoms _atoms = new(tokens, today, isMonthFirst);
    private readonly DateContext _context = new(tokens);

    /// <summary>The span whose words begin at an index, and the index behind them; null when none does.</summary>
    public (Period Period, int End)? At(int index)
    {
        if (tokens.Is(index, WordRole.So) && tokens.Is(index + 1, WordRole.Far))
        {
            return At(index + 2) is { } later && tokens.Is(index + 2, WordRole.This, WordRole.In, WordRole.Since) ? SoFar(index) ?? later : null;
        }

        return ToDate(index) ?? Since(index) ?? Bounded(index) ?? Range(index) ?? Counted(index) ?? Plain(index);
    }

    /// <summary>Year to date, this year so far.</summary>
    private (Period Period, int End)? ToDate(int index)
    {
        CalendarUnit? initials = tokens.Is(index, WordRole.YearToDate) ? CalendarUnit.Year
            : tokens.Is(index, WordRole.QuarterToDate) ? CalendarUnit.Quarter
            : tokens.Is(index, WordRole.MonthToDate) ? CalendarUnit.Month
            : null;
        if (initials is { } initial)
        {
            return (new Period(Calendar.Whole(initial, today, 0).From, today), index + 1);
        }

        var at = tokens.Skip(index, WordRole.In, WordRole.For, WordRole.During, WordRole.The);
        var isThis = tokens.Is(at, WordRole.This);
        var unit = tokens.WholeUnit(isThis ? at + 1 : at);
        var next = isThis ? at + 2 : at + 1;
        var hyphens = tokens.IsJoint(next, '-') && tokens.IsJoint(next + 2, '-') ? 1 : 0;
        var (to, date) = (next + hyphens, next + hyphens + hyphens + 1);
        var isToDate = isThis ? tokens.Is(next, WordRole.So) && tokens.Is(next + 1, WordRole.Far) : tokens.Is(to, WordRole.To) && tokens.Is(date, WordRole.Date);
        return unit is { } whole && isToDate ? (new Period(Calendar.Whole(whole, today, 0).From, today), isThis ? next + 2 : date + 1) : null;
    }

    private (Period Period, int End)? SoFar(int index)
    {
        var unit = tokens.Is(index + 2, WordRole.This) ? tokens.WholeUnit(index + 3) : null;
        return unit is { } whole ? (new Period(Calendar.Whole(whole, today, 0).From, today), index + 4) : null;
    }

    /// <summary>Since March, from May onwards: to today.</summary>
    private (Period Period, int End)? Since(int index)
    {
        var isFrom = tokens.Is(index, WordRole.From);
        if (!isFrom && !tokens.Is(index, WordRole.Since))
        {
            return null;
        }

        var at = tokens.Skip(index + 1, WordRole.The, WordRole.Beginning, WordRole.Of);
        var atom = _atoms.At(at) is { } read && _context.IsMeant(read, at) ? read : isFrom ? null : _atoms.LatestWeekday(at);
        if (atom is not { } since || (isFrom && !tokens.Is(since.End, WordRole.Onwards)))
        {
            return null;
        }

        return since.Latest(today) is { } period ? (new Period(period.From, today), isFrom ? since.End + 1 : since.End) : null;
    }

    /// <summary>Before 2020, until May, after 2021.</summary>
    private (Period Period, int End)? Bounded(int index)
    {
        var (isBefore, isAfter) = (tokens.Is(index, WordRole.Before), tokens.Is(index, WordRole.After));
        var isVerb = isAfter && tokens.Is(index - 1, WordRole.Look);
        if (isVerb || !(isBefore || isAfter || tokens.Is(index, WordRole.Until)))
        {
            return null;
        }

        var at = tokens.Skip(index + 1, WordRole.The, WordRole.End, WordRole.Of);
        if (_atoms.At(at) is not { } atom || !_context.IsMeant(atom, at) || (isAfter ? atom.Latest(today) : atom.In(today.Year)) is not { } period)
        {
            return null;
        }

        var always = Period.Always;
        return isAfter ? (new Period(period.To.AddDays(1), period.To < today ? today : always.To), atom.End)
            : !isBefore ? (always with { To = period.To }, atom.End)
            : period.From > always.From ? (always with { To = period.From.AddDays(-1) }, atom.End)
            : null;
    }

    /// <summary>Between April and May, from March to June 2024, 2021-2023.</summary>
    private (Period Period, int End)? Range(int index)
    {
        var isBetween = tokens.Is(index, WordRole.Between);
        var at = tokens.Skip(tokens.Is(index, WordRole.RangeLead) || isBetween ? index + 1 : index, WordRole.The);
        if (_atoms.At(at) is not { } first || !_context.IsMeant(first, at))
        {
            return null;
        }

        var isTo = isBetween ? tokens.Is(first.End, WordRole.And) : tokens.Is(first.End, WordRole.RangeJoint) || tokens.IsSign(first.End, '-', '\u2013', '\u2014');
        // Digits before or a lower number behind the hyphen: a telephone number or an id.
        var isHyphened = tokens.IsSign(first.End, '-');
        if (!isTo || (isHyphened && tokens.IsNumber(at - 1)))
        {
            return null;
        }

        if (tokens.Is(first.End + 1, WordRole.Now, WordRole.Today, WordRole.Date))
        {
            return first.Latest(today) is { } since ? (new Period(since.From, today), first.End + 2) : null;
        }

        var last = tokens.Skip(first.End + 1, WordRole.The);
        return _atoms.At(last) is { } second && _context.IsMeant(second, last) && !(isHyphened && second.Year < first.Year) && Between(first, second) is { } span ? (span, second.End) : null;
    }

    /// <summary>What one end leaves open is taken from the other; over the turn of a year the first end is of the year before.</summary>
    private Period? Between(DateAtom first, DateAtom second)
    {
        var year = second.Year ?? first.Year ?? today.Year;
        if (first.In(year) is not { } from || second.In(year) is not { } to)
        {
            return null;
        }

        if (to.To < from.From)
        {
            (from, to) = (first.IsWhole, second.IsWhole) switch
            {
                (false, _) => (first.In(year - 1) ?? from, to),
                (true, false) => (from, second.In(year + 1) ?? to),
                _ => (to, from),
            };
        }

        return to.To < from.From ? null : new Period(from.From, to.To);
    }

    /// <summary>The last 30 days, past 3 months, next 10 days; not contacted for 60 days.</summary>
    private (Period Period, int End)? Counted(int index)
    {
        var isFor = tokens.Is(index, WordRole.For, WordRole.In);
        var at = tokens.Skip(tokens.Is(index, WordRole.CountedLead) ? index + 1 : index, WordRole.The);
        var isNamed = tokens.Is(at - 1, WordRole.The);
        if (tokens.Is(at, WordRole.Last, WordRole.Past, WordRole.Previous))
        {
            if (Count(at + 1) is var (count, unit, end))
            {
                return (Calendar.Back(today, unit, count), end);
            }

            // "Last month" is a calendar's month; "the last month" and "past month" are the one that ends today.
            return (isNamed || tokens.Is(at, WordRole.Past)) && tokens.Known(at + 1) is { IsOne: true, Unit: { } one and not CalendarUnit.Day } && !tokens.Is(at + 2, WordRole.Of)
                && !(one == CalendarUnit.Quarter && !tokens.Is(at, WordRole.Past))
                ? (Calendar.Back(today, one, 1), at + 2)
                : null;
        }

        if (tokens.Is(at, WordRole.Next, WordRole.Coming, WordRole.Following))
        {
            return Count(at + 1) is var (count, unit, end) ? (Calendar.Ahead(today, unit, count), end) : null;
        }

        return isFor && !isNamed && _context.IsDenied && Count(AtLeast(index + 1)) is var (since, of, behind) ? (Calendar.Back(today, of, since), behind) : null;
    }

    /// <summary>The index behind "more than", "at least", "over": what did not happen for longer did not happen so long.</summary>
    private int AtLeast(int index) =>
        (tokens.Is(index, WordRole.More) && tokens.Is(index + 1, WordRole.Than)) || (tokens.Is(index, WordRole.At) && tokens.Is(index + 1, WordRole.Least)) ? index + 2
        : tokens.Is(index, WordRole.Over) ? index + 1
        : index;

    private (int Count, CalendarUnit Unit, int End)? Count(int index)
    {
        if (tokens.Is(index, WordRole.Couple))
        {
            var at = tokens.Is(index + 1, WordRole.Of) ? index + 2 : index + 1;
            return tokens.Known(at).Unit is { } units ? (2, units, at + 1) : null;
        }

        var isOne = tokens.Is(index, WordRole.A, WordRole.AnBeforeVowel);
        if (isOne && tokens.Is(index + 1, WordRole.Couple))
        {
            return Count(index + 1);
        }

        var count = isOne ? 1 : tokens.IsNumber(index) ? tokens[index].Value : tokens.Known(index).Number;
        return count is >= 1 && tokens.Known(index + 1).Unit is { } unit ? (count.Value, unit, index + 2) : null;
    }

    /// <summary>In 2024, during Q3, on 5 May, last month; and a year that belongs to somebody: their 2024 orders.</summary>
    private (Period Period, int End)? Plain(int index)
    {
        var isLed = tokens.Is(index, WordRole.SpanLead);
        var at = tokens.Skip(isLed ? index + 1 : index, WordRole.The);
        at = tokens.IsOne(at, CalendarUnit.Year) ? at + 1 : at;
        if (_atoms.At(at) is not { } atom || !_context.IsMeant(atom, at) || (at > index && !isLed && !atom.IsWhole && atom.Kind != DateAtomKind.Quarter && atom.Kind != DateAtomKind.Day))
        {
            return null;
        }

        return _context.IsAllowed(atom, at, isLed ? tokens.Known(index) : KnownWord.None) && atom.In(today.Year) is { } period ? (period, atom.End) : null;
    }
}
