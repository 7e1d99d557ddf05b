using RetentionBot.Skills.Outreach.Writing;

namespace RetentionBot.Skills.Tests.Outreach.Writing;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("\n\n", "")]
    [InlineData("...", "")]
    [InlineData("Hello Ada,", "")] // no end mark
    [InlineData("Thank you for your order.", "thank you for your order")]
    [InlineData("Thank you for your order", "")]
    [InlineData("How are you today?", "how are you today")]
    [InlineData("What a fine day!", "what a fine day")]
    [InlineData("Thank you.", "")] // two words wear out nothing
    [InlineData("Thank you, Ada.", "thank you ada")]
    [InlineData("Thank you for that. It is here now.", "thank you for that|it is here now")]
    [InlineData("Thank you for that.\nIt is here now.", "thank you for that|it is here now")]
    [InlineData("Thank you for that.\r\nIt is here now.\r\n", "thank you for that|it is here now")]
    [InlineData("Thank you for\nthat it is.", "that it is")] // a line ends what has no end mark
    [InlineData("How are you now?! It is here now.", "how are you now|it is here now")]
    [InlineData("It is version 2.5 of it.", "it is version 2 5 of it")] // no blank behind the point
    [InlineData("Write to ada@example.com at once.", "write to ada example com at once")]
    [InlineData("  Thank   you, for THAT . ", "thank you for that")]
    [InlineData("Où êtes-vous passée ?", "ou etes vous passee")]
    [InlineData("Grüße an Sie alle!", "grusse an sie alle")]
    public void Text_HasSentences(string text, string expected) => Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), Sentences.Of(text));

    /// <summary>A point behind a number or a short form ends nothing: "vom 12. Mai" and "vom 12. Juni" are two sentences, not one.</summary>
    [Theory]
    [InlineData("Am 12. Mai war es so weit.", "am 12 mai war es so weit")]
    [InlineData("Danke für Ihre Bestellung vom 12. Mai.", "danke fur ihre bestellung vom 12 mai")]
    [InlineData("Ihre Bestellung vom 12. Mai (Brot) liegt vor mir.", "ihre bestellung vom 12 mai brot liegt vor mir")]
    [InlineData("Please ask for Dr. Byron at once.", "please ask for dr byron at once")]
    [InlineData("Dr. Byron is there for you.", "dr byron is there for you")]
    public void APointInASentence_DoesNotEndIt(string text, string expected) => Assert.Equal([expected], Sentences.Of(text));

    [Theory]
    [InlineData("Thank you for your order.", "THANK YOU, for your order!")]
    [InlineData("Où êtes-vous passée ?", "Ou etes vous passee?")]
    [InlineData("Don't forget it now.", "Don’t forget it now.")]
    public void CaseAccentsAndPunctuation_MakeNoOtherSentence(string one, string other) => Assert.Equal(Sentences.Of(one), Sentences.Of(other));

    [Theory]
    [InlineData("Danke für Ihre Bestellung vom 12. Mai.", "Danke für Ihre Bestellung vom 12. Juni.")]
    [InlineData("Thank you for your order of 12 May.", "Thank you for your order of 13 May.")]
    public void AnotherFact_MakesAnotherSentence(string one, string other) => Assert.NotEqual(Sentences.Of(one), Sentences.Of(other));
}
