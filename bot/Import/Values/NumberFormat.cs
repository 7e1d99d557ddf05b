using System.Globalization;
using System.Text;

namespace RetentionBot.Import.Values;

/// <summary>How the numbers of one file are written.</summary>
/// <param name="decimalComma">Whether 1,5 is one and a half.</param>
internal sealed class NumberFormat(bool decimalComma)
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads an amount; signs of currencies, blanks, grouping marks and accountants' parentheses are allowed for.</summary>
    /// <returns>False for what is no number or too large to be kept exactly.</returns>
    public bool TryParse(string text, out decimal number)
    {
        number = 0;
        text = text.Trim();
        if (text.Length is 0 or > 60)
        {
            return false;
        }

        var negative = text is ['(', .., ')'] || text[^1] is '-' or '\u2212';
        var group = decimalComma ? '.' : ',';
        var plain = new StringBuilder(text.Length);
        var letters = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
            {
                plain.Append(character);
            }
            else if (character == (decimalComma ? ',' : '.'))
            {
                plain.Append('.');
            }
            else if (character is '-' or '\u2212' && plain.Length == 0)
            {
                negative = true;
            }
            else if (character is 'E' or 'e' && plain.Length > 0 && char.IsAsciiDigit(text[^1]))
            {
                plain.Append('E');
            }
            else if (character is '-' or '+' && plain.Length > 0 && plain[^1] == 'E')
            {
                plain.Append(character);
            }
            else if (char.IsLetter(character))
            {
                // "kr", "EUR", "CHF": a word or two of letters at most, else it is text with a number in it.
                letters++;
            }
            else if (character != group && !char.IsWhiteSpace(character) && character is not ('\'' or '\u2019' or '(' or ')' or '-' or '+' or '%' or '\u2212' or '.')
                && char.GetUnicodeCategory(character) != UnicodeCategory.CurrencySymbol)
            {
                return false;
            }
        }

        if (letters > 3 || !decimal.TryParse(plain.ToString(), Styles, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        number = negative ? -Math.Abs(number) : number;
        return true;
    }
}
