using System.Collections.Frozen;
using System.Globalization;
using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Phrases;
using Calendar = RetentionBot.Understanding.Periods.Calendar;

namespace RetentionBot.Understanding.Entities;

/// <summary>Writes out short and mistyped names of days, months and units, and numbers from thirteen on, so that the grammar sees one form of each.</summary>
internal static class DateSpelling
{
    private static readonly FrozenDictionary<string, string> Always = WordTable.Meanings("""
        today: tday 2day
        tomorrow: tmrw tmr tmw tomo tommorow tomorow tommorrow
        yesterday: yday ystd yest yesterdy yestarday
        monday: mondy
        tuesday: tue tues
        wednesday: weds wensday wendsday
        thursday: thu thur thurs thirsday
        friday: fri fryday
        saturday: saterday
        sunday: sundy
        february: febuary feburary
        weekend: weekand wkend
        """);

    /// <summary>Short forms that are words of their own: only after such a lead, before a number, or at the end.</summary>
    private static readonly FrozenDictionary<string, string> Led = WordTable.Meanings("""
        monday: mon
        wednesday: wed
        saturday: sat
        sunday: sun
        """);

    private static readonly FrozenSet<string> Leads = WordTable.Of("on by this next last until till since before after every each from to due past coming");

    /// <summary>Short and mistyped units, after a number or what else stands before one.</summary>
    private static readonly FrozenDictionary<string, string> UnitForms = WordTable.Meanings("""
        day: dy
        days: dys d dayz
        week: wk weke
        weeks: wks w weeeks
        month: mth mnth mo
        months: mths mnths mos
        quarter: qtr
        quarters: qtrs
        year: yr yaer
        years: yrs y yeras
        """);

    private static readonly FrozenSet<string> UnitLeads = WordTable.Of("this last next past previous coming every each other of per a couple");

    private static readonly FrozenSet<string> NumbersOnly = WordTable.Of("d w y");

    private static readonly string[] LongNames =
        ["january", "february", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow", "yesterday"];

    private static readonly string[] LongUnits = ["weeks", "fortnight", "fortnights", "month", "months", "quarter", "quarters", "years"];

    /// <summary>Words that are no typing errors.</summary>
    private static readonly FrozenSet<string> OtherWords = WordTable.Of("sundry mouth mouths quartet quartets yearn weird");

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
                found.Add(DayInWords(tokens, index) is { } day ? AsNumber(token, day, isOrdinal: true) : token with { Text = Form(tokens, corrected, index) });
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
        && ((tokens.Is(index + 1, "of") && MonthNames.Number(tokens.Word(index + 2)) > 0) || (tokens.Is(index - 1, "the") && MonthNames.Number(tokens.Word(index - 2)) > 0))
            ? day
            : null;

    private static DateToken AsNumber(DateToken token, int number, bool isOrdinal) =>
        token with { Kind = DateTokenKind.Number, Text = number.ToString(CultureInfo.InvariantCulture), Value = number, IsOrdinal = isOrdinal };

    private static string Form(DateTokens tokens, DateTokens before, int index)
    {
        var word = tokens[index].Text;
        if (Always.TryGetValue(word, out var form))
        {
            return form;
        }

        if (Led.TryGetValue(word, out form))
        {
            var isLed = Leads.Contains(before.Word(before.Count - 1)) || index == tokens.Count - 1 || tokens.IsNumber(index + 1) || tokens.Is(index + 1, "at", "morning", "afternoon", "evening");
            return isLed ? form : word;
        }

        var isAfterNumber = before.IsNumber(before.Count - 1) || tokens.Lexicon.Numbers.Count(before.Word(before.Count - 1)) is not null;
        if (isAfterNumber || UnitLeads.Contains(before.Word(before.Count - 1)))
        {
            if (UnitForms.TryGetValue(word, out form) && (isAfterNumber || !NumbersOnly.Contains(word)))
            {
                return form;
            }

            if (Calendar.Unit(word) is null && Near(word, LongUnits, tokens.Lexicon.NearWord) is { } unit)
            {
                return unit;
            }
        }

        const int shortestTypo = 5;
        return word.Length >= shortestTypo && Near(word, LongNames, tokens.Lexicon.NearWord) is { } name ? name : word;
    }

    /// <summary>The name that was mistyped by one letter, but not in the first one; null for none, and for a plural or an adverb of it.</summary>
    private static string? Near(string word, string[] names, NearWord near)
    {
        if (OtherWords.Contains(word) || word.EndsWith("ly", StringComparison.Ordinal))
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
            if (name[0] == word[0] && !(word.Length == name.Length + 1 && word[^1] == 's' && word.StartsWith(name, StringComparison.Ordinal)) && near.Is(word, name))
            {
                return name;
            }
        }

        return null;
    }
}
