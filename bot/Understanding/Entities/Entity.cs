using RetentionBot.Skills.History;

namespace RetentionBot.Understanding.Entities;

/// <summary>One thing found in a text, where it stands and what it comes to; exactly the members that fit its kind are set.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where its words begin; a time's "on", "since" and "for" are of them.</param>
/// <param name="Length">How many characters they take.</param>
internal sealed record Entity(EntityKind Kind, int Start, int Length)
{
    /// <summary>A time as a span of days; a single day is a span, too. Null for a mere duration ("six weeks").</summary>
    public Period? Period { get; init; }

    /// <summary>A time as the day for something to do; null where it can only be past, and for spans that have begun.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>A time as the day something was done; null where it can only be to come, and for spans longer than a day.</summary>
    public DateOnly? PastDate { get; init; }

    /// <summary>The other reading of <see cref="Date"/> in "5/6"; of a date without a year it is the coming one.</summary>
    public DateOnly? OtherDate { get; init; }

    /// <summary>A time of the day.</summary>
    public TimeOnly? Clock { get; init; }

    /// <summary>
    /// A cadence as an ISO 8601 duration, a channel (email, call, meeting, chat, letter, sms), a tone (shorter, longer, warmer, formal, casual), a scope (mine, team, all),
    /// or an amount's ISO 4217 code, null when no sign or word says one.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>An amount, a count or a score.</summary>
    public decimal? Number { get; init; }

    /// <summary>Behind its last character.</summary>
    public int End => Start + Length;
}

/// <summary>What is found in texts.</summary>
internal enum EntityKind
{
    Time,
    Clock,
    Cadence,
    Channel,
    Tone,
    Scope,
    Amount,
    Count,
    Score,
}
