using RetentionBot.Conversation;
using RetentionBot.LocalPage;
using RetentionBot.LocalPage.Cards;

namespace RetentionBot.Bot.Tests.LocalPage;

public sealed class CardFormTests
{
    private static readonly CallAction Save = new("Save", new SkillCall("save").With("customer", "#7")) { Style = ActionStyle.Primary };
    private static readonly CallAction Cancel = new("Cancel", new SkillCall("cancel"));

    [Fact]
    public void Fill_AddsEveryFieldAndKeepsTheButtonsOwnArguments()
    {
        var form = Form(new Input("note", "Note", InputKind.Text) { Value = "old" }, new Input("done", "Done", InputKind.Toggle), new Input("kind", "Kind", InputKind.Choice) { Value = "unlisted" });
        form["note"] = "new";

        Assert.Equal(new SkillCall("save").With("customer", "#7").With("note", "new").With("done", "false").With("kind", ""), form.Fill(Save.Call));
    }

    [Theory]
    [InlineData(InputKind.Text, " ", true, "Fill in Field.")]
    [InlineData(InputKind.Text, "", false, null)]
    [InlineData(InputKind.Text, "123456", false, "Field has 6 characters; at most 5 are taken.")]
    [InlineData(InputKind.Date, "9 May", false, "Field is not a day; choose one from the calendar.")]
    [InlineData(InputKind.Number, "abc", false, "Field is not a number; for example 12.5.")]
    [InlineData(InputKind.Number, "-1.5", false, null)]
    [InlineData(InputKind.Choice, "x", false, "Field is none of the choices; choose one from the list.")]
    [InlineData(InputKind.Choice, "a", true, null)]
    public void Check_WhenAFieldIsWrong_SaysHowToPutItRight(InputKind kind, string value, bool isRequired, string? fault)
    {
        var form = Form(new Input("f", "Field", kind) { IsRequired = isRequired, MaxLength = 5, Choices = [new Choice("A", "a")] });
        form["f"] = value;

        Assert.Equal(fault is null, form.Check(Save));
        Assert.Equal(fault, form.FaultOf("f"));
    }

    [Fact]
    public void Check_WhenAnotherButtonIsPressed_AsksForNothingButKeepsTheLimit()
    {
        var form = Form(new Input("f", "Field", InputKind.Text) { IsRequired = true });
        Assert.True(form.Check(Cancel));

        form["f"] = new string('x', LocalPageOptions.MaximumTextLength + 1);
        Assert.False(form.Check(Cancel));
    }

    [Fact]
    public void Submit_IsThePrimaryButtonAndNeverOneThatCannotBeTakenBack()
    {
        var field = new Inputs([new Input("f", "Field", InputKind.Text)]);
        var erase = new CallAction("Erase", new SkillCall("erase")) { Style = ActionStyle.Destructive };

        Assert.Same(Save, new CardForm(new Card(field, new Actions(erase, Cancel, Save))).Submit);
        Assert.Same(Cancel, new CardForm(new Card(field, new Actions(erase, Cancel))).Submit);
        Assert.Null(new CardForm(new Card(field, new Actions(erase))).Submit);
        Assert.Null(new CardForm(new Card(new Actions(Save))).Submit);
    }

    private static CardForm Form(params Input[] fields) => new(new Card(new Inputs(fields), new Actions(Cancel, Save)));
}
