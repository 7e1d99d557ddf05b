using System.Globalization;

namespace RetentionBot.Understanding.Periods;

/// <summary>A day written in digits.</summary>
/// <param name="Day">The day.</param>
/// <param name="HasYear">Whether the year was written.</param>
internal readonly record struct NumericDate(DateOnly Day, bool HasYear)
{
    /// <summary>Reads <c>2023-05-01</c>, <c>5/6</c>, <c>12/15/2024</c>, <c>5.6.2024</c>: day and month as they can only be, else as the culture has them. Null for no date, such as 31/2.</summary>
    public static NumericDate? Read(string text, DateOnly today, CultureInfo culture)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso))
        {
            return iso.Year is >= 1950 and <= 2099 ? new NumericDate(iso, true) : null;
        }

        var isDotted = !text.Contains('/', StringComparison.Ordinal);
        var parts = text.Split(isDotted ? '.' : '/');
        if (parts.Length is < 2 or > 3 || (isDotted && parts.Length != 3)
            || !TryNumber(parts[0], 2, out var first) || !TryNumber(parts[1], 2, out var second))
        {
            return null;
        }

        var year = today.Year;
        if (parts.Length == 3)
        {
            if (!TryNumber(parts[2], 4, out year) || parts[2].Length == 3)
            {
                return null;
            }

            year += parts[2].Length <= 2 ? 2000 : 0;
        }

        // Dots are always day first.
        var monthFirst = !isDotted && culture.DateTimeFormat.ShortDatePattern.StartsWith('M');
        return Of(year, monthFirst ? first : second, monthFirst ? second : first, parts.Length == 3)
            ?? (isDotted ? null : Of(year, monthFirst ? second : first, monthFirst ? first : second, parts.Length == 3));
    }

    private static NumericDate? Of(int year, int month, int day, bool hasYear) =>
        year is >= 1950 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new NumericDate(new DateOnly(year, month, day), hasYear)
            : null;

    private static bool TryNumber(string digits, int most, out int number)
    {
        number = 0;
        return digits.Length >= 1 && digits.Length <= most && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
