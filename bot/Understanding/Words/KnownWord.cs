using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Words;

/// <summary>Everything the lists of a language say of one word that may stand in a time, an amount or the like; looked up once for each word of a text.</summary>
internal sealed class KnownWord
{
    private const int BitsAnEntry = 64;

    private static readonly int Entries = (Enum.GetValues<WordRole>().Length + BitsAnEntry - 1) / BitsAnEntry;

    private readonly ulong[] _roles = new ulong[Entries];

    /// <param name="roles">What it does.</param>
    public KnownWord(params IEnumerable<WordRole> roles)
    {
        foreach (var role in roles)
        {
            _roles[(int)role / BitsAnEntry] |= 1UL << ((int)role % BitsAnEntry);
        }
    }

    /// <summary>A word of which nothing is said, and what is no word.</summary>
    public static KnownWord None { get; } = new();

    /// <summary>1 to 12 for a month; 0 for another word.</summary>
    public int Month { get; init; }

    /// <summary>The day of the week; null for another word.</summary>
    public DayOfWeek? Weekday { get; init; }

    /// <summary>The unit of time, one or several of it; null for another word.</summary>
    public CalendarUnit? Unit { get; init; }

    /// <summary>Whether it is one of its unit.</summary>
    public bool IsOne { get; init; }

    /// <summary>A number up to twelve; null for another word.</summary>
    public int? Number { get; init; }

    /// <summary>Which one of several; null for another word.</summary>
    public int? Ordinal { get; init; }

    /// <summary>Whether it does that.</summary>
    public bool Is(WordRole role) => (_roles[(int)role / BitsAnEntry] >> ((int)role % BitsAnEntry) & 1) != 0;

    /// <summary>Whether it does one of these.</summary>
    public bool Is(params ReadOnlySpan<WordRole> roles)
    {
        foreach (var role in roles)
        {
            if (Is(role))
            {
                return true;
            }
        }

        return false;
    }
}
