using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach.Style;

namespace RetentionBot.Skills.Tests.Outreach.Style;

public sealed class StyleCheckTests
{
    [Fact]
    public void AGoodMessage_HasNoFault()
    {
        Assert.Empty(Faults("Dear Ada,\n\nHow has your order worked out for you so far?\n\nKind regards,\nJonas Weber"));
        Assert.Empty(Faults("Thank you for your order.", ContactPurpose.Thanks, subject: "Thank you, Ada"));
    }

    /// <summary>The words of a fault quote what was written, as it is listed.</summary>
    [Theory]
    [InlineData("I am touching base with you and your team.", "\"touching base\" is worn out; say it in your own words.")]
    [InlineData("Don’t hesitate to call, whenever you like.", "\"don't hesitate\" is worn out; say it in your own words.")]
    [InlineData("Dear customer, thank you.", "\"dear customer\" names nobody; a message goes to a named person.")]
    [InlineData("Your spend this year was high.", "\"your spend\" is for the firm, not for the customer.")]
    [InlineData("You are a churn risk.", "\"churn risk\" is for the firm, not for the customer.")]
    public void WordsOfTheList_AreFaultsInAnyKind(string text, string fault)
    {
        Assert.Equal([fault], Faults(text, ContactPurpose.Event));
        Assert.Equal([fault], Faults("You are well.", ContactPurpose.Event, subject: text));
        Assert.Equal([fault], Faults(text, ContactPurpose.Event, ContactChannel.Letter));
    }

    [Theory]
    [InlineData(null, "You win!", null)]
    [InlineData(null, "You win! You win!", 2)]
    [InlineData("You win!", "You win!", 2)]
    [InlineData("You win", "You win!!!", 3)]
    [InlineData(null, "You win.", null)]
    public void ExclamationMarks_AreOneAtTheMost(string? subject, string text, int? marks) =>
        Assert.Equal(marks is null ? [] : [$"There are {marks} exclamation marks; one is the most."], Faults(text, ContactPurpose.Event, subject: subject));

    [Theory]
    [InlineData(0, false)]
    [InlineData(50, false)]
    [InlineData(51, true)]
    public void Subject_HasFiftyCharactersAtTheMost(int length, bool isFault) =>
        Assert.Equal(isFault ? ["The subject has 51 characters; 50 are the most."] : [], Faults("You are well.", ContactPurpose.Event, subject: new string('a', length)));

    [Theory]
    [InlineData("Nobody is in it.", null)]
    [InlineData("You and I.", null)] // as often
    [InlineData("You, your team and I.", null)]
    [InlineData("You and I and our team.", "\"We\" and \"I\" stand 2 to 1 against \"you\"; they come first.")]
    [InlineData("We're glad.", "\"We\" and \"I\" stand 1 to 0 against \"you\"; they come first.")]
    [InlineData("We’re glad that you’re here.", null)]
    [InlineData("Were all glad?", null)]
    public void They_ComeFirst(string text, string? fault)
    {
        Assert.Equal(fault is null ? [] : [fault], Faults(text, ContactPurpose.Event));
        Assert.Equal(fault is null ? [] : [fault], Faults(text, ContactPurpose.Event, ContactChannel.Sms));
        Assert.Empty(Faults(text, ContactPurpose.Event, ContactChannel.Call)); // a script is for whoever calls
        Assert.Empty(Faults(text, ContactPurpose.Event, ContactChannel.Meeting));
    }

    [Fact]
    public void Subject_DoesNotMakeUpForTheText() => Assert.Single(Faults("We are glad.", ContactPurpose.Event, subject: "You, you and you"));

    [Theory]
    [InlineData(79, false)]
    [InlineData(80, false)]
    [InlineData(81, true)]
    public void AThankYou_HasEightyWordsAtTheMost(int words, bool isFault)
    {
        var text = string.Join(" \n", Enumerable.Repeat("you", words));

        Assert.Equal(isFault ? ["It has 81 words; a thank-you has 80 at the most."] : [], Faults(text, ContactPurpose.Thanks));
        Assert.Empty(Faults(text, ContactPurpose.Event));
    }

