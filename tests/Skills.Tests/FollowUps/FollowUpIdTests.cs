using RetentionBot.Skills.FollowUps;

namespace RetentionBot.Skills.Tests.FollowUps;

public sealed class FollowUpIdTests
{
    [Theory]
    [InlineData("F12", 12)]
    [InlineData("f7", 7)]
    [InlineData("F0", null)]
    [InlineData("F", null)]
    [InlineData("F1234567890", null)]
    [InlineData("F-1", null)]
    [InlineData("Fred", null)]
    public void Text_IsAnIdOrNot(string text, int? number) => Assert.Equal(number, FollowUpId.TryParse(text, out var id) ? id.Number : null);

    [Theory]
    [InlineData("move F1 to 4 December", "F1", "move to 4 December")]
    [InlineData("done with (f3).", null, "done with (f3).")]
    [InlineData("snooze F12, please", "F12", "snooze please")]
    [InlineData("call Fred", null, "call Fred")]
    public void Sentence_IsReadWithoutTheIdsInIt(string sentence, string? id, string rest)
    {
        Assert.Equal(id, FollowUpId.In(sentence)?.ToString());
        Assert.Equal(rest, ShortId.Without(sentence));
    }
}
