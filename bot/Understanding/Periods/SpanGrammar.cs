using RetentionBot.Skills.History;

namespace RetentionBot.Understanding.Periods;

/// <summary>Reads a time span at a place of a text: since, before, between, the last 30 days, and whatever the calendar has a name for.</summary>
internal sealed class SpanGrammar(DateTokens tokens, DateOnly today, bool isMonthFirst)
{
    private readonly DateAtoms _atoms = new(tokens, today, isMonthFirst);
    private readonly DateContext _context = new(tokens);

    /// <summary>The span whose words begin at an index, and the index behind them; null when none does.</summary>
    public (Period Period, int End)? At(int index)
    {
        if (tokens.Is(index, "so") && tokens.Is(index + 1, "far"))
        {
            return At(index + 2) is { } later && tokens.Is(index + 2, "this", "in", "since") ? SoFar(index) ?? later : null;
        }

        return ToDate(index) ?? Since(index) ?? Bounded(index) ?? Range(index) ?? Counted(index) ?? Plain(index);
    }

    /// <summary>Year to date, this year so far.</summary>
    private (Period Period, int End)? ToDate(int index)
    {
        if (tokens.Is(index, "ytd", "qtd", "mtd"))
        {
            var initial = tokens.Is(index, "ytd") ? CalendarUnit.Year : tokens.Is(index, "qtd") ? CalendarUnit.Quarter : CalendarUnit.Month;
            return (new Period(Calendar.Whole(initial, today, 0).From, today), index + 1);
        }

        var at = Skip(index, "in", "for", "during", "the");
        var isThis = tokens.Is(at, "this");
        var unit = tokens.Is(isThis ? at + 1 : at, "week", "month", "quarter", "year") ? Calendar.Unit(tokens.Word(isThis ? at + 1 : at)) : null;
        var next = isThis ? at + 2 : at + 1;
        var hyphens = tokens.IsJoint(next, '-') && tokens.IsJoint(next + 2, '-') ? 1 : 0;
        var (to, date) = (next + hyphens, next + hyphens + hyphens + 1);
        var isToDate = isThis ? tokens.Is(next, "so") && tokens.Is(next + 1, "far") : tokens.Is(to, "to") && tokens.Is(date, "date");
        return unit is { } whole && isToDate ? (new Period(Calendar.Whole(whole, today, 0).From, today), isThis ? next + 2 : date + 1) : null;
    }

    private (Period Period, int End)? SoFar(int index)
    {
        var unit = tokens.Is(index + 2, "this") && tokens.Is(index + 3, "week", "month", "quarter", "year") ? Calendar.Unit(tokens.Word(index + 3)) : null;
        return unit is { } whole ? (new Period(Calendar.Whole(whole, today, 0).From, today), index + 4) : null;
    }

    /// <summary>Since March, from May onwards: to today.</summary>
    private (Period Period, int End)? Since(int index)
    {
        var isFrom = tokens.Is(index, "from");
        if (!isFrom && !tokens.Is(index, "since"))
        {
            return null;
        }

        var at = Skip(index + 1, "the", "beginning", "start", "of");
        var atom = _atoms.At(at) is { } read && _context.IsMeant(read, at) ? read : isFrom ? null : _atoms.LatestWeekday(at);
        if (atom is not { } since || (isFrom && !tokens.Is(since.End, "on", "onward", "onwards")))
        {
            return null;
        }

        return since.Latest(today) is { } period ? (new Period(period.From, today), isFrom ? since.End + 1 : since.End) : null;
    }

    /// <summary>Before 2020, until May, after 2021.</summary>
    private (Period Period, int End)? Bounded(int index)
    {
        var word = tokens.Word(index);
        var isVerb = word == "after" && tokens.Is(index - 1, "look", "looks", "looking", "looked");
        if (isVerb || word is not ("before" or "until" or "till" or "after"))
        {
            return null;
        }

        var at = Skip(index + 1, "the", "end", "of");
        if (_atoms.At(at) is not { } atom || !_context.IsMeant(atom, at) || (word == "after" ? atom.Latest(today) : atom.In(today.Year)) is not { } period)
        {
            return null;
        }

        var always = Period.Always;
        return word switch
        {
            "before" => period.From > always.From ? (always with { To = period.From.AddDays(-1) }, atom.End) : null,
            "after" => (new Period(period.To.AddDays(1), period.To < today ? today : always.To), atom.End),
            _ => (always with { To = period.To }, atom.End),
        };
    }

