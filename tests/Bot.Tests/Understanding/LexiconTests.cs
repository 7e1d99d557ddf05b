using RetentionBot.Understanding;
using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Bot.Tests.Understanding;

public sealed class LexiconTests
{
    [Fact]
    public void Of_ALanguage_IsReadOnce() => Assert.Same(Lexicon.Of("en"), Lexicon.Of("en"));

    [Fact]
    public void Of_ALanguageThereIsNot_NamesTheFileThatIsMissing()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Lexicon.Of("xx"));

        Assert.Contains("Language/xx/words/", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Known_TellsEverythingTheFilesSayOfAWord()
    {
        var second = Lexicon.Of("en").Known.Of("second");
        var may = Lexicon.Of("en").Known.Of("may");
        var weeks = Lexicon.Of("en").Known.Of("weeks");
        var till = Lexicon.Of("en").Known.Of("till");

        Assert.Equal(2, second.Ordinal);
        Assert.Equal((5, true), (may.Month, may.Is(WordRole.FirstName)));
        Assert.Equal((CalendarUnit.Week, false), (weeks.Unit, weeks.IsOne));
        Assert.True(till.Is(WordRole.Until) && till.Is(WordRole.RangeJoint) && !till.Is(WordRole.DayJoint));
        Assert.Same(KnownWord.None, Lexicon.Of("en").Known.Of("hansen"));
    }

    [Theory]
    [InlineData("What's an order?", "what is a order")]
    [InlineData("WHOS there", "who is there")]
    [InlineData("whose", "whose")]
    public void Cut_ReadsWordsAsTheSpellingHasThem(string text, string words) => Assert.Equal(words, Lexicon.Of("en").Cut(text).ToString());
}
