using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Skills.Tests.FollowUps.Schedule;

/// <summary>Of several zones the first that is one.</summary>
public sealed class ReminderZoneTests
{
    [Theory]
    [InlineData("Europe/Berlin", "Asia/Kolkata", "America/New_York", "Etc/UTC", "Europe/Berlin")]
    [InlineData(null, "Asia/Kolkata", "America/New_York", "Etc/UTC", "Asia/Kolkata")]
    [InlineData("", "Asia/Kolkata", "America/New_York", "Etc/UTC", "Asia/Kolkata")]
    [InlineData(null, null, "America/New_York", "Etc/UTC", "America/New_York")]
    [InlineData(null, null, null, "Europe/Oslo", "Europe/Oslo")]
    [InlineData("Europe/Atlantis", "Mars/Olympus", "America/New_York", "Etc/UTC", "America/New_York")]
    [InlineData("../../etc/passwd", "\0", " ", "no zone", "UTC")]
    [InlineData("/etc/localtime", "Europe", "Europe/", "zone.tab", "UTC")]
    [InlineData(null, null, null, null, "UTC")]
    public void TheFirstThatTheMachineKnows_IsTaken(string? chosen, string? channel, string? recorded, string? fallback, string expected) =>
        Assert.Equal(expected, ReminderZone.Of(chosen, channel, recorded, fallback).Id);

    [Fact]
    public void ALongOne_IsNone() => Assert.Equal("UTC", ReminderZone.Of(new string('x', 100_000), null, null, null).Id);
}
