using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using RetentionBot.Skills.Language;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Words;

/// <summary>The words of a language that may stand in a time, a number, an amount or the like.</summary>
internal sealed partial class KnownWords
{
    private const int MonthsAYear = 12;

    /// <summary>The files whose lines are roles, by ideas; a role stands in the one it belongs to.</summary>
    private static readonly string[] RoleFiles =
        ["joints", "relative", "spans", "dates", "clock", "counts", "frequency", "money", "scores", "channel-context", "tone-context", "date-spelling"];

    private readonly FrozenDictionary<string, KnownWord> _words;

    /// <param name="language">See <see cref="WordList"/>.</param>
    public KnownWords(string language, NumberWords numbers)
    {
        var roles = Roles(language);
        var months = WordList.In(language, "months").Table([.. Enumerable.Range(1, MonthsAYear).Select(month => month.ToString(CultureInfo.InvariantCulture))]);
        var weekdays = WordList.In(language, "weekdays").Table([.. Enum.GetNames<DayOfWeek>().Select(Key)]);
        var units = Enum.GetValues<CalendarUnit>()
            .SelectMany(unit => new[] { (Meaning: Key(unit.ToString()), Unit: unit, IsOne: true), (Meaning: $"several {Key(unit.ToString())}", Unit: unit, IsOne: false) })
            .ToDictionary(unit => unit.Meaning);
        var unitWords = WordList.In(language, "units").Table(units.Keys);
        var words = roles.Select(role => role.Key).Concat(months.Keys).Concat(weekdays.Keys).Concat(unitWords.Keys).Concat(numbers.All).Distinct();
        _words = words.ToFrozenDictionary(word => word, word => new KnownWord(roles[word])
        {
            Month = months.TryGetValue(word, out var month) ? int.Parse(month, CultureInfo.InvariantCulture) : 0,
            Weekday = weekdays.TryGetValue(word, out var weekday) ? Enum.Parse<DayOfWeek>(weekday, ignoreCase: true) : null,
            Unit = unitWords.TryGetValue(word, out var unit) ? units[unit].Unit : null,
            IsOne = unit is not null && units[unit].IsOne,
            Number = numbers.Count(word),
            Ordinal = numbers.Ordinal(word),
        });
    }

    /// <summary>Every word of which something is said.</summary>
    public IReadOnlyCollection<string> All => _words.Keys;

    /// <summary>What is said of a word in lower case.</summary>
    public KnownWord Of(string word) => _words.GetValueOrDefault(word, KnownWord.None);

    /// <summary>What each word does.</summary>
    private static ILookup<string, WordRole> Roles(string language)
    {
        var roles = Enum.GetValues<WordRole>().ToDictionary(role => Key(role.ToString()));
        var words = RoleFiles.SelectMany(file => WordList.In(language, file).Some(roles.Keys)).ToList();
        return roles.Keys.Except(words.Select(group => group.Key)).FirstOrDefault() is { } missing
            ? throw new InvalidOperationException($"No list of words in '{language}' has a line for '{missing}'; put it into one of {string.Join(", ", RoleFiles)}.")
            : words.SelectMany(group => group.Select(word => (Word: word, Role: roles[group.Key]))).ToLookup(pair => pair.Word, pair => pair.Role);
    }

    /// <summary>How files write a name: "range joint" for <c>RangeJoint</c>.</summary>
    private static string Key(string name) => Capital().Replace(name, " $0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
