using RetentionBot.Skills.FollowUps.Attention;

namespace RetentionBot.Skills.Tests.FollowUps.Attention;

public sealed class CadenceTests
{
    [Theory]
    [InlineData("P10D", "2026-11-23", "2026-12-03", "every 10 days")]
    [InlineData("P6W", "2026-11-23", "2027-01-04", "every 6 weeks")]
    [InlineData("P1M", "2026-01-31", "2026-02-28", "every month")]
    [InlineData("P1M", "2028-01-31", "2028-02-29", "every month")]
    [InlineData("P3M", "2026-11-30", "2027-02-28", "every quarter")]
    [InlineData("P1Y", "2024-02-29", "2025-02-28", "every year")]
    public void Cadence_CountsOnTheCalendar(string cadence, string from, string due, string words)
    {
        Assert.Equal(DateOnly.Parse(due, null), Cadence.Parse(cadence).After(DateOnly.Parse(from, null)));
        Assert.Equal(words, Cadence.Parse(cadence).Words);
        Assert.Equal(cadence, Cadence.Parse(cadence).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("P0D")]
    [InlineData("P-1M")]
    [InlineData("P1M2D")]
    [InlineData("PT5H")]
    [InlineData("P11Y")]
    [InlineData("1M")]
    [InlineData(null)]
    public void Text_ThatIsNoCadence_IsRefused(string? text) => Assert.False(Cadence.TryParse(text, out _));

    /// <summary>What the index is asked for: the last day whose next contact is due by a day, and not one day more.</summary>
    [Theory]
    [InlineData("P1D")]
    [InlineData("P10D")]
    [InlineData("P2W")]
    [InlineData("P1M")]
    [InlineData("P3M")]
    [InlineData("P6M")]
    [InlineData("P1Y")]
    public void LastBefore_IsTheLastDayThatIsDue(string text)
    {
        var cadence = Cadence.Parse(text);
        for (var day = new DateOnly(2023, 1, 1); day < new DateOnly(2029, 1, 1); day = day.AddDays(1))
        {
            var last = cadence.LastBefore(day);

            Assert.True(cadence.After(last) <= day, $"{text} before {day}: {last} is not due yet.");
            Assert.True(cadence.After(last.AddDays(1)) > day, $"{text} before {day}: {last.AddDays(1)} is due, too.");
        }
    }
}
