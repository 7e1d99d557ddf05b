using System.Collections.Frozen;
using System.Globalization;
using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Entities;

/// <summary>How a language says currencies, and thousands of them.</summary>
internal sealed class MoneyWords
{
    /// <param name="language">See <see cref="WordList"/>.</param>
    public MoneyWords(string language)
    {
        Currencies = WordList.In(language, "currencies").Table("EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD", "JPY", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "BRL", "INR");
        DollarSigns = WordList.In(language, "dollars").Table("USD", "CAD", "AUD", "NZD", "BRL");
        DollarNations = WordList.In(language, "dollar-nations").Table("CAD", "AUD");
        Multipliers = WordList.In(language, "multipliers").Table("100", "1000", "1000000")
            .ToFrozenDictionary(word => word.Key, word => int.Parse(word.Value, CultureInfo.InvariantCulture));
    }

    /// <summary>The code of a sign, a code or a name.</summary>
    public FrozenDictionary<string, string> Currencies { get; }

    /// <summary>The code of what stands before a dollar sign.</summary>
    public FrozenDictionary<string, string> DollarSigns { get; }

    /// <summary>The code of dollars of a nation.</summary>
    public FrozenDictionary<string, string> DollarNations { get; }

    /// <summary>By how much a number is multiplied.</summary>
    public FrozenDictionary<string, int> Multipliers { get; }
}
