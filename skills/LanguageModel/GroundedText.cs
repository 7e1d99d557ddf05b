using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.LanguageModel;

/// <summary>
/// Tells whether a text a model wrote says only what it was given: no number, day or name that stands in none of the sources, no link or address, no markup, nothing hidden, no letters that only look like others. Pure.
/// What it cannot tell is whether the text puts the facts together rightly: that is why a person reads it with its records beside it.
/// </summary>
internal sealed partial class GroundedText
{
    private static readonly string[] Markup = ["<", "](", "```", "://", "**", "__", "{{", "www."];

    private readonly ModelWords _words;
    private readonly HashSet<string> _known;
    private readonly HashSet<string> _numbers;
    private readonly HashSet<string> _numberWords;
    private readonly HashSet<string> _asWritten;

    /// <param name="sources">All that it was given.</param>
    /// <param name="days">The days of the records, which may be told in words.</param>
    /// <param name="words">The words of its language.</param>
    public GroundedText(IEnumerable<string> sources, IEnumerable<DateOnly> days, ModelWords words)
    {
        _words = words;
        List<string> given = [.. sources];
        var dayNames = days.Distinct().SelectMany(day => new[] { day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.ToString("dddd MMMM MMM", CultureInfo.InvariantCulture) }).ToList();
        _known = [.. given.Concat(dayNames).SelectMany(Words).Select(NameFolding.Fold)];
        _asWritten = [.. given.SelectMany(Words)];
        _numbers = [.. given.Concat(dayNames).SelectMany(Numbers)];
        _numberWords = [.. given.SelectMany(text => words.Numbers.In(text))];
    }

    /// <summary>What the text has that it was not given, for the middle of a sentence; null for nothing. It repeats no word of the text, as nobody is to read what is wrong in it.</summary>
    public string? FaultIn(string text) =>
        text.EnumerateRunes().Any(IsHidden) ? "a hidden sign"
        : Array.Exists(Markup, sign => text.Contains(sign, StringComparison.OrdinalIgnoreCase)) || Address().IsMatch(text) ? "a link, an address or markup"
        : Numbers(text).Any(number => !_numbers.Contains(number)) || _words.Numbers.In(_words.WithoutIdioms(text)).Any(word => !_numberWords.Contains(word)) ? "a number it was not given"
        : text.EnumerateRunes().Any(IsDisguised) || Words(text).Any(IsForeign) ? "letters that only look like others"
        : Words(text).Any(word => char.IsUpper(word[0]) && IsNew(NameFolding.Fold(word))) || HasNewNameBehindTitle(text) ? "a name or a day it was not given"
        : null;

    private bool IsNew(string folded) => folded.Length > 0 && !_known.Contains(folded) && (!_words.IsOrdinary(folded) || _words.TimeWords.Contains(folded));

    /// <summary>"Herr Lange", "Ms Young": a word that is ordinary elsewhere.</summary>
    private bool HasNewNameBehindTitle(string text) => Words(text).Zip(Words(text).Skip(1))
        .Any(pair => char.IsUpper(pair.Second[0]) && NameWords.IsTitle(NameFolding.Fold(pair.First)) && !_known.Contains(NameFolding.Fold(pair.Second)));

    /// <summary>A word with a letter that is none of the Latin ones, where no source has that very word: it may only look like another.</summary>
    private bool IsForeign(string word) => word.Any(letter => letter is > '\u024F' and (< '\u1E00' or > '\u1EFF') && char.IsLetter(letter)) && !_asWritten.Contains(word);

    private static bool IsHidden(Rune rune) =>
        (Rune.GetUnicodeCategory(rune) is var category && category is UnicodeCategory.Control && rune.Value is not ('\n' or '\r' or '\t'))
        || category is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber;

    /// <summary>Letters in circles, in squares and of flags, and all letters and digits beyond the first plane, where those of mathematics stand: no word or number is read in them.</summary>
    private static bool IsDisguised(Rune rune) => rune.Value is (>= 0x249C and <= 0x24E9) or (>= 0x1F100 and <= 0x1F1FF) || (!rune.IsBmp && Rune.IsLetterOrDigit(rune));

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(word => word.Value);

    /// <summary>The numbers of a text as one writes them plainly: without leading noughts and signs between thousands, in our own digits.</summary>
    private static IEnumerable<string> Numbers(string text) => Number().Matches(text).Select(number => Plain(number.Value));

    private static string Plain(string number)
    {
        var digits = string.Concat(number.Select(sign => char.IsDigit(sign) ? (char)('0' + (int)char.GetNumericValue(sign)) : sign));
        var parts = digits.Split('.', ',');
        var isFraction = parts.Length > 1 && parts[^1].Length != 3;
        var whole = string.Concat(isFraction ? parts[..^1] : parts).TrimStart('0');
        return (whole.Length == 0 ? "0" : whole) + (isFraction && parts[^1].TrimEnd('0') is { Length: > 0 } fraction ? $".{fraction}" : "");
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{Nd}+(?:[.,]\p{Nd}+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    /// <summary>Something with an at sign, with a colon within it, as a scheme has it, or with a dot between two words, as a host has it; the signs that clients take for these count as well.</summary>
    [GeneratedRegex(@"[@\uFE6B\uFF20]|\p{L}[\p{L}\p{Nd}+-]+[:\uFF1A]\S|[\p{L}\p{Nd}_-][.\u2024\u3002\uFF0E\uFF61]\p{L}{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
