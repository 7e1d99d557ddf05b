using RetentionBot.Skills.Outreach.Style;

namespace RetentionBot.Skills.Tests.Outreach.Style;

public sealed class ExpressionsTests
{
    /// <summary>Phrases as they are listed, a text, and those it has; both lists divided by bars.</summary>
    [Theory]
    [InlineData("touching base", "I am touching base today.", "touching base")]
    [InlineData("touching base", "I am TOUCHING, base!", "touching base")] // case and punctuation aside
    [InlineData("touching base", "I am touching the base.", "")]
    [InlineData("touching base", "touching", "")]
    [InlineData("touching base", "", "")]
    [InlineData("touching base", "?!", "")]
    [InlineData("checking in", "A checking-in of sorts", "checking in")]
    [InlineData("deal", "an ideal day", "")] // a word is a whole word
    [InlineData("deal", "deals", "")]
    [InlineData("gêne occasionnée", "la gene occasionnee", "gêne occasionnée")] // accents aside
    [InlineData("gene occasionnee", "la gêne occasionnée", "gene occasionnee")]
    [InlineData("zögern sie nicht", "Zögern Sie nicht!", "zögern sie nicht")]
    [InlineData("großkunde", "Grosskunde", "großkunde")]
    [InlineData("a|b", "b a b a", "b|a")] // each once, in the order of the text
    [InlineData("", "anything", "")]
    [InlineData("-|?", "anything - at all?", "")] // a phrase without a word is none
    public void Text_HasPhrasesOrNot(string phrases, string text, string found) => Assert.Equal(Split(found), new Expressions(Split(phrases)).In(text));

    [Theory]
    [InlineData("were", "we're glad", "")]
    [InlineData("were", "we’re glad", "")]
    [InlineData("were", "you were glad", "were")]
    [InlineData("we're", "we're glad", "we're")]
    [InlineData("we're", "we’re glad", "we're")]
    [InlineData("we’re", "we're glad", "we’re")]
    [InlineData("we're", "were glad", "")]
    [InlineData("we", "we're glad", "we")]
    [InlineData("don't hesitate", "Don’t hesitate to call", "don't hesitate")]
    [InlineData("don't hesitate", "dont hesitate", "")]
    [InlineData("l'offre", "dans l’offre", "l'offre")]
    [InlineData("j'", "j'espère", "j'")]
    public void Apostrophe_EndsAWord(string phrases, string text, string found) => Assert.Equal(Split(found), new Expressions(Split(phrases)).In(text));

    [Theory]
    [InlineData("% off", "20% off", "% off")]
    [InlineData("% off", "20 % off", "% off")]
    [InlineData("% off", "20 percent off", "% off")]
    [InlineData("percent off", "20% off", "percent off")]
    [InlineData("% off", "20 off", "")]
    [InlineData("% off", "100% official", "")]
    [InlineData("%", "all of it, 100%", "%")]
    public void PercentSign_IsAWord(string phrases, string text, string found) => Assert.Equal(Split(found), new Expressions(Split(phrases)).In(text));

    [Theory]
    [InlineData("rabatt*", "Rabatt", "rabatt*")]
    [InlineData("rabatt*", "Rabattaktionen", "rabatt*")]
    [InlineData("rabatt*", "Treuerabatt", "")]
    [InlineData("rabatt*", "Raba", "")]
    [InlineData("spar jetzt*", "spar jetzt", "spar jetzt*")]
    [InlineData("spar jetzt*", "spar jetztundheute", "spar jetzt*")]
    [InlineData("spar jetzt*", "sparen jetzt", "")] // only the last word has any ending
    [InlineData("spar jetzt*", "spar", "")]
    [InlineData("*", "anything", "")]
    [InlineData("order*|order now", "order now", "order now")] // the longer one
    [InlineData("order*|orders", "orders", "orders")] // the word itself before its beginnings
    public void PhraseWithAStar_StandsForEveryWordThatBeginsSo(string phrases, string text, string found) => Assert.Equal(Split(found), new Expressions(Split(phrases)).In(text));

    [Theory]
    [InlineData("order|order now", "order now", "order now")]
    [InlineData("order now|order", "order now", "order now")]
    [InlineData("order|order now", "order nothing", "order")]
    [InlineData("a b|b c", "a b c", "a b")] // of two that share a word the first
    [InlineData("a b|b c", "a b b c", "a b|b c")]
    [InlineData("a b c|a b|b", "a b d", "a b")]
    [InlineData("a b c|b", "a b", "b")]
    public void OfTwoAtOnePlace_TheLongerCounts(string phrases, string text, string found) => Assert.Equal(Split(found), new Expressions(Split(phrases)).In(text));

    [Theory]
    [InlineData("you|your", "", 0)]
    [InlineData("you|your", "You and your team, and you.", 3)]
    [InlineData("you|you are", "you are what you eat", 2)] // a place counts once
    [InlineData("you|you're|are", "you're", 1)]
    public void Places_AreCounted(string phrases, string text, int count) => Assert.Equal(count, new Expressions(Split(phrases)).CountIn(text));

    [Theory]
    [InlineData("feel free", "free", "Please feel free to call", "")]
    [InlineData("feel free", "free", "Please feel free, it is free", "free")]
    [InlineData("free to", "for free", "it is free to you", "")]
    [InlineData("free to", "for free", "for free to all", "")] // the innocent phrase took the word
    [InlineData("b", "a c", "a b c", "")] // what stood around it is not joined
    [InlineData("deal with", "deal", "deal with a deal", "deal")]
    [InlineData("feel free|free to", "to call", "feel free to call", "to call")]
    public void WhatIsTakenOut_IsNotFound(string innocent, string phrases, string text, string found) =>
        Assert.Equal(Split(found), new Expressions(Split(phrases)).In(new Expressions(Split(innocent)).Without(text)));

    [Fact]
    public void Without_KeepsTheOtherWordsInTheirOrder() => Assert.Equal("please 0 0 to call", new Expressions(["feel free"]).Without("Please, feel free to CALL!"));

    private static string[] Split(string phrases) => phrases.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
