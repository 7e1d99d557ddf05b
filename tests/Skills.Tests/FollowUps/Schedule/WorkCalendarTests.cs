using System.Globalization;
using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Skills.Tests.FollowUps.Schedule;

/// <summary>Working days as they are counted: Friday the 3rd and Monday the 6th of April 2026 are holidays, the week from the 11th of May is leave.</summary>
public sealed class WorkCalendarTests
{
    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly HashSet<DateOnly> Easter = [Day("2026-04-03"), Day("2026-04-06")];

    private static readonly WorkCalendar Calendar = new(Weekdays, Easter, [new Leave(Day("2026-05-11"), Day("2026-05-15"))]);

    [Theory]
    [InlineData("2026-03-02", true)] // Monday
    [InlineData("2026-03-06", true)]
    [InlineData("2026-03-07", false)]
    [InlineData("2026-03-08", false)]
    [InlineData("2026-04-03", false)] // a holiday
    [InlineData("2026-05-08", true)]
    [InlineData("2026-05-11", false)] // the first day of leave
    [InlineData("2026-05-15", false)] // its last
    [InlineData("2026-05-18", true)]
    public void AWorkingDay_IsOneOfTheWeekWithoutHolidayOrLeave(string day, bool expected) => Assert.Equal(expected, Calendar.IsWorkingDay(Day(day)));

    [Theory]
    [InlineData("2026-03-02", 1, "2026-03-03")]
    [InlineData("2026-03-06", 1, "2026-03-09")]
    [InlineData("2026-03-07", 1, "2026-03-09")]
    [InlineData("2026-03-02", 5, "2026-03-09")]
    [InlineData("2026-04-02", 1, "2026-04-07")]
    [InlineData("2026-04-02", 2, "2026-04-08")]
    [InlineData("2026-05-08", 1, "2026-05-18")]
    [InlineData("2026-05-13", 1, "2026-05-18")]
    public void After_CountsForwardAndBefore_CountsBack(string from, int days, string expected)
    {
        Assert.Equal(Day(expected), Calendar.After(Day(from), days));
        if (Calendar.IsWorkingDay(Day(from)))
        {
            Assert.Equal(Day(from), Calendar.Before(Day(expected), days));
        }
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-02")]
    [InlineData("2026-03-07", "2026-03-09")]
    [InlineData("2026-04-03", "2026-04-07")]
    [InlineData("2026-05-11", "2026-05-18")]
    public void OnOrAfter_IsTheDayItselfWhenItIsAWorkingDay(string day, string expected) => Assert.Equal(Day(expected), Calendar.OnOrAfter(Day(day)));

    [Fact]
    public void WhereNobodyWorks_PlainDaysAreCounted()
    {
        WorkCalendar[] calendars =
        [
            new([], new HashSet<DateOnly>(), []),
            new(Weekdays, new HashSet<DateOnly>(), [new Leave(DateOnly.MinValue, DateOnly.MaxValue)]),
            new([DayOfWeek.Monday], Enumerable.Range(-600, 1_200).Select(week => Day("2026-03-02").AddDays(7 * week)).ToHashSet(), []),
        ];
        foreach (var calendar in calendars)
        {
            Assert.Equal(Day("2026-03-05"), calendar.After(Day("2026-03-02"), 3));
            Assert.Equal(Day("2026-02-27"), calendar.Before(Day("2026-03-02"), 3));
            Assert.Equal(Day("2026-03-02"), calendar.OnOrAfter(Day("2026-03-02")));
            Assert.Null(calendar.FirstFrom(Day("2026-03-02")));
        }
    }

    [Fact]
    public void ALeaveForYears_IsPassed()
    {
        var calendar = new WorkCalendar(Weekdays, new HashSet<DateOnly>(), [new Leave(Day("2026-03-02"), Day("2027-12-31")), new Leave(Day("2027-06-01"), Day("2029-02-28"))]);
        Assert.Equal(Day("2029-03-01"), calendar.After(Day("2026-02-27"), 1));
        Assert.Equal(Day("2026-02-27"), calendar.Before(Day("2029-03-01"), 1));
    }

    [Fact]
    public void AtTheEndsOfTime_TheLastDayIsAnswered()
    {
        Assert.Equal(DateOnly.MaxValue, WorkCalendar.Weekdays.After(DateOnly.MaxValue, 1));
        Assert.Equal(DateOnly.MinValue, WorkCalendar.Weekdays.Before(DateOnly.MinValue, 1));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
