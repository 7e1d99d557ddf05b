using System.Globalization;
using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;
using Calendar = RetentionBot.Understanding.Periods.Calendar;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads amounts of money: €1,200, 1.200 EUR, $45.50, fifty pounds, £3k, 1.5 million; without a currency only where money is spoken of.</summary>
internal sealed class MoneyReader(string text, DateTokens tokens)
{
    private const string Dollar = "USD";

    private readonly MoneyWords _words = tokens.Lexicon.Money;

    private readonly bool _isAboutMoney = tokens.Exists(token => token.Known.Is(WordRole.MoneyHint));

    /// <summary>The amount whose sign or number begins at an index; null when none does.</summary>
    public Entity? At(int index)
    {
        var (before, start) = CurrencyBefore(index);
        if (Spaced(start) is { } spaced && Written(index, before, spaced) is { Text: not null } withCurrency)
        {
            return withCurrency;
        }

        return Value(start) is { } value && Written(index, before, value) is var amount && (amount.Text is not null || IsBareAmount(index, value)) ? amount : null;
    }

    /// <summary>The amount with its currency: the one before it, or the one behind it, or none.</summary>
    private Entity Written(int index, string? before, MoneyValue value)
    {
        var (after, end) = before is null ? CurrencyAfter(value.End) : (null, value.End);
        return tokens.Entity(EntityKind.Amount, index, end) with { Number = value.Amount, Text = before ?? after };
    }

    /// <summary>€, US$, EUR before the number, and the number's index.</summary>
    private (string? Code, int Number) CurrencyBefore(int index)
    {
        if (_words.DollarSigns.TryGetValue(tokens.Word(index), out var code) && tokens.IsSign(index + 1, '$') && tokens[index + 1].IsJoined)
        {
            return (code, index + 2);
        }

        var isSign = tokens[index].Kind == DateTokenKind.Sign && _words.Currencies.TryGetValue(tokens[index].Text, out code);
        var isCode = tokens[index].Kind == DateTokenKind.Word && tokens[index].Text.Length == 3 && _words.Currencies.TryGetValue(tokens[index].Text, out code);
        return isSign || isCode ? (code, index + 1) : (null, index);
    }

    private (string? Code, int End) CurrencyAfter(int index)
    {
        if (index >= tokens.Count)
        {
            return (null, index);
        }

        var at = tokens.Skip(index, WordRole.CurrencyNation);
        return _words.Currencies.TryGetValue(tokens.Word(at), out var code)
                ? (code == Dollar ? _words.DollarNations.GetValueOrDefault(tokens.Word(index), code) : code, at + 1)
            : tokens[index].Kind == DateTokenKind.Sign && _words.Currencies.TryGetValue(tokens[index].Text, out code) ? (code, index + 1)
            : (null, index);
    }

    /// <summary>"18 000", thousands with a blank before them; null for another number. Only a currency makes an amount of it.</summary>
    private MoneyValue? Spaced(int index)
    {
        if (index >= tokens.Count || tokens[index].Kind != DateTokenKind.Number || tokens[index].Text.Length > 3 || tokens[index].IsOrdinal)
        {
            return null;
        }

        var end = index + 1;
        while (end < tokens.Count && tokens[end].Kind == DateTokenKind.Number && tokens[end].Text.Length == 3 && tokens[end].Start == tokens[end - 1].End + 1)
        {
            end++;
        }

        return end > index + 1 && Parse(text.AsSpan(tokens[index].Start, tokens[end - 1].End - tokens[index].Start)) is var (amount, _)
            ? new MoneyValue(amount, end, HasCents: false, IsYear: false)
            : null;
    }

    /// <summary>The number in digits or words, with its thousands.</summary>
    private MoneyValue? Value(int index) => index >= tokens.Count ? null
        : tokens[index].Kind == DateTokenKind.Number ? Digits(index)
        : InWords(index);

    private MoneyValue? Digits(int index)
    {
        var token = tokens[index];
        if (token.IsOrdinal || (token.IsJoined && index > 0 && tokens[index - 1].Kind == DateTokenKind.Number)
            || tokens.IsJoint(index - 1, '.', ',', '/', ':', '#', '_', '\'') || (tokens.IsJoint(index - 1, '-') && tokens.IsNumber(index - 2)))
        {
            return null;
        }

        var end = index + 1;
        while (tokens.IsJoint(end, '.', ',', '\'', '\u2019') && tokens[end + 1].Kind == DateTokenKind.Number)
        {
            end += 2;
        }

        // A number that was written in words is one token with a value.
        var written = text.AsSpan(token.Start, tokens[end - 1].End - token.Start);
        if ((Parse(written) ?? (end == index + 1 && token.Value >= 0 ? (token.Value, false) : null)) is not var (amount, hasCents))
        {
            return null;
        }

        var isYear = end == index + 1 && token.Text.Length == 4 && token.Value is >= Calendar.FirstYear and <= Calendar.LastYear;
        return Multiplied(new MoneyValue(amount, end, hasCents, isYear));
    }

