using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Host.Reminders;

/// <summary>Reads the days on which the firm is closed from an iCalendar file (RFC 5545).</summary>
internal static class HolidaysFile
{
    /// <summary>The holidays of a large firm for twenty years are a tenth of it; what is larger is something else.</summary>
    public const int MostBytes = 1024 * 1024;

    private const int YearsBack = 1;

    private const int YearsAhead = 5;

    /// <summary>In characters: a wrong line is told, too, and a file that is no text at all may be one line.</summary>
    private const int LongestReason = 120;

    /// <summary>The days of all-day events, repeated ones included, from a year back to five years ahead. Events with a time and cancelled ones are no holidays.</summary>
    /// <param name="path">The whole path; empty for no holidays.</param>
    /// <exception cref="InvalidDataException">It cannot be read, or is no iCalendar file: a sentence with the setting, the path and what is wrong.</exception>
    public static CompanyHolidays Read(string path, DateTimeOffset now)
    {
        if (path.Length == 0)
        {
            return CompanyHolidays.None;
        }

        var bytes = Bytes(path);
        try
        {
            using var text = new StreamReader(new MemoryStream(bytes));
            var calendars = Calendar.Load<Calendar>(text);
            return calendars.Count > 0 ? new(Days(calendars, DateOnly.FromDateTime(now.UtcDateTime))) : throw new FormatException("it holds no calendar");
        }
        catch (Exception exception)
        {
            // The library has no exception of its own: a wrong line, date, rule or duration each throws another one.
            throw new InvalidDataException($"Reminders:HolidaysFile is '{path}', which cannot be read as an iCalendar file ({Reason(exception)}); export the holidays as .ics, or leave it empty.", exception);
        }
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[MostBytes + 1];
            var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return count <= MostBytes ? bytes[..count] : throw new InvalidDataException($"Reminders:HolidaysFile is '{path}', which is larger than 1 MB; use a calendar of holidays only.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException($"Reminders:HolidaysFile is '{path}', where no file can be read ({Reason(exception)}); name an iCalendar file, or leave it empty.", exception);
        }
    }

    private static HashSet<DateOnly> Days(IEnumerable<Calendar> calendars, DateOnly today)
    {
        var (from, to) = (today.AddYears(-YearsBack), today.AddYears(YearsAhead));
        var days = new HashSet<DateOnly>();
        foreach (var calendar in calendars)
        {
            // A date that is none is dropped by the library: the firm would work on a holiday and nobody would know why.
            if (calendar.Events.FirstOrDefault(each => each.DtStart is null) is { } dayless)
            {
                throw new FormatException($"the event '{dayless.Summary}' has no DTSTART that is a date");
            }

            foreach (var occurrence in calendar.GetOccurrences<CalendarEvent>(new CalDateTime(from)).TakeWhile(each => each.Period.StartTime.Date <= to))
            {
                if (occurrence.Source is CalendarEvent { IsAllDay: true, IsActive: true })
                {
                    days.UnionWith(Covered(occurrence.Period).Where(day => day >= from && day <= to));
                }
            }
        }

        return days;
    }

    // The end is the first day that is not covered; who writes the same day as start and end means that day.
    private static IEnumerable<DateOnly> Covered(Period period)
    {
        var first = period.StartTime.Date;
        var count = Math.Max(1, (period.EffectiveEndTime?.Date ?? first).DayNumber - first.DayNumber);
        return Enumerable.Range(0, count).Select(first.AddDays);
    }

    private static string Reason(Exception exception)
    {
        var message = exception.Message.ReplaceLineEndings(" ");
        return message.Length > LongestReason ? message[..LongestReason] + "…" : message;
    }
}
