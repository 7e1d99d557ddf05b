using System.Globalization;

namespace RetentionBot.Import.Values;

/// <summary>How the days of one file are written. ISO dates are read whatever the format is.</summary>
/// <param name="dayFirst">Whether 3/4/2024 is in April; null when a format is given.</param>
/// <param name="given">A .NET date format that every date has; null when there is none.</param>
/// <param name="today">What <c>today-12</c> counts from; null where such dates are not allowed.</param>
internal sealed class DateFormat(bool? dayFirst, string? given, DateOnly? today)
{
    private static readonly string[] Always =
    [
        "yyyy-M-d", "yyyyMMdd", "yyyy/M/d", "yyyy.M.d", "d.M.yyyy", "d.M.yy", "d MMM yyyy", "d-MMM-yyyy", "MMM d yyyy", "MMM d, yyyy", "d MMMM yyyy", "MMMM d, yyyy",
    ];

    private static readonly string[] DayFirst = [.. Always, "d/M/yyyy", "d-M-yyyy", "d/M/yy"];
    private static readonly string[] MonthFirst = [.. Always, "M/d/yyyy", "M-d-yyyy", "M/d/yy"];
    private static readonly string[] Times =
    [
        "H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF", "h:mm tt", "h:mm:ss tt", "H.mm", "HHmm", "HHmmss",
    ];

    private readonly string[] _formats = given is not null ? [given, "yyyy-M-d"] : dayFirst == false ? MonthFirst : DayFirst;

    /// <summary>How a person would write the format, for messages.</summary>
    public string Example => given ?? (dayFirst == false ? "M/d/yyyy" : "d/M/yyyy");

    /// <summary>
    /// A day, with its time when there is one. A zone or offset behind the time is left out: history keeps the clock of the place it was written at.
    /// </summary>
    public bool TryParse(string text, out DateTime at)
    {
        at = default;
        text = text.Trim();
        if (text.Length is 0 or > 40)
        {
            return false;
        }

        if (today is { } day && text.StartsWith("today", StringComparison.OrdinalIgnoreCase))
        {
            return TryRelative(text, day, out at);
        }

        if (given is not null && DateTime.TryParseExact(text, given, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out at))
        {
            return true;
        }

        // "2021-01-01T08:26:00", "7/4/1996 0:00", "2025-10-07 09:50:26 +0200", "1 May 2024 8:15 PM".
        for (var cut = text.Length; cut > 0; cut = text.LastIndexOfAny(['T', ' '], cut - 1))
        {
            if (DateTime.TryParseExact(text.AsSpan(0, cut).TrimEnd(','), _formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var on))
            {
                var time = TimeOnly.MinValue;
                if (cut < text.Length && !TryTime(text[(cut + 1)..], out time))
                {
                    return false;
                }

                at = on.Date + time.ToTimeSpan();
                return true;
            }

            if (cut == 1)
            {
                break;
            }
        }

        return false;
    }

    /// <summary>A time of day as files write it.</summary>
    public static bool TryTime(string text, out TimeOnly time)
    {
        text = text.Trim();
        var zone = text.IndexOfAny(['Z', 'z', '+']);
        zone = zone < 0 ? text.LastIndexOf('-') : zone;
        zone = zone < 0 && text.EndsWith("UTC", StringComparison.OrdinalIgnoreCase) ? text.Length - 3 : zone;
        return TimeOnly.TryParseExact(zone > 0 ? text[..zone].TrimEnd() : text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    private static bool TryRelative(string text, DateOnly day, out DateTime at)
    {
        at = default;
        var offset = 0;
        var years = 0;
        var time = TimeOnly.MinValue;
        foreach (var (part, place) in text["today".Length..].Split(' ', StringSplitOptions.TrimEntries).Select((part, place) => (part, place)))
        {
            var isRead = part.Length == 0
                || (place == 0 && int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out offset) && Math.Abs(offset) < 20_000)
                || (part[^1] == 'y' && int.TryParse(part[..^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out years) && Math.Abs(years) < 110)
                || TryTime(part, out time);
            if (!isRead)
            {
                return false;
            }
        }

        at = day.AddDays(offset).AddYears(years).ToDateTime(time);
        return true;
    }
}
