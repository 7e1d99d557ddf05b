using FsCheck.Xunit;

namespace RetentionBot.Skills.Tests;

public sealed class ShortTextTests
{
    [Theory]
    [InlineData(null, 10, "")]
    [InlineData("short", 10, "short")]
    [InlineData("ten chars.", 10, "ten chars.")]
    [InlineData("one two three four", 12, "one two…")]
    [InlineData("one, two three", 9, "one, two…")]
    [InlineData("first line\r\n\tsecond  line", 40, "first line second line")]
    [InlineData("Donaudampfschifffahrt", 10, "Donaudamp…")]
    [InlineData("abcd😀😀😀", 6, "abcd…")]
    public void ShortText_OfAText_EndsAtAWord(string? text, int limit, string expected) => Assert.Equal(expected, ShortText.Of(text, limit));

    [Property]
    public void ShortText_OfAnyText_StaysWithinItsLimitOnOneLine(string? text, byte limit)
    {
        var cut = ShortText.Of(text, limit + 2);

        Assert.True(cut.Length <= limit + 2);
        Assert.DoesNotContain('\n', cut);
        Assert.False(cut.Length > 0 && char.IsHighSurrogate(cut[^1]) && text is not null && !char.IsHighSurrogate(text[^1]));
    }
}
