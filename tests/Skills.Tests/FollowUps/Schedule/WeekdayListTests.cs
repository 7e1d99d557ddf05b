using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Skills.Tests.FollowUps.Schedule;

public sealed class WeekdayListTests
{
    [Theory]
    [InlineData("Mon-Fri", "Mon-Fri")]
    [InlineData("mon, tuesday; Thu", "Mon, Tue, Thu")]
    [InlineData("Sat-Mon", "Mon, Sat, Sun")]
    [InlineData("Mon-Sun", "Mon-Sun")]
    [InlineData("we", "Wed")]
    public void Days_ReadBackAsTheyAreWritten(string typed, string written)
    {
        var days = WeekdayList.Read(typed);

        Assert.Equal(written, WeekdayList.Of(days));
        Assert.Equal(days, WeekdayList.Read(written));
    }

    [Theory]
    [InlineData("someday")]
    [InlineData("m")]
    [InlineData("Mon-Foo")]
    public void AWord_ThatIsNoDay_IsRefused(string typed) => Assert.Throws<SkillException>(() => WeekdayList.Read(typed));
}
