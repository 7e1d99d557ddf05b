using RetentionBot.Skills.History;

namespace RetentionBot.Understanding.Periods;

/// <summary>Reads one span of days at a place in a text.</summary>
internal sealed class SpanReader(IReadOnlyList<TextWord> words, DateOnly today, PointReader points)
{
    /// <summary>The span whose words begin there, and the index of the word behind it; null when none does.</summary>
    public (int End, Period Period)? Read(int at) =>
        ToDate(at) ?? Since(at) ?? Between(at) ?? Bounded(at) ?? Counted(at) ?? Within(at) ?? Bare(at);

    private string Text(int at) => at >= 0 && at < words.Count ? words[at].Bare : "";

    /// <summary>Year to date, YTD, so far this year.</summary>
    private (int, Period)? ToDate(int at)
    {
        if (Text(at) is "ytd" or "mtd" or "qtd")
        {
            var unit = Text(at)[0] switch
            {
                'y' => PeriodUnit.Year,
                'm' => PeriodUnit.Month,
                _ => PeriodUnit.Quarter,
            };
            return (at + 1, UpToToday(unit));
        }

        if (PeriodWords.Unit(Text(at)) is { } named && named != PeriodUnit.Day && Text(at + 1) == "to" && Text(at + 2) == "date")
        {
            return (at + 3, UpToToday(named));
        }

        return Text(at) == "so" && Text(at + 1) == "far" && Text(at + 2) == "this" && PeriodWords.Unit(Text(at + 3)) is { } unitSoFar
            ? (at + 4, UpToToday(unitSoFar))
            : null;
    }

    private Period UpToToday(PeriodUnit unit) => new(CalendarPeriods.Around(today, unit, 0).From, today);

    /// <summary>Since a point, or for so many units.</summary>
    private (int, Period)? Since(int at)
    {
        if (Text(at) is "since" or "after" && points.Read(at + 1) is { } point)
        {
            var start = Text(at) == "since" ? Past(point).From : Past(point).To.AddDays(1);
            return start <= today ? (point.End, new Period(start, today)) : null;
        }

        // Not contacted for 60 days; since three weeks ago.
        if (Text(at) is "for" or "since" && PeriodWords.Count(Text(at + 1)) is > 0 and var count && PeriodWords.Unit(Text(at + 2)) is { } unit)
        {
            return (Text(at + 3) == "ago" ? at + 4 : at + 3, Back(unit, count));
        }

        return null;
    }

    /// <summary>Between two points, from one to another, one to another.</summary>
    private (int, Period)? Between(int at)
    {
        var opens = Text(at) is "between" or "from";
        if (YearsInOne(Text(opens || Text(at) == "in" ? at + 1 : at)) is { } years)
        {
            return (opens || Text(at) == "in" ? at + 2 : at + 1, years);
        }

        if (points.Read(opens ? at + 1 : at) is not { } first)
        {
            return null;
        }

        var joins = Text(first.End) switch
        {
            "and" => Text(at) == "between",
            "to" or "until" or "till" or "through" => opens || first.IsClear || PeriodWords.Year(Text(at)) > 0 || PeriodWords.Month(Text(at)) > 0,
            _ => false,
        };
        if (joins && points.Read(first.End + 1) is { } last)
        {
            return (last.End, Spanned(first, last));
        }

        // Typed with a dash that stands alone, which is no word.
        if (Text(at) == "from" && points.Read(first.End) is { } dashed)
        {
            return (dashed.End, Spanned(first, dashed));
        }

        return Text(at) == "from" && Text(first.End) is "on" or "onwards" or "onward" && Past(first).From <= today
            ? (first.End + 1, new Period(Past(first).From, today))
            : null;
    }

    /// <summary>The year said with one point holds for both; a span that would run backwards runs over the turn of the year, or was said the wrong way round.</summary>
    private static Period Spanned(Point first, Point last)
    {
        var (one, other) = (first.Period, last.Period);
        if (!first.HasYear && last.HasYear)
        {
            one = Moved(one, other.To.Year - one.From.Year);
            one = one.From > other.To ? Moved(one, -1) : one;
        }
        else if (!last.HasYear)
        {
            other = Moved(other, one.From.Year - other.From.Year);
            other = other.To < one.From ? Moved(other, 1) : other;
        }

        return one.From <= other.To ? new Period(one.From, other.To) : new Period(other.From, one.To);
    }