    [Theory]
    [InlineData("Thank you. How are you?", "A thank-you asks nothing.")]
    [InlineData("Thank you, see www.example.com.", "A thank-you has no link.")]
    [InlineData("Thank you, see HTTPS://example.com.", "A thank-you has no link.")]
    [InlineData("Thank you; here is a discount.", "A thank-you sells nothing, and this says \"discount\".")]
    [InlineData("Thank you; 20% off, a discount.", "A thank-you sells nothing, and this says \"% off\", \"discount\".")]
    [InlineData("Thank you, feel free to call.", null)]
    public void AThankYou_AsksSellsAndLinksNothing(string text, string? fault)
    {
        Assert.Equal(fault is null ? [] : [fault], Faults(text, ContactPurpose.Thanks));
        Assert.Empty(Faults(text, ContactPurpose.Event));
    }

    [Theory]
    [InlineData(null, "How are you?", null)]
    [InlineData(null, "You are well.", "It asks nothing; a check-in has one open question.")]
    [InlineData(null, "How are you? What is new with you?", "It asks 2 questions; a check-in has one.")]
    [InlineData("How are you?", "You are well.", null)]
    [InlineData("How are you?", "What is new with you?", "It asks 2 questions; a check-in has one.")]
    [InlineData(null, "How are you??", "It asks 2 questions; a check-in has one.")]
    public void ACheckIn_AsksOneQuestion(string? subject, string text, string? fault)
    {
        Assert.Equal(fault is null ? [] : [fault], Faults(text, ContactPurpose.CheckIn, subject: subject));
        Assert.Equal(fault is null ? [] : [fault], Faults(text, ContactPurpose.CheckIn, ContactChannel.Chat, subject));
        Assert.Empty(Faults(text, ContactPurpose.CheckIn, ContactChannel.Call, subject)); // a script may have more
        Assert.Empty(Faults(text, ContactPurpose.CheckIn, ContactChannel.Meeting, subject));
        Assert.Empty(Faults(text, ContactPurpose.Feedback, subject: subject));
    }

    [Theory]
    [InlineData("You were right; if you were hurt, that was wrong.", "\"if\" takes the apology back.")]
    [InlineData("Even if you were right", "\"even if\" takes the apology back.")]
    [InlineData("The gift for you is on its way.", null)]
    public void AnApology_HasNoCondition(string text, string? fault)
    {
        Assert.Equal(fault is null ? [] : [fault], Faults(text, ContactPurpose.Apology));
        Assert.Empty(Faults(text, ContactPurpose.Event));
    }

    [Theory]
    [InlineData(true, "\"thanks for trying us\" is nothing to say to somebody who has bought.")]
    [InlineData(false, null)]
    public void ThanksForTrying_CannotBeSaidAfterAPurchase(bool hasBought, string? fault)
    {
        Assert.Equal(fault is null ? [] : [fault], Faults("Thanks for trying us, and you know it.", ContactPurpose.Thanks, hasBought: hasBought));
        Assert.Equal(fault is null ? [] : [fault], Faults("You are well.", ContactPurpose.Thanks, subject: "Thanks for trying us", hasBought: hasBought));
    }

    [Fact]
    public void SeveralFaults_AreToldTogether() =>
        Assert.Equal(5, Faults("Dear customer, I am touching base! My word! If only!", ContactPurpose.Apology).Count()); // the words, the condition, the marks, nothing of them

    private static IEnumerable<string> Faults(
        string text, ContactPurpose kind = ContactPurpose.CheckIn, ContactChannel channel = ContactChannel.Email, string? subject = null, bool hasBought = true) =>
        StyleCheck.FaultsOf(kind, channel, subject, text, TestStyle.English, hasBought);
}
