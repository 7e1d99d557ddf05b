using System.Globalization;

namespace RetentionBot.Skills.FollowUps.Attention;

/// <summary>How much time may pass between two contacts: an ISO 8601 duration of one unit, as <c>P6W</c>, <c>P10D</c>, <c>P3M</c> or <c>P1Y</c>.</summary>
public readonly record struct Cadence
{
    /// <summary>The longest that is accepted: ten years.</summary>
    private const int MostDays = 3_660;

    private const double DaysOfMonth = 30.4375;
    private const double DaysOfYear = 365.25;

    private readonly int _count;
    private readonly char _unit;

    private Cadence(int count, char unit) => (_count, _unit) = (count, unit);

    /// <summary>About how many days it is; a day at least.</summary>
    public int Days => (int)Math.Max(1, Math.Round(_unit switch { 'D' => _count, 'W' => _count * 7, 'M' => _count * DaysOfMonth, _ => _count * DaysOfYear }));

    /// <summary>A duration of one unit between a day and ten years.</summary>
    public static bool TryParse(string? text, out Cadence cadence)
    {
        cadence = default;
        if (text is not ['P', .., 'D' or 'W' or 'M' or 'Y'] || !int.TryParse(text.AsSpan(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MostDays)
        {
            return false;
        }

        cadence = new Cadence(count, text[^1]);
        return cadence.Days <= MostDays;
    }

    /// <summary>A cadence that is written in the code or was checked before.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Cadence Parse(string text) => TryParse(text, out var cadence) ? cadence : throw new FormatException($"'{text}' is no cadence; use a duration such as P6W, P10D, P3M or P1Y.");

    /// <summary>The day that is so much later.</summary>
    public DateOnly After(DateOnly day) => _unit switch
    {
        'D' => day.AddDays(_count),
        'W' => day.AddDays(_count * 7),
        'M' => day.AddMonths(_count),
        _ => day.AddYears(_count),
    };

    /// <summary>The last day that is so much earlier that its <see cref="After"/> is not later than this one.</summary>
    public DateOnly LastBefore(DateOnly day)
    {
        var before = _unit switch
        {
            'D' => day.AddDays(-_count),
            'W' => day.AddDays(-_count * 7),
            'M' => day.AddMonths(-_count),
            _ => day.AddYears(-_count),
        };

        // The end of a short month is reached from several days of a long one.
        while (After(before.AddDays(1)) <= day)
        {
            before = before.AddDays(1);
        }

        return before;
    }

    /// <summary>In a sentence: <c>every month</c>, <c>every 6 weeks</c>, <c>every quarter</c>.</summary>
    public string Words => (_count, _unit) switch
    {
        (1, 'D') => "every day",
        (1, 'W') => "every week",
        (1, 'M') => "every month",
        (3, 'M') => "every quarter",
        (6, 'M') => "every half year",
        (1, 'Y') => "every year",
        (_, 'D') => $"every {_count} days",
        (_, 'W') => $"every {_count} weeks",
        (_, 'M') => $"every {_count} months",
        _ => $"every {_count} years",
    };

    /// <summary>As it is stored.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"P{_count}{_unit}");
}
