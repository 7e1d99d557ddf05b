using RetentionBot.Skills.History;

namespace RetentionBot.Understanding.Periods;

/// <summary>One thing a calendar has a name for, as far as it was said: a year, a quarter, a month, a day, or something fixed such as last week.</summary>
/// <param name="End">The index behind its last token.</param>
/// <param name="Kind">Which of these.</param>
/// <param name="Year">Null when none was said.</param>
/// <param name="Part">The quarter, half or month; 0 for none.</param>
/// <param name="Day">The day of the month; 0 for none.</param>
/// <param name="Fixed">What needs no year.</param>
internal readonly record struct DateAtom(int End, DateAtomKind Kind, int? Year = null, int Part = 0, int Day = 0, Period? Fixed = null)
{
    /// <summary>Whether it says all there is to know.</summary>
    public bool IsWhole => Year is not null || Fixed is not null;

    /// <summary>Whether the same word or number stands for much else: a year or a month on its own.</summary>
    public bool IsBare => Kind == DateAtomKind.Year || (Kind == DateAtomKind.Month && Year is null);

    /// <summary>The days it means in a year, unless it says its own; null for 29 February in other years.</summary>
    public Period? In(int year)
    {
        if (Fixed is { } period)
        {
            return period;
        }

        var own = Year ?? year;
        return Kind switch
        {
            DateAtomKind.Year => Calendar.Year(own),
            DateAtomKind.Half => Calendar.HalfOf(own, Part),
            DateAtomKind.Quarter => Calendar.QuarterOf(own, Part),
            DateAtomKind.Month => Calendar.MonthOf(own, Part),
            _ => Day <= DateTime.DaysInMonth(own, Part) ? Calendar.OneDay(new DateOnly(own, Part, Day)) : null,
        };
    }

    /// <summary>The latest one that has begun; null when it is yet to come.</summary>
    public Period? Latest(DateOnly today)
    {
        const int leapYearsApart = 8; // 1896 and 1904
        for (var back = 0; back <= leapYearsApart; back++)
        {
            if (In(today.Year - back) is { } period && period.From <= today)
            {
                return period;
            }
        }

        return null;
    }
}

internal enum DateAtomKind
{
    Year,
    Half,
    Quarter,
    Month,
    Day,
    Fixed,
}