    /// <summary>Before or until a point.</summary>
    private (int, Period)? Bounded(int at)
    {
        var (end, isInclusive) = Text(at) switch
        {
            "before" => (at + 1, false),
            "until" or "till" => (at + 1, true),
            "up" when Text(at + 1) is "to" or "until" => (at + 2, true),
            _ => (0, false),
        };
        if (end == 0 || points.Read(end) is not { } point)
        {
            return null;
        }

        return (point.End, new Period(Period.Always.From, isInclusive ? point.Period.To : point.Period.From.AddDays(-1)));
    }

    /// <summary>The last 30 days, the past three months, the next ten days.</summary>
    private (int, Period)? Counted(int at)
    {
        var from = Opened(at);
        if (Text(from) is not ("last" or "past" or "previous" or "next" or "coming"))
        {
            return null;
        }

        var isAhead = Text(from) is "next" or "coming";
        var count = PeriodWords.Count(Text(from + 1));
        var end = count > 0 ? from + 2 : from + 1;
        end += Text(end) == "of" && Text(from + 1) == "couple" ? 1 : 0;
        if (PeriodWords.Unit(Text(end)) is not { } unit || (count == 0 && Text(from) is not ("past" or "coming")))
        {
            return null;
        }

        var units = Math.Max(1, count);
        return unit >= PeriodUnit.Month && units > 600 ? null : (end + 1, isAhead ? new Period(today, CalendarPeriods.Add(today, unit, Math.Min(units, Ahead(unit)))) : Back(unit, units));
    }

    private static int Ahead(PeriodUnit unit) => unit == PeriodUnit.Year ? 50 : 600;

    private Period Back(PeriodUnit unit, int count)
    {
        // No record is older than a century and a half; counting further back would leave the calendar.
        var units = Math.Min(count, unit switch
        {
            PeriodUnit.Year => 50,
            PeriodUnit.Quarter => 200,
            PeriodUnit.Month => 600,
            PeriodUnit.Fortnight => 1_300,
            PeriodUnit.Week => 2_600,
            _ => 18_000,
        });
        return new Period(CalendarPeriods.Add(today, unit, -units), today);
    }

    /// <summary>In 2024, during last month, of this quarter, on Friday.</summary>
    private (int, Period)? Within(int at)
    {
        if (Text(at) is not ("in" or "during" or "of" or "for" or "over" or "on" or "within" or "throughout" or "from" or "by"))
        {
            return null;
        }

        var isWeak = Text(at) is "of" or "for" or "from" or "by" or "on";
        var point = points.Read(at + 1);

        // "for April" may be somebody; "in April" is hardly.
        return point is { } found && (found.IsClear || !isWeak || PeriodWords.Year(Text(at + 1)) > 0 || (Text(at) == "on" && PeriodWords.Weekday(Text(at + 1)) is not null))
            ? (found.End, found.Period)
            : null;
    }

    private (int, Period)? Bare(int at)
    {
        if (points.Read(at) is not { } point)
        {
            return null;
        }

        // A bare year only at the end, and not behind what makes it somebody's number.
        var isYear = !point.IsClear && PeriodWords.Year(Text(at)) > 0 && at > 0 && point.End == words.Count && PeriodWords.Month(Text(at - 1)) == 0
            && Text(at - 1) is not ("customer" or "number" or "no" or "id" or "order");
        return point.IsClear || isYear ? (point.End, point.Period) : null;
    }

    /// <summary>Behind "in the", "over the", "for the", "the".</summary>
    private int Opened(int at)
    {
        var from = Text(at) is "in" or "over" or "for" or "within" or "during" or "of" or "from" ? at + 1 : at;
        return Text(from) == "the" ? from + 1 : from;
    }

    /// <summary>2021-2023, 2021/2023.</summary>
    private static Period? YearsInOne(string text) =>
        text.Length == 9 && text[4] is '-' or '/' && PeriodWords.Year(text[..4]) is > 0 and var first && PeriodWords.Year(text[5..]) is > 0 and var last
            ? new Period(CalendarPeriods.Year(Math.Min(first, last)).From, CalendarPeriods.Year(Math.Max(first, last)).To)
            : null;

    /// <summary>A point that must lie in the past: without a year it is the last one there was.</summary>
    private Period Past(Point point) => !point.HasYear && point.Period.From > today ? Moved(point.Period, -1) : point.Period;

    private static Period Moved(Period period, int years)
    {
        var from = period.From.AddYears(years);
        return new Period(from, period.From == period.To ? from : period.To.AddDays(1).AddYears(years).AddDays(-1));
    }
}
