namespace RetentionBot.Skills.History;

/// <summary>A span of days, both ends included. As an argument it is written <c>2023-01-01..2023-12-31</c>.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public readonly record struct Period(DateOnly From, DateOnly To)
{
    /// <summary>Every day a record can have.</summary>
    public static Period Always { get; } = new(new DateOnly(1900, 1, 1), new DateOnly(2154, 12, 31));

    /// <summary>Reads a span as <see cref="ToString"/> writes it.</summary>
    /// <returns>False when it is none, or ends before it begins.</returns>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (text?.Split("..") is not [var from, var to]
            || !IsoDay.TryRead(from, out var first)
            || !IsoDay.TryRead(to, out var last)
            || last < first)
        {
            return false;
        }

        period = new Period(first, last);
        return true;
    }

    /// <summary>Whether a day lies in it.</summary>
    public bool Contains(DateOnly day) => day >= From && day <= To;

    public override string ToString() => $"{IsoDay.Of(From)}..{IsoDay.Of(To)}";
}
