using RetentionBot.Skills.Outreach.Style;

namespace RetentionBot.Skills.Tests.Outreach.Style;

public sealed class StyleListTests
{
    [Theory]
    [InlineData("Here is a discount for you", "discount")]
    [InlineData("A DISCOUNT, and a discount", "discount")]
    [InlineData("20% off", "% off")]
    [InlineData("Feel free to call", "")] // innocent
    [InlineData("Feel free to try the free sample", "free")]
    [InlineData("We offer help", "")]
    [InlineData("We have an offer, and we offer help", "an offer")]
    [InlineData("There is an offer of help", "")] // the innocent phrase takes the selling one with it
    [InlineData("How are you?", "")]
    public void SalesWords_AreThoseNoInnocentPhraseExplains(string text, string expected) =>
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), TestStyle.English.SalesWordsIn(text));

    [Fact]
    public void Forms_StandInTheOrderOfTheFile()
    {
        Assert.Empty(TestStyle.English.Forms);
        Assert.Equal(["sie", "du"], TestStyle.Of(("forms", "sie, du")).Forms);
    }

    [Theory]
    [InlineData("banned")]
    [InlineData("generic")]
    [InlineData("you")]
    [InlineData("we")]
    [InlineData("internal")]
    [InlineData("sales")]
    [InlineData("innocent")]
    [InlineData("condition")]
    [InlineData("trying")]
    [InlineData("forms")]
    public void EveryMeaning_MustBeThere(string meaning)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => TestStyle.Of((meaning, null)));

        Assert.Contains("xx/style.txt", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"'{meaning}'", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slang: cool", "line 1", "'slang'")]
    [InlineData("banned: Touching base", "line 1", "'Touching base'")]
    [InlineData("banned: touching base,, circling back", "line 1", "'banned'")]
    [InlineData("banned", "line 1", "colon")]
    [InlineData("# a comment\n\nbanned: circling back, circling back", "line 3", "'circling back'")]
    public void AWrongLine_IsNamed(string lines, string line, string what)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => new StyleList("xx/style.txt", lines));

        Assert.Contains($"xx/style.txt, {line},", fault.Message, StringComparison.Ordinal);
        Assert.Contains(what, fault.Message, StringComparison.Ordinal);
    }
}