    /// <summary>
    /// One or two digits behind the last sign are cents, three are a thousand's: 1.200 and 1,200 are twelve hundred, 89,90 and 89.90 ninety less ten cents.
    /// </summary>
    private static (decimal Amount, bool HasCents)? Parse(ReadOnlySpan<char> written)
    {
        const int mostDigits = 15;
        if (written.Length > mostDigits)
        {
            return null;
        }

        var last = written.LastIndexOfAny(".,");
        var cents = last < 0 ? 0 : written.Length - last - 1;
        if (cents > 3)
        {
            return null;
        }

        var hasCents = cents is 1 or 2;
        Span<char> digits = stackalloc char[written.Length];
        var count = 0;
        for (var at = 0; at < written.Length; at++)
        {
            if (char.IsAsciiDigit(written[at]) || (hasCents && at == last))
            {
                digits[count++] = char.IsAsciiDigit(written[at]) ? written[at] : '.';
            }
        }

        return decimal.TryParse(digits[..count], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? (amount, hasCents) : null;
    }

    /// <summary>Fifty, two hundred, a thousand, one thousand two hundred.</summary>
    private MoneyValue? InWords(int index)
    {
        var (total, current, end) = (0m, 0m, index);
        while (end < tokens.Count)
        {
            var word = tokens.Word(end);
            if (tokens.Is(end, WordRole.A) && end == index && _words.Multipliers.ContainsKey(tokens.Word(end + 1)) && !tokens.Is(end + 1, WordRole.ShortMultiplier))
            {
                current = 1;
            }
            else if (tokens.Lexicon.Numbers.Count(word) is { } ones && word.Length > 1 && tokens[end].Kind == DateTokenKind.Word)
            {
                current += ones;
            }
            else if (end > index && _words.Multipliers.TryGetValue(word, out var by) && !tokens.Is(end, WordRole.ShortMultiplier) && current is > 0 and < 1000)
            {
                (total, current) = by >= 1000 ? (total + current * by, 0) : (total, current * by);
            }
            else if (end > index && tokens.IsNumber(end) && tokens[end].Text.Length == 2 && current % 100 == 0)
            {
                current += tokens[end].Value;
            }
            else if (!(end > index && tokens.Is(end, WordRole.And) && current >= 100 && (tokens.Known(end + 1).Number is not null || tokens.IsNumber(end + 1))))
            {
                break;
            }

            end++;
        }

        return end > index && total + current > 0 ? new MoneyValue(total + current, end, HasCents: false, IsYear: false, IsMultiplied: total + current >= 100) : null;
    }

    /// <summary>3k, 1.5 million; "5 m" is no million.</summary>
    private MoneyValue Multiplied(MoneyValue value)
    {
        var word = tokens.Word(value.End);
        return _words.Multipliers.TryGetValue(word, out var by) && (!tokens.Is(value.End, WordRole.ShortMultiplier) || tokens[value.End].IsJoined) && value.Amount < 1_000_000_000
            ? new MoneyValue(value.Amount * by, value.End + 1, HasCents: false, IsYear: false, IsMultiplied: true)
            : value;
    }

    /// <summary>Without a currency: millions and thousands, cents where something was bought, and what stands right behind "for" or "worth".</summary>
    private bool IsBareAmount(int index, MoneyValue value)
    {
        if (!tokens.StandsAlone(index, value.End) || !tokens.CountsNothing(value.End))
        {
            return false;
        }

        var lead = tokens.Known(tokens.Is(index - 1, WordRole.MoneyBridge) ? index - 2 : index - 1);
        var isOfPurchase = tokens.Is(index - 1, WordRole.Of) && tokens.Is(index - 2, WordRole.PurchaseNoun);
        var isLed = (lead.Is(WordRole.MoneyLead) || isOfPurchase) && !(value.IsYear && (isOfPurchase || lead.Is(WordRole.MoneyLeadOfNoYear)));
        return value.IsMultiplied || (value.HasCents && (isLed || _isAboutMoney)) || (isLed && value.Amount >= 100);
    }

    private readonly record struct MoneyValue(decimal Amount, int End, bool HasCents, bool IsYear, bool IsMultiplied = false);
}
