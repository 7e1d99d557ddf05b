using System.Text.RegularExpressions;

namespace RetentionBot.Import.Values;

/// <summary>Finds out from a sample of numbers whether the decimal separator is a comma or a point, and says when it had to assume it.</summary>
internal sealed partial class NumberSniffer
{
    private int _comma;
    private int _point;
    private string? _ambiguous;

    /// <summary>Takes one more number into account.</summary>
    public void Look(string text)
    {
        text = text.Trim();
        var comma = text.LastIndexOf(',');
        var point = text.LastIndexOf('.');
        if (comma >= 0 && point >= 0)
        {
            _ = comma > point ? _comma++ : _point++;
        }
        else if (comma >= 0)
        {
            Look(text, ',', ref _comma, ref _point);
        }
        else if (point >= 0)
        {
            Look(text, '.', ref _point, ref _comma);
        }
    }

    /// <summary>What was found: whether the comma separates decimals, and a sentence when that is an assumption.</summary>
    public (bool DecimalComma, string? Assumption) Result()
    {
        var comma = _comma > _point;
        return (comma, _comma == 0 && _point == 0 && _ambiguous is not null
            ? $"Numbers such as {_ambiguous} were taken with a decimal point, which nothing in the file confirms; if that is wrong, import again with the decimal separator ','."
            : null);
    }

    private void Look(string text, char separator, ref int asDecimal, ref int asGroup)
    {
        if (text.Count(character => character == separator) > 1)
        {
            asGroup++;
        }
        else if (ThreeBehind().IsMatch(text))
        {
            if (separator == ',')
            {
                _ambiguous ??= text;
            }
        }
        else
        {
            asDecimal++;
        }
    }

    /// <summary>One to three digits, a separator and exactly three digits: grouping or decimals.</summary>
    [GeneratedRegex(@"(?<!\d)[1-9]\d{0,2}[.,]\d{3}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex ThreeBehind();
}
