using System.Globalization;
using RetentionBot.Skills.Ledger;

namespace RetentionBot.Skills.Tests.Ledger;

public sealed class UndoWindowTests
{
    [Theory]
    [InlineData("2026-11-23T09:00Z", "Etc/UTC", "2026-11-25T00:00Z")] // Monday: to the end of Tuesday
    [InlineData("2026-11-23T23:59Z", "Etc/UTC", "2026-11-25T00:00Z")]
    [InlineData("2026-11-27T17:00Z", "Etc/UTC", "2026-12-01T00:00Z")] // Friday: to the end of Monday
    [InlineData("2026-11-28T12:00Z", "Etc/UTC", "2026-12-01T00:00Z")] // Saturday: Monday, too
    [InlineData("2026-11-23T23:30Z", "Pacific/Auckland", "2026-11-25T11:00Z")] // already Tuesday there: to the end of Wednesday
    [InlineData("2026-03-27T12:00Z", "Europe/Berlin", "2026-03-30T22:00Z")] // over the change of the clock
    [InlineData("2026-03-26T12:00Z", "Africa/Cairo", "2026-03-27T22:00Z")]
    public void Window_EndsWithTheNextWorkingDayOfWhoeverChangedIt(string now, string zone, string end) =>
        Assert.Equal(At(end), UndoWindow.Ends(At(now), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Fact]
    public void Window_IsADayAtLeastInEveryZone()
    {
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            for (var now = At("2026-01-01T00:00Z"); now < At("2027-01-01T00:00Z"); now = now.AddHours(7))
            {
                Assert.True(UndoWindow.Ends(now, zone) - now >= TimeSpan.FromHours(24), $"{zone.Id} {now:O}");
            }
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
