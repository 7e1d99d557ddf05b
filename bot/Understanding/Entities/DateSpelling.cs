using System.Globalization;
using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Entities;

/// <summary>Writes out short and mistyped names of days, months and units, and numbers from thirteen on, so that the grammar sees one form of each.</summary>
internal static class DateSpelling
{
    /// <summary>The tokens with each such word in its full form, at its own place.</summary>
    public static DateTokens Corrected(DateTokens tokens)
    {
        var found = new List<DateToken>(tokens.Count);
        var corrected = new DateTokens(found, tokens.Lexicon);
        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index];
            if (token.Kind != DateTokenKind.Word)
            {
                found.Add(token);
            }
            else if (Number(tokens, index) is var (number, end))
            {
                found.Add(AsNumber(token with { End = tokens[end - 1].End }, number, isOrdinal: false));
                index = end - 1;
            }
            else
            {
                found.Add(DayInWords(tokens, index) is { } day ? AsNumber(token, day, isOrdinal: true) : Corrected(token, Form(tokens, corrected, index), tokens.Lexicon));
            }
        }

        return corrected;
    }

    /// <summary>Fifteen, ninety, twenty-one.</summary>
    private static (int Number, int End)? Number(DateTokens tokens, int index)
    {
        if (tokens.Lexicon.Numbers.Large(tokens[index].Text) is not { } number)
        {
            return null;
        }

        var next = tokens.IsJoint(index + 1, '-') ? index + 2 : index + 1;
        return number >= 20 && tokens.Word(next) is { Length: > 0 } word && tokens.Lexicon.Numbers.Count(word) is >= 1 and <= 9 and var ones ? (number + ones, next + 1) : (number, index + 1);
    }

    /// <summary>The first of May, May the first.</summary>
    private static int? DayInWords(DateTokens tokens, int index) =>
        tokens.Lexicon.Numbers.Ordinal(tokens[index].Text) is { } day
        && ((tokens.Is(index + 1, WordRole.Of) && tokens.Known(index + 2).Month > 0) || (tokens.Is(index - 1, WordRole.The) && tokens.Known(index - 2).Month > 0))
            ? day
            : null;

    private static DateToken AsNumber(DateToken token, int number, bool isOrdinal) =>
        token with { Kind = DateTokenKind.Number, Known = KnownWord.None, Text = number.ToString(CultureInfo.InvariantCulture), Value = number, IsOrdinal = isOrdinal };

    private static DateToken Corrected(DateToken token, string form, Lexicon lexicon) => form == token.Text ? token : token with { Text = form, Known = lexicon.Known.Of(form) };

    private static string Form(DateTokens tokens, DateTokens before, int index)
    {
        var word = tokens[index].Text;
        var spellings = tokens.Lexicon.Dates;
        if (spellings.Always.TryGetValue(word, out var form))
        {
            return form;
        }

        if (spellings.ShortDays.TryGetValue(word, out form))
        {
            var isLed = before.Is(before.Count - 1, WordRole.ShortDayLead) || index == tokens.Count - 1 || tokens.IsNumber(index + 1) || tokens.Is(index + 1, WordRole.At, WordRole.Morning, WordRole.Afternoon);
            return isLed ? form : word;
        }

        var isAfterNumber = before.IsNumber(before.Count - 1) || tokens.Lexicon.Numbers.Count(before.Word(before.Count - 1)) is not null;
        if (isAfterNumber || before.Is(before.Count - 1, WordRole.UnitLead))
        {
            if (spellings.ShortUnits.TryGetValue(word, out form) && (isAfterNumber || !tokens.Is(index, WordRole.UnitBehindNumber)))
            {
                return form;
            }

            if (tokens.Known(index).Unit is null && Near(tokens[index], spellings.Units, tokens.Lexicon) is { } unit)
            {
                return unit;
            }
        }

        const int shortestTypo = 5;
        return word.Length >= shortestTypo && Near(tokens[index], spellings.Names, tokens.Lexicon) is { } name ? name : word;
    }

    /// <summary>The name that was mistyped by one letter, but not in the first one; null for none, and for a plural or an adverb of it.</summary>
    private static string? Near(DateToken token, IReadOnlyList<string> names, Lexicon lexicon)
    {
        var word = token.Text;
        if (token.Known.Is(WordRole.NotMistyped) || lexicon.Endings.Adverbs.Any(word.EndsWith))
        {
            return null;
        }

        foreach (var name in names)
        {
            if (word == name)
            {
                return name;
            }
        }

        foreach (var name in names)
        {
            if (name[0] == word[0] && !lexicon.Endings.Plurals.Any(ending => word == name + ending) && lexicon.NearWord.Is(word, name))
            {
                return name;
            }
        }

        return null;
    }
}
