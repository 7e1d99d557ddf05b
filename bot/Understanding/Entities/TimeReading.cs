using RetentionBot.Skills.History;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Entities;

/// <summary>What words of time come to in each sense they have; null where they have none.</summary>
/// <param name="End">The index behind the last token.</param>
/// <param name="Period">As a span of days.</param>
/// <param name="Date">As the day for something to do.</param>
/// <param name="PastDate">As the day something was done.</param>
/// <param name="OtherDate">"5/6" read the other way round.</param>
internal readonly record struct TimeReading(int End, Period? Period = null, DateOnly? Date = null, DateOnly? PastDate = null, DateOnly? OtherDate = null)
{
    /// <summary>A day that words fix: before today it was, after today it will be.</summary>
    public static TimeReading OneDay(int end, DateOnly day, DateOnly today) =>
        new(end, Calendar.OneDay(day), day >= today ? day : null, day <= today ? day : null);

    /// <summary>A day that comes again and again: as a span, the coming one.</summary>
    public static TimeReading Recurring(int end, DateOnly coming, DateOnly past) => new(end, Calendar.OneDay(coming), coming, past);

    /// <summary>A span, which is begun on its first day if it is yet to come.</summary>
    public static TimeReading Span(int end, Period period, DateOnly today) => new(end, period, period.From > today ? period.From : null);
}
