using System.Collections.Frozen;
using RetentionBot.Skills.Language;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Entities;

/// <summary>How a language writes days, months and units in a hurry.</summary>
internal sealed class DateSpellings
{
    /// <param name="language">See <see cref="WordList"/>.</param>
    /// <param name="known">What may be meant.</param>
    public DateSpellings(string language, KnownWords known)
    {
        var meant = known.All.ToHashSet(StringComparer.Ordinal);
        Always = WordList.In(language, "misspelt-dates").Spellings(meant);
        ShortDays = WordList.In(language, "short-days").Spellings(meant);
        ShortUnits = WordList.In(language, "short-units").Spellings(meant);
        var mistyped = WordList.In(language, "mistyped-dates").Groups("name", "unit");
        Names = [.. mistyped["name"]];
        Units = [.. mistyped["unit"]];
    }

    /// <summary>What is meant wherever it stands.</summary>
    public FrozenDictionary<string, string> Always { get; }

    /// <summary>Short forms that are words of their own.</summary>
    public FrozenDictionary<string, string> ShortDays { get; }

    /// <summary>Short and mistyped units.</summary>
    public FrozenDictionary<string, string> ShortUnits { get; }

    /// <summary>Names of days and months that are known with a letter mistyped.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Units that are.</summary>
    public IReadOnlyList<string> Units { get; }
}
