using System.Globalization;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Host.Reminders;

namespace RetentionBot.Bot.Tests.Host.Reminders;

/// <summary>Which days a calendar file makes holidays, read on Friday the 27th of November 2026, and which files end the start.</summary>
public sealed class HolidaysFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20261225", "2026-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20261225|DTEND;VALUE=DATE:20261226", "2026-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20261225|DTEND;VALUE=DATE:20261225", "2026-12-25")] // as some programs write a single day
    [InlineData("DTSTART;VALUE=DATE:20261224|DTEND;VALUE=DATE:20261227", "2026-12-24 2026-12-25 2026-12-26")]
    [InlineData("DTSTART;VALUE=DATE:20261224|DURATION:P2D", "2026-12-24 2026-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20261230|DTEND;VALUE=DATE:20270102", "2026-12-30 2026-12-31 2027-01-01")] // over New Year
    [InlineData("DTSTART;VALUE=DATE:19901003|RRULE:FREQ=YEARLY", "2026-10-03 2027-10-03 2028-10-03 2029-10-03 2030-10-03 2031-10-03")]
    [InlineData("DTSTART;VALUE=DATE:19901003|RRULE:FREQ=YEARLY|EXDATE;VALUE=DATE:20271003,20291003", "2026-10-03 2028-10-03 2030-10-03 2031-10-03")]
    [InlineData("DTSTART;VALUE=DATE:20201126|RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20281231", "2025-11-27 2026-11-26 2027-11-25 2028-11-23")] // Thanksgiving
    [InlineData("DTSTART;VALUE=DATE:20200229|RRULE:FREQ=YEARLY", "2028-02-29")] // leap days only
    [InlineData("DTSTART;VALUE=DATE:20261225|RDATE;VALUE=DATE:20270101", "2026-12-25 2027-01-01")]
    [InlineData("DTSTART;VALUE=DATE:20251126", "")] // more than a year ago
    [InlineData("DTSTART;VALUE=DATE:20251127", "2025-11-27")]
    [InlineData("DTSTART;VALUE=DATE:20251126|DTEND;VALUE=DATE:20251129", "2025-11-27 2025-11-28")]
    [InlineData("DTSTART;VALUE=DATE:20311127", "2031-11-27")]
    [InlineData("DTSTART;VALUE=DATE:20311127|DTEND;VALUE=DATE:20311130", "2031-11-27")]
    [InlineData("DTSTART;VALUE=DATE:20311128", "")] // more than five years ahead
    [InlineData("DTSTART:20261225T100000Z|DTEND:20261225T180000Z", "")] // an event with a time
    [InlineData("DTSTART;TZID=Nowhere/Land:20261225T100000", "")]
    [InlineData("DTSTART;VALUE=DATE:20261225|STATUS:CANCELLED", "")]
    public void AllDayEvents_AreHolidays(string lines, string expected) => Assert.Equal(expected, Read(Calendar(lines)));

    [Fact]
    public void AnEventMovedInOneYear_IsMoved() => Assert.Equal("2026-10-03 2027-10-04 2028-10-03", Read(Calendar(
        "DTSTART;VALUE=DATE:20261003|RRULE:FREQ=YEARLY;COUNT=3|END:VEVENT|BEGIN:VEVENT|UID:1|DTSTAMP:20260101T000000Z|RECURRENCE-ID;VALUE=DATE:20271003|DTSTART;VALUE=DATE:20271004")));

    [Fact]
    public void SeveralCalendarsInAFile_AreOne() => Assert.Equal("2026-12-25 2027-01-01", Read("\uFEFF" + Calendar("DTSTART;VALUE=DATE:20261225") + Calendar("DTSTART;VALUE=DATE:20270101")));

    [Fact]
    public void ACalendarWithoutEvents_HasNoHolidays() => Assert.Equal("", Read("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"));

    [Fact]
    public void NoFile_IsNoHolidays() => Assert.Empty(HolidaysFile.Read("", Now).Days);

    [Theory]
    [InlineData("", "it holds no calendar")]
    [InlineData("<html>Sign in</html>", "Could not parse line")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\n", "Unclosed component")]
    public void WhatIsNoCalendar_IsRefused(string text, string reason) => Refused(text, "which cannot be read as an iCalendar file (", reason);

    [Theory]
    [InlineData("SUMMARY:Christmas", "the event 'Christmas' has no DTSTART that is a date")]
    [InlineData("SUMMARY:Christmas|DTSTART;VALUE=DATE:2026-12-25", "the event 'Christmas' has no DTSTART that is a date")]
    [InlineData("DTSTART;VALUE=DATE:20261225|RRULE:FREQ=NEVER", "'freq'")]
    [InlineData("DTSTART;VALUE=DATE:20261225|DTEND;VALUE=DATE:20261220", "-P5D")]
    public void AnEventThatMakesNoSense_IsRefused(string lines, string reason) => Refused(Calendar(lines), "which cannot be read as an iCalendar file (", reason);

    [Fact]
    public void AFileThatIsNotThere_IsRefused()
    {
        foreach (var path in new[] { _folder.File("none.ics"), _folder.File("no/folder.ics"), _folder.Path })
        {
            var fault = Assert.Throws<InvalidDataException>(() => HolidaysFile.Read(path, Now));
            Assert.StartsWith($"Reminders:HolidaysFile is '{path}', where no file can be read (", fault.Message, StringComparison.Ordinal);
            Assert.EndsWith("; name an iCalendar file, or leave it empty.", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AFileLargerThanAMegabyte_IsRefused()
    {
        var (head, foot) = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-NOTE:", "\r\nEND:VCALENDAR\r\n");
        var room = HolidaysFile.MostBytes - head.Length - foot.Length;
        Assert.Equal("", Read(head + new string('x', room) + foot));
        Refused(head + new string('x', room + 1) + foot, "which is larger than 1 MB", "use a calendar of holidays only.");
    }

    [Fact]
    public void ALongLine_IsNotToldWhole() => Assert.True(Assert.Throws<InvalidDataException>(() => Read(new string('x', 10_000))).Message.Length < 500);

    private void Refused(string text, params string[] told)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.All(told.Prepend($"Reminders:HolidaysFile is '{_folder.File("holidays.ics")}', "), words => Assert.Contains(words, fault.Message, StringComparison.Ordinal));
    }

    private string Read(string text)
    {
        File.WriteAllText(_folder.File("holidays.ics"), text);
        return string.Join(' ', HolidaysFile.Read(_folder.File("holidays.ics"), Now).Days.Order().Select(day => day.ToString("O", CultureInfo.InvariantCulture)));
    }

    private static string Calendar(string lines) =>
        $"BEGIN:VCALENDAR|VERSION:2.0|PRODID:-//test|BEGIN:VEVENT|UID:1|DTSTAMP:20260101T000000Z|{lines}|END:VEVENT|END:VCALENDAR|".Replace("|", "\r\n", StringComparison.Ordinal);
}
