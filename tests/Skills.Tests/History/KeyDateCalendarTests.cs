using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Tests.History;

public sealed class KeyDateCalendarTests
{
    [Theory]
    [InlineData("1980-05-12", true, "2026-11-23..2027-11-23", "2027-05-12")]
    [InlineData("1980-11-23", true, "2026-11-23..2027-11-23", "2026-11-23")]
    [InlineData("1980-02-29", true, "2026-11-23..2027-11-23", "2027-02-28")]
    [InlineData("1980-02-29", true, "2027-11-23..2028-11-23", "2028-02-29")]
    [InlineData("1980-05-12", true, "2026-11-23..2026-12-31", null)]
    [InlineData("2027-05-12", true, "2026-01-01..2026-12-31", null)]
    [InlineData("2027-05-12", true, "2026-01-01..2028-12-31", "2027-05-12")]
    [InlineData("2026-12-15", false, "2026-11-23..2027-11-23", "2026-12-15")]
    [InlineData("2025-12-15", false, "2026-11-23..2027-11-23", null)]
    public void KeyDate_WithinASpan_ComesFirstOn(string on, bool isYearly, string span, string? expected)
    {
        Assert.True(Period.TryParse(span, out var period));

        var found = KeyDateCalendar.FirstWithin(new KeyDate("birthday", DateOnly.Parse(on, CultureInfo.InvariantCulture), isYearly), period);

        Assert.Equal(expected, found?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
