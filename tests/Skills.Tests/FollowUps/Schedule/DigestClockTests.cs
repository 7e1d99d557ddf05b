using System.Globalization;
using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Skills.Tests.FollowUps.Schedule;

/// <summary>From when until when the digest of a day is due. Monday is 2 March 2026.</summary>
public sealed class DigestClockTests
{
    private static readonly WorkCalendar EveryDay = new(Enum.GetValues<DayOfWeek>(), new HashSet<DateOnly>(), []);

    [Theory]
    // An ordinary day.
    [InlineData("Europe/Berlin", "2026-03-02", "07:30", "2026-03-02T07:30+01:00", "2026-03-02T17:00+01:00")]
    [InlineData("Etc/UTC", "2026-03-02", "07:30", "2026-03-02T07:30+00:00", "2026-03-02T17:00+00:00")]
    [InlineData("Europe/Berlin", "2028-02-29", "07:30", "2028-02-29T07:30+01:00", "2028-02-29T17:00+01:00")]
    [InlineData("Asia/Kolkata", "2026-03-02", "08:15", "2026-03-02T08:15+05:30", "2026-03-02T17:00+05:30")]
    [InlineData("Asia/Kathmandu", "2026-03-02", "08:15", "2026-03-02T08:15+05:45", "2026-03-02T17:00+05:45")]
    [InlineData("Pacific/Kiritimati", "2026-03-02", "07:30", "2026-03-02T07:30+14:00", "2026-03-02T17:00+14:00")]
    [InlineData("Pacific/Pago_Pago", "2026-03-02", "07:30", "2026-03-02T07:30-11:00", "2026-03-02T17:00-11:00")]
    // The clock changes at night; the digest comes by the new time.
    [InlineData("Europe/Berlin", "2026-03-29", "07:30", "2026-03-29T07:30+02:00", "2026-03-29T17:00+02:00")]
    [InlineData("Europe/Berlin", "2026-10-25", "07:30", "2026-10-25T07:30+01:00", "2026-10-25T17:00+01:00")]
    [InlineData("Africa/Casablanca", "2026-02-15", "07:30", "2026-02-15T07:30+00:00", "2026-02-15T17:00+00:00")]
    [InlineData("Africa/Casablanca", "2026-03-22", "07:30", "2026-03-22T07:30+01:00", "2026-03-22T17:00+01:00")]
    // A time that the clock jumps over: the first instant after the jump.
    [InlineData("Europe/Berlin", "2026-03-29", "02:00", "2026-03-29T03:00+02:00", "2026-03-29T17:00+02:00")]
    [InlineData("Europe/Berlin", "2026-03-29", "02:59", "2026-03-29T03:00+02:00", "2026-03-29T17:00+02:00")]
    [InlineData("America/New_York", "2026-03-08", "02:30", "2026-03-08T03:00-04:00", "2026-03-08T17:00-04:00")]
    [InlineData("Australia/Sydney", "2026-10-04", "02:30", "2026-10-04T03:00+11:00", "2026-10-04T17:00+11:00")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-04T02:30+11:00", "2026-10-04T17:00+11:00")]
    [InlineData("America/Santiago", "2026-09-06", "00:00", "2026-09-06T01:00-03:00", "2026-09-06T17:00-03:00")]
    [InlineData("America/Santiago", "2026-09-06", "00:30", "2026-09-06T01:00-03:00", "2026-09-06T17:00-03:00")]
    [InlineData("Africa/Casablanca", "2026-03-22", "02:30", "2026-03-22T03:00+01:00", "2026-03-22T17:00+01:00")]
    [InlineData("Europe/Dublin", "2026-03-29", "01:30", "2026-03-29T02:00+01:00", "2026-03-29T17:00+01:00")]
    [InlineData("Antarctica/Troll", "2026-03-29", "01:30", "2026-03-29T03:00+02:00", "2026-03-29T17:00+02:00")]
    // A time that comes twice: the first.
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T02:30+02:00", "2026-10-25T17:00+01:00")]
    [InlineData("America/New_York", "2026-11-01", "01:30", "2026-11-01T01:30-04:00", "2026-11-01T17:00-05:00")]
    [InlineData("Australia/Sydney", "2026-04-05", "02:30", "2026-04-05T02:30+11:00", "2026-04-05T17:00+10:00")]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-05T01:45+11:00", "2026-04-05T17:00+10:30")]
    [InlineData("Africa/Casablanca", "2026-02-15", "02:30", "2026-02-15T02:30+01:00", "2026-02-15T17:00+00:00")]
    [InlineData("Europe/Dublin", "2026-10-25", "01:30", "2026-10-25T01:30+01:00", "2026-10-25T17:00+00:00")]
    [InlineData("America/Havana", "2026-11-01", "00:00", "2026-11-01T00:00-04:00", "2026-11-01T17:00-05:00")]
    [InlineData("America/Santiago", "2026-04-04", "23:30", "2026-04-04T23:30-03:00", "2026-04-04T23:30-04:00")]
    // Late in the day an hour is left, but the day ends at midnight.
    [InlineData("Europe/Berlin", "2026-03-02", "15:59", "2026-03-02T15:59+01:00", "2026-03-02T17:00+01:00")]
    [InlineData("Europe/Berlin", "2026-03-02", "16:00", "2026-03-02T16:00+01:00", "2026-03-02T17:00+01:00")]
    [InlineData("Europe/Berlin", "2026-03-02", "16:01", "2026-03-02T16:01+01:00", "2026-03-02T17:01+01:00")]
    [InlineData("Europe/Berlin", "2026-03-02", "20:00", "2026-03-02T20:00+01:00", "2026-03-02T21:00+01:00")]
    [InlineData("Europe/Berlin", "2026-03-02", "23:30", "2026-03-02T23:30+01:00", "2026-03-03T00:00+01:00")]
    [InlineData("America/Santiago", "2026-09-05", "23:30", "2026-09-05T23:30-04:00", "2026-09-06T01:00-03:00")]
    [InlineData("Europe/Berlin", "2026-03-02", "00:00", "2026-03-02T00:00+01:00", "2026-03-02T17:00+01:00")]
    public void TheDigestOfADay_IsDueFromTheTimeUntilTheLatest(string zone, string day, string time, string from, string until)
    {
        var plan = Plan(zone, time, EveryDay);
        var before = DigestClock.Of(plan with { LastOn = Day(day).AddDays(-1) }, At(from).AddTicks(-1));
        Assert.Equal((null, At(from)), (before.Due, before.LookAgain));
        foreach (var now in new[] { At(from), At(until).AddTicks(-1) })
        {
            var tick = DigestClock.Of(plan, now);
            Assert.Equal((Day(day), At(until)), (tick.Due, tick.Until));
            Assert.Equal(TimeSpan.Zero, tick.Until!.Value.Offset);
        }

        Assert.NotEqual(Day(day), DigestClock.Of(plan, At(until)).Due);
    }

    [Fact]
    public void ADayWhoseRestTheClockJumpsOver_HasNone()
    {
        // In Nuuk the clock jumps from 23:00 to midnight.
        var plan = Plan("America/Nuuk", "23:30", EveryDay) with { LastOn = Day("2026-03-27") };
        Assert.Equal(At("2026-03-29T23:30-01:00"), DigestClock.Of(plan, At("2026-03-28T12:00-02:00")).LookAgain);
        Assert.Null(DigestClock.Of(plan, At("2026-03-28T22:59-02:00")).Due);
        Assert.Null(DigestClock.Of(plan, At("2026-03-29T00:00-01:00")).Due);
    }

    [Fact]
    public void ADayThatACountryLeavesOut_HasNone()
    {
        // Samoa went from Thursday the 29th to Saturday the 31st of December 2011.
        var plan = Plan("Pacific/Apia", "07:30", EveryDay) with { LastOn = Day("2011-12-29") };
        Assert.Equal(At("2011-12-31T07:30+14:00"), DigestClock.Of(plan, At("2011-12-29T12:00-10:00")).LookAgain);
        Assert.Equal(Day("2011-12-31"), DigestClock.Of(plan, At("2011-12-31T07:30+14:00")).Due);
    }

    [Theory]
    [InlineData("2026-03-02T07:29", null, "2026-03-02T07:30")] // Monday
    [InlineData("2026-03-02T07:30", "2026-03-02", "2026-03-03T07:30")]
    [InlineData("2026-03-02T16:59", "2026-03-02", "2026-03-03T07:30")]
    [InlineData("2026-03-02T17:00", null, "2026-03-03T07:30")] // too late: Tuesday's has it
    [InlineData("2026-03-06T17:00", null, "2026-03-09T07:30")] // Friday evening
    [InlineData("2026-03-07T09:00", null, "2026-03-09T07:30")] // Saturday
    [InlineData("2026-04-02T18:00", null, "2026-04-07T07:30")] // before Easter, two holidays
    [InlineData("2026-04-03T09:00", null, "2026-04-07T07:30")] // Good Friday
    [InlineData("2026-05-08T18:00", null, "2026-05-18T07:30")] // before a week's leave
    [InlineData("2026-05-13T09:00", null, "2026-05-18T07:30")] // on leave
    public void WhatIsDue_DependsOnWorkingDays(string now, string? due, string lookAgain)
    {
        var calendar = new WorkCalendar(Weekdays, new HashSet<DateOnly> { Day("2026-04-03"), Day("2026-04-06") }, [new Leave(Day("2026-05-11"), Day("2026-05-15"))]);
        var tick = DigestClock.Of(Plan("Etc/UTC", "07:30", calendar), At(now + "Z"));
        Assert.Equal((due is null ? null : Day(due), At(lookAgain + "Z")), (tick.Due, tick.LookAgain));
    }

    [Theory]
    [InlineData("2026-03-02T09:00", "2026-03-02", null, "2026-03-03T07:30")] // has it: a second tick, a changed time
    [InlineData("2026-03-02T09:00", "2026-03-03", null, "2026-03-04T07:30")] // the clock was set back, or they flew west
    [InlineData("2026-03-06T09:00", "2026-03-06", null, "2026-03-09T07:30")]
    [InlineData("2026-03-05T09:00", "2026-03-02", "2026-03-05", "2026-03-06T07:30")] // off for three days: one digest, today's
    [InlineData("2026-03-05T18:00", "2026-03-02", null, "2026-03-06T07:30")]
    [InlineData("2026-03-02T09:00", null, "2026-03-02", "2026-03-03T07:30")] // the first ever
    [InlineData("2026-03-02T09:00", "9999-12-31", null, null)]
    public void WhoHasHadOne_GetsNoSecondForTheDate(string now, string? lastOn, string? due, string? lookAgain)
    {
        var tick = DigestClock.Of(Plan("Etc/UTC", "07:30", WorkCalendar.Weekdays) with { LastOn = lastOn is null ? null : Day(lastOn) }, At(now + "Z"));
        Assert.Equal((due is null ? null : Day(due), lookAgain is null ? null : At(lookAgain + "Z")), (tick.Due, tick.LookAgain));
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-02", "2026-03-03T07:30")]
    [InlineData("2026-03-03", null, "2026-03-03T07:30")]
    [InlineData("2026-03-07", null, "2026-03-09T07:30")] // until Saturday is until Monday
    [InlineData("2026-02-01", "2026-03-02", "2026-03-03T07:30")] // long over
    [InlineData("9999-12-31", null, null)]
    public void WhoHasPaused_HearsAgainOnTheDayTheyNamed(string pausedUntil, string? due, string? lookAgain)
    {
        var tick = DigestClock.Of(Plan("Etc/UTC", "07:30", WorkCalendar.Weekdays) with { PausedUntil = Day(pausedUntil) }, At("2026-03-02T09:00Z"));
        Assert.Equal((due is null ? null : Day(due), lookAgain is null ? null : At(lookAgain + "Z")), (tick.Due, tick.LookAgain));
    }

    [Fact]
    public void WhoWantsNone_GetsNone() => Assert.Equal(default, DigestClock.Of(Plan("Etc/UTC", "07:30", WorkCalendar.Weekdays) with { IsOff = true }, At("2026-03-02T09:00Z")));

    [Fact]
    public void WhoNeverWorks_GetsNone()
    {
        Assert.Equal(default, DigestClock.Of(Plan("Etc/UTC", "07:30", new WorkCalendar([], new HashSet<DateOnly>(), [])), At("2026-03-02T09:00Z")));
        Assert.Equal(default, DigestClock.Of(Plan("Etc/UTC", "07:30", new WorkCalendar(Weekdays, new HashSet<DateOnly>(), [new Leave(Day("2026-01-01"), DateOnly.MaxValue)])), At("2026-03-02T09:00Z")));
    }

    [Theory]
    [InlineData("Pacific/Kiritimati", "Pacific/Pago_Pago", null, "2026-03-04T07:30-11:00")] // it is the 2nd again, and then once more the 3rd
    [InlineData("Pacific/Pago_Pago", "Pacific/Kiritimati", "2026-03-04", "2026-03-05T07:30+14:00")] // it is the 4th, after lunch
    [InlineData("Europe/Berlin", "America/New_York", null, "2026-03-04T07:30-05:00")]
    [InlineData("America/New_York", "Europe/Berlin", null, "2026-03-04T07:30+01:00")]
    public void WhoChangesZoneAtNoon_GetsTheNextOnTheNextLocalDate(string zone, string next, string? due, string lookAgain)
    {
        var noon = WallClock.First(Day("2026-03-03"), new TimeOnly(12, 0), TimeZoneInfo.FindSystemTimeZoneById(zone))!.Value;
        Assert.Equal(Day("2026-03-03"), DigestClock.Of(Plan(zone, "07:30", EveryDay), noon).Due);
        var tick = DigestClock.Of(Plan(next, "07:30", EveryDay) with { LastOn = Day("2026-03-03") }, noon);
        Assert.Equal((due is null ? null : Day(due), At(lookAgain)), (tick.Due, tick.LookAgain));
    }

    [Theory]
    [InlineData("06:00", "2026-03-02")] // an earlier time that is over: now
    [InlineData("12:00", "2026-03-02")]
    [InlineData("13:00", null)]
    public void WhoChangesTheTimeBeforeTheDigest_GetsItByTheNewTime(string time, string? due) =>
        Assert.Equal(due is null ? null : Day(due), DigestClock.Of(Plan("Etc/UTC", time, WorkCalendar.Weekdays), At("2026-03-02T12:00Z")).Due);

    [Fact]
    public void APlan_IsWhatTheyChoseAndElseTheFirms()
    {
        var firms = DigestPlan.Of(TimeZoneInfo.Utc, ReminderSettings.Default, new ReminderOptions(), WorkCalendar.Weekdays, Day("2026-03-02"));
        Assert.Equal(Plan("Etc/UTC", "07:30", WorkCalendar.Weekdays) with { Zone = TimeZoneInfo.Utc, LastOn = Day("2026-03-02") }, firms);
        var own = DigestPlan.Of(TimeZoneInfo.Utc, new() { Time = new(8, 15), PausedUntil = Day("2026-03-09"), IsOff = true }, new ReminderOptions(), WorkCalendar.Weekdays, lastOn: null);
        Assert.Equal(firms with { Time = new(8, 15), PausedUntil = Day("2026-03-09"), IsOff = true, LastOn = null }, own);
    }

    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static DigestPlan Plan(string zone, string time, WorkCalendar calendar) =>
        new(TimeZoneInfo.FindSystemTimeZoneById(zone), TimeOnly.Parse(time, CultureInfo.InvariantCulture), new TimeOnly(17, 0), calendar);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
