using RetentionBot.Skills.Language;

namespace RetentionBot.Skills.Tests.Language;

public sealed class WordListTests
{
    private const string Path = "Language/xx/words/animals.txt";

    [Fact]
    public void Groups_GivesThePhrasesOfEachMeaning_InTheOrderOfTheFile()
    {
        var animals = List("# Animals.", "", "pet: cat, house cat", "farm: cow, cat", "pet: dog").Groups("pet", "farm");

        Assert.Equal(["cat", "house cat", "dog"], animals["pet"]);
        Assert.Equal(["cow", "cat"], animals["farm"]);
    }

    [Fact]
    public void Table_GivesTheMeaningOfEachPhrase()
    {
        var animals = List("pet: cat, dog", "farm: cow").Table("pet", "farm");

        Assert.Equal("pet", animals["dog"]);
        Assert.Equal("farm", animals["cow"]);
    }

    [Fact]
    public void Groups_WhereTheLanguageHasNoWord_AreEmpty() => Assert.Empty(List("pet: -").Groups("pet")["pet"]);

    [Theory]
    [InlineData("cat", "line 2, is 'cat' and has no meaning before a colon")]
    [InlineData(": cat", "line 2, is ': cat' and has no meaning before a colon")]
    [InlineData("pest: rat", "line 2, has the meaning 'pest', which means nothing here; write one of pet, farm")]
    [InlineData("pet:", "line 2, has a phrase of 'pet' without a word")]
    [InlineData("pet: cat,, dog", "line 2, has a phrase of 'pet' without a word")]
    [InlineData("pet: Cat", "line 2, has 'Cat'; write it in small letters")]
    [InlineData("pet: cat, cat", "line 2, has 'cat', which stands in line 2 already")]
    [InlineData("farm: cow", "line 2, has 'cow', which stands in line 1 already")]
    [InlineData("# nothing", "has no line for 'pet'")]
    public void Groups_OfAWrongFile_AreRefusedWithFileAndLine(string line, string wrong)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => List("farm: cow", line).Groups("pet", "farm"));

        Assert.StartsWith(Path, thrown.Message, StringComparison.Ordinal);
        Assert.Contains(wrong, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_WithAPhraseOfTwoMeanings_IsRefusedWithFileAndLine()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => List("pet: cat", "farm: cow, cat").Table("pet", "farm"));

        Assert.StartsWith($"{Path}, line 2, has 'cat', which stands in line 1 already", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Some_MayLackMeanings_AndRefuseOthers()
    {
        Assert.Equal(["cat"], List("pet: cat").Some(["pet", "farm"])["pet"]);

        var thrown = Assert.Throws<InvalidOperationException>(() => List("pest: rat").Some(["pet", "farm"]));
        Assert.StartsWith($"{Path}, line 1, has the meaning 'pest'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spellings_HaveTheMeaningsThatAreGiven_OrAny()
    {
        Assert.Equal("dog", List("dog: dgo").Spellings()["dgo"]);
        Assert.Equal("dog", List("dog: dgo").Spellings("dog", "cat")["dgo"]);

        var thrown = Assert.Throws<InvalidOperationException>(() => List("dog: dgo", "rat: rta").Spellings("dog", "cat"));
        Assert.StartsWith($"{Path}, line 2, has the meaning 'rat'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyFile_IsRefused()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => List("# nothing").Spellings());

        Assert.StartsWith($"{Path} has no line", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_AFileThereIsNot_NamesIt()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => WordList.In("en", "animals"));

        Assert.Contains("Language/en/words/animals.txt", thrown.Message, StringComparison.Ordinal);
    }

    private static WordList List(params string[] lines) => new(Path, string.Join('\n', lines));
}
