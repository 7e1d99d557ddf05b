using RetentionBot.Skills.History;
using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads the first, the middle and the last day of something: the end of the week (its Friday), the start of next month, mid-December, year-end.</summary>
internal sealed class PeriodEnds(DateTokens tokens, DateOnly today, bool isMonthFirst)
{
    /// <summary>The days of a period that have words, as files name them.</summary>
    public const string Start = "start";
    public const string Middle = "middle";
    public const string End = "end";

    private readonly DateAtoms _atoms = new(tokens, today, isMonthFirst);

    /// <summary>The day at an index; null when none is.</summary>
    public TimeReading? At(int index)
    {
        var start = tokens.Skip(index, WordRole.The);
        if (tokens.Lexicon.Entities.Ends.At(tokens, start) is var (named, end) && EntityWords.Unit(named) is var unit)
        {
            return Day(End, unit, Calendar.Whole(unit, today, 0), AfterToday(end));
        }

        if (tokens.Lexicon.Entities.Places.At(tokens, start) is not var (place, next))
        {
            return null;
        }

        var isOf = tokens.Is(next, WordRole.Of, WordRole.In);
        var at = tokens.Skip(isOf || tokens.IsJoint(next, '-') ? next + 1 : next, WordRole.The);
        if (isOf && tokens.Known(at).Unit is { } whole and not CalendarUnit.Fortnight)
        {
            return Day(place, whole, Calendar.Whole(whole, today, 0), AfterToday(at + 1));
        }

        if (tokens.WholeUnit(at + 1) is { } of && _atoms.Relative(at) is { Fixed: { } span } relative)
        {
            return Day(place, of, span, relative.End);
        }

        return (isOf || tokens.IsJoint(next, '-') || tokens.Is(start, WordRole.ShortPlace)) && (_atoms.At(at) ?? HyphenedMonth(at)) is { } atom ? OfNamed(place, atom) : null;
    }

    /// <summary>The month of "mid-December", which stands not alone.</summary>
    private DateAtom? HyphenedMonth(int index) =>
        tokens.IsJoint(index - 1, '-') && tokens.Known(index).Month is > 0 and var month ? new DateAtom(index + 1, DateAtomKind.Month, Part: month) : null;

    /// <summary>The end of December: the coming one, and the past one.</summary>
    private TimeReading? OfNamed(string place, DateAtom atom)
    {
        if (atom.Kind is not (DateAtomKind.Month or DateAtomKind.Quarter or DateAtomKind.Half or DateAtomKind.Year) || atom.In(today.Year) is not { } span)
        {
            return null;
        }

        var day = Of(place, CalendarUnit.Month, span);
        return atom.IsWhole ? TimeReading.OneDay(atom.End, day, today)
            : TimeReading.Recurring(atom.End, day >= today ? day : Of(place, CalendarUnit.Month, Moved(span, 1)), day <= today ? day : Of(place, CalendarUnit.Month, Moved(span, -1)));
    }

    private TimeReading Day(string place, CalendarUnit unit, Period span, int end) => TimeReading.OneDay(end, Of(place, unit, span), today);

    /// <summary>A week ends on its Friday, as work does.</summary>
    private static DateOnly Of(string place, CalendarUnit unit, Period span) => place switch
    {
        Start => span.From,
        Middle => span.From.AddDays((span.To.DayNumber - span.From.DayNumber - 1) / 2),
        _ => unit == CalendarUnit.Week ? span.To.AddDays(-2) : span.To,
    };

    private static Period Moved(Period span, int years) => new(span.From.AddYears(years), span.To.AddDays(1).AddYears(years).AddDays(-1));

    private int AfterToday(int index) => tokens.Is(index, WordRole.Today) ? index + 1 : index;
}
