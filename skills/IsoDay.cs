using System.Globalization;

namespace RetentionBot.Skills;

/// <summary>A day as calls, forms, files and documents write it: <c>2026-11-23</c>, whatever the culture.</summary>
public static class IsoDay
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>The day as text.</summary>
    public static string Of(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads a day as <see cref="Of"/> writes it.</summary>
    /// <returns>False when the text is none.</returns>
    public static bool TryRead(string? text, out DateOnly day) => DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
