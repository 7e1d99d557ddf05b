using System.Collections.Frozen;
using System.Globalization;
using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Words;

/// <summary>Numbers as people write them in words, and which one of several.</summary>
internal sealed class NumberWords
{
    private const int Twenty = 20;
    private const int LargestOrdinal = 10;

    /// <summary>Up to this one a number in words is a count wherever it stands; from there on only among times and amounts.</summary>
    private const int LargestCount = 12;

    private readonly FrozenDictionary<string, int> _numbers;
    private readonly FrozenDictionary<string, int> _ordinals;

    /// <param name="language">See <see cref="WordList"/>.</param>
    public NumberWords(string language)
    {
        _numbers = Values(WordList.In(language, "numbers"), [.. Enumerable.Range(1, Twenty), 30, 40, 50, 60, 70, 80, 90]);
        _ordinals = Values(WordList.In(language, "ordinals"), Enumerable.Range(1, LargestOrdinal));
    }

    /// <summary>Every word that says a number, or which one.</summary>
    public IEnumerable<string> All => _numbers.Keys.Concat(_ordinals.Keys);

    /// <summary>How many a word in lower case says, in digits (at most four) or letters (up to twelve); null when it says no number.</summary>
    public int? Count(string word) =>
        _numbers.TryGetValue(word, out var count) && count <= LargestCount ? count
        : word.Length <= 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
        : null;

    /// <summary>Thirteen to nineteen, or a number of tens; null when it says none of these.</summary>
    public int? Large(string word) => _numbers.TryGetValue(word, out var number) && number > LargestCount ? number : null;

    /// <summary>Which one a word in lower case says: 1 for <c>first</c> and <c>1st</c>; null when it says none.</summary>
    public int? Ordinal(string word) => _ordinals.TryGetValue(word, out var ordinal) ? ordinal : null;

    private static FrozenDictionary<string, int> Values(WordList list, IEnumerable<int> values) => list
        .Table([.. values.Select(value => value.ToString(CultureInfo.InvariantCulture))])
        .ToFrozenDictionary(word => word.Key, word => int.Parse(word.Value, CultureInfo.InvariantCulture));
}