    /// <summary>Between April and May, from March to June 2024, 2021-2023.</summary>
    private (Period Period, int End)? Range(int index)
    {
        var isBetween = tokens.Is(index, "between");
        var at = Skip(tokens.Is(index, "from", "in", "during", "for", "over", "of", "on") || isBetween ? index + 1 : index, "the");
        if (_atoms.At(at) is not { } first || !_context.IsMeant(first, at))
        {
            return null;
        }

        var isTo = isBetween ? tokens.Is(first.End, "and") : tokens.Is(first.End, "to", "until", "till", "through", "thru") || tokens.IsSign(first.End, '-', '\u2013', '\u2014');
        // Digits before or a lower number behind the hyphen: a telephone number or an id.
        var isHyphened = tokens.IsSign(first.End, '-');
        if (!isTo || (isHyphened && tokens.IsNumber(at - 1)))
        {
            return null;
        }

        if (tokens.Is(first.End + 1, "now", "today", "date"))
        {
            return first.Latest(today) is { } since ? (new Period(since.From, today), first.End + 2) : null;
        }

        var last = Skip(first.End + 1, "the");
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
        var isFor = tokens.Is(index, "for", "in");
        var at = Skip(tokens.Is(index, "in", "during", "over", "within", "for", "of", "from") ? index + 1 : index, "the");
        var isNamed = tokens.Is(at - 1, "the");
        if (tokens.Is(at, "last", "past", "previous"))
        {
            if (Count(at + 1) is var (count, unit, end))
            {
                return (Calendar.Back(today, unit, count), end);
            }

            // "Last month" is a calendar's month; "the last month" and "past month" are the one that ends today.
            return (isNamed || tokens.Is(at, "past")) && tokens.Is(at + 1, "week", "month", "year", "quarter", "fortnight") && !tokens.Is(at + 2, "of")
                && !(tokens.Is(at + 1, "quarter") && !tokens.Is(at, "past")) && Calendar.Unit(tokens.Word(at + 1)) is { } one
                ? (Calendar.Back(today, one, 1), at + 2)
                : null;
        }

        if (tokens.Is(at, "next", "coming", "following"))
        {
            return Count(at + 1) is var (count, unit, end) ? (Calendar.Ahead(today, unit, count), end) : null;
        }

        return isFor && !isNamed && _context.IsDenied && Count(AtLeast(index + 1)) is var (since, of, behind) ? (Calendar.Back(today, of, since), behind) : null;
    }

    /// <summary>The index behind "more than", "at least", "over": what did not happen for longer did not happen so long.</summary>
    private int AtLeast(int index) =>
        (tokens.Is(index, "more", "longer") && tokens.Is(index + 1, "than")) || (tokens.Is(index, "at") && tokens.Is(index + 1, "least")) ? index + 2
        : tokens.Is(index, "over") ? index + 1
        : index;

    private (int Count, CalendarUnit Unit, int End)? Count(int index)
    {
        if (tokens.Is(index, "couple"))
        {
            var at = tokens.Is(index + 1, "of") ? index + 2 : index + 1;
            return Calendar.Unit(tokens.Word(at)) is { } units ? (2, units, at + 1) : null;
        }

        var isOne = tokens.Is(index, "a", "an");
        if (isOne && tokens.Is(index + 1, "couple"))
        {
            return Count(index + 1);
        }

        var count = isOne ? 1 : tokens.IsNumber(index) ? tokens[index].Value : tokens.Lexicon.Numbers.Count(tokens.Word(index));
        return count is >= 1 && Calendar.Unit(tokens.Word(index + 1)) is { } unit ? (count.Value, unit, index + 2) : null;
    }

    /// <summary>In 2024, during Q3, on 5 May, last month; and a year that belongs to somebody: their 2024 orders.</summary>
    private (Period Period, int End)? Plain(int index)
    {
        var preposition = tokens.Word(index);
        var isLed = preposition is "in" or "during" or "on" or "over" or "within" or "for" or "of" or "throughout" or "from";
        var at = Skip(isLed ? index + 1 : index, "the", "year");
        if (_atoms.At(at) is not { } atom || !_context.IsMeant(atom, at) || (at > index && !isLed && !atom.IsWhole && atom.Kind != DateAtomKind.Quarter && atom.Kind != DateAtomKind.Day))
        {
            return null;
        }

        return _context.IsAllowed(atom, at, isLed ? preposition : "") && atom.In(today.Year) is { } period ? (period, atom.End) : null;
    }

    private int Skip(int index, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (tokens.Is(index, word))
            {
                index++;
            }
        }

        return index;
    }
}
