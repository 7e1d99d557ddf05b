using System.Collections.Frozen;
using System.Globalization;

namespace RetentionBot.Understanding.Periods;

/// <summary>The units in which people count time.</summary>
internal enum PeriodUnit
{
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
}

/// <summary>The English words of which spans are made.</summary>
internal static class PeriodWords
{
    private static readonly FrozenDictionary<string, int> Months = Numbered(1,
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec");

    private static readonly FrozenDictionary<string, int> Weekdays = Numbered(0, "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");

    private static readonly FrozenDictionary<string, int> Numbers = Numbered(1,
        "one a an", "two couple", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private static readonly FrozenDictionary<string, int> Ordinals = Numbered(1, "first 1st", "second 2nd", "third 3rd", "fourth 4th");

    private static readonly FrozenDictionary<string, int> Units = Numbered(0, "day days", "week weeks", "fortnight fortnights", "month months", "quarter quarters", "year years");

    /// <summary>1 to 12; 0 for no month.</summary>
    public static int Month(string word) => Months.GetValueOrDefault(word);

    /// <summary>The day of the week; null for none.</summary>
    public static DayOfWeek? Weekday(string word) => Weekdays.TryGetValue(word, out var day) ? (DayOfWeek)day : null;

    /// <summary>First to fourth; 0 for none.</summary>
    public static int Ordinal(string word) => Ordinals.GetValueOrDefault(word);

    /// <summary>The unit; null for none.</summary>
    public static PeriodUnit? Unit(string word) => Units.TryGetValue(word, out var unit) ? (PeriodUnit)unit : null;

    /// <summary>A count in digits or letters, 1 to 3,650; 0 for none.</summary>
    public static int Count(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count <= 3_650 ? count : 0 : Numbers.GetValueOrDefault(word);

    /// <summary>A year people do business in, 1950 to 2099; 0 for none.</summary>
    public static int Year(string word) =>
        word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1950 and <= 2099 ? year : 0;

    private static FrozenDictionary<string, int> Numbered(int first, params string[] words) =>
        words.SelectMany((forms, index) => forms.Split(' ').Select(form => KeyValuePair.Create(form, first + index))).ToFrozenDictionary();
}
