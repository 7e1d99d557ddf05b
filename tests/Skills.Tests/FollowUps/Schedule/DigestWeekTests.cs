using System.Globalization;
using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Skills.Tests.FollowUps.Schedule;

/// <summary>The days of the recap and of the summary in the week from Monday the 2nd to Sunday the 8th of March 2026.</summary>
public sealed class DigestWeekTests
{
    private const string Weekdays = "Monday,Tuesday,Wednesday,Thursday,Friday";

    [Theory]
    [InlineData(Weekdays, "", "2026-03-06")]
    [InlineData(Weekdays, "2026-03-06", "2026-03-05")] // Friday off
    [InlineData(Weekdays, "2026-03-03 2026-03-04 2026-03-05 2026-03-06", "2026-03-02")]
    [InlineData(Weekdays, "2026-03-02 2026-03-03 2026-03-04 2026-03-05 2026-03-06", null)]
    [InlineData("Monday,Tuesday", "", "2026-03-03")]
    [InlineData("Monday,Saturday", "", "2026-03-07")]
    [InlineData("Sunday,Monday", "", "2026-03-08")]
    [InlineData("Sunday", "", "2026-03-08")]
    public void TheRecap_ComesOnTheLastWorkingDayOfTheWeek(string workingDays, string off, string? expected) =>
        Assert.Equal(expected, Week().SingleOrDefault(day => DigestWeek.IsRecapDay(Calendar(workingDays, off), Day(day))));

    [Theory]
    [InlineData(Weekdays, "", DayOfWeek.Monday, "2026-03-02")]
    [InlineData(Weekdays, "2026-03-02", DayOfWeek.Monday, "2026-03-03")] // Monday off
    [InlineData(Weekdays, "2026-03-02 2026-03-03", DayOfWeek.Monday, "2026-03-04")]
    [InlineData(Weekdays, "", DayOfWeek.Wednesday, "2026-03-04")]
    [InlineData(Weekdays, "2026-03-06", DayOfWeek.Friday, null)]
    [InlineData(Weekdays, "", DayOfWeek.Saturday, null)]
    [InlineData("Thursday", "", DayOfWeek.Monday, "2026-03-05")]
    [InlineData("Sunday,Monday", "", DayOfWeek.Tuesday, "2026-03-08")]
    [InlineData("Sunday,Monday", "", DayOfWeek.Sunday, "2026-03-08")]
    public void TheSummary_ComesOnTheFirstWorkingDayFromItsDayOn(string workingDays, string off, DayOfWeek summaryDay, string? expected) =>
        Assert.Equal(expected, Week().SingleOrDefault(day => DigestWeek.IsSummaryDay(Calendar(workingDays, off), summaryDay, Day(day))));

    private static IEnumerable<string> Week() => Enumerable.Range(2, 7).Select(day => $"2026-03-0{day}");

    private static WorkCalendar Calendar(string workingDays, string off) =>
        new([.. workingDays.Split(',').Select(Enum.Parse<DayOfWeek>)], off.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Day).ToHashSet(), []);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
