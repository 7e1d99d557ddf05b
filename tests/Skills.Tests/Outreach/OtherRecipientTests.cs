using RetentionBot.Conversation;
using RetentionBot.Skills.Outreach;
using RetentionBot.Store;

namespace RetentionBot.Skills.Tests.Outreach;

/// <summary>What a lead or the owner said of a draft to one person does not hold for another.</summary>
public sealed class OtherRecipientTests
{
    private const int Tobias = 2;
    private const int Nordhavn = 3; // a firm with two contact persons
    private const string Other = "Emil Aas";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Edit_WhenTheRecipientChanges_NothingIsLetPassAnyMore(bool isTextChanged)
    {
        await using var firm = await DraftingFirm.OpenAsync(Tobias);
        var draft = await LetPassAsync(firm);
        var text = draft.Current.Text + (isTextChanged ? "\n\nSee you." : "");

        await firm.PressAsync(new SkillCall(EditDraft.Function).With("id", "D1").With("text", text).With("recipient", Other));

        var edited = await firm.DraftAsync(1);
        Assert.Equal((Other, Other), (edited.Brief.Recipient, edited.Current.To?.Name));
        AssertAskedAnew(edited);
    }

    [Fact]
    public async Task Edit_WhenOnlyTheTextChanges_WhatWasSaidStays()
    {
        await using var firm = await DraftingFirm.OpenAsync(Tobias);
        var draft = await LetPassAsync(firm);

        await firm.PressAsync(new SkillCall(EditDraft.Function).With("id", "D1").With("text", draft.Current.Text + "\n\nSee you.").With("recipient", draft.Current.To!.Name)); // it goes to somebody

        var edited = await firm.DraftAsync(1);
        Assert.Equal((draft.Override, draft.GoesOnBecause), (edited.Override, edited.GoesOnBecause));
        Assert.Equal(draft.GoesOnPast, edited.GoesOnPast);
    }

    /// <summary>A call whose script names nobody reads the same for both.</summary>
    [Fact]
    public async Task Edit_WhenTheTextIsTheSameForTheOther_ItGoesToThemAllTheSame()
    {
        await using var firm = await DraftingFirm.OpenAsync(Tobias);
        await firm.PressAsync(new SkillCall("draft.checkIn").With("customer", $"#{Nordhavn}").With("channel", "Call"));
        var draft = await firm.DraftAsync(1);

        await firm.PressAsync(new SkillCall(EditDraft.Function).With("id", "D1").With("text", draft.Current.Text).With("recipient", Other));

        Assert.Equal(Other, (await firm.DraftAsync(1)).Current.To?.Name);
    }

    [Fact]
    public async Task Restore_WhenThatTextWentToAnother_NothingIsLetPassAndItGoesToThemAgain()
    {
        await using var firm = await DraftingFirm.OpenAsync(Tobias);
        var first = await LetPassAsync(firm);
        await firm.PressAsync(new SkillCall(EditDraft.Function).With("id", "D1").With("text", first.Current.Text).With("recipient", Other));
        await LetPassAsync(firm, await firm.DraftAsync(1));

        await firm.PressAsync(new SkillCall(RestoreDraft.Function).With("id", "D1").With("version", "1"));

        var restored = await firm.DraftAsync(1);
        AssertAskedAnew(restored);
        await firm.PressAsync(new SkillCall(ReviseDraft.Function).With("id", "D1").With("tone", "Formal"));
        Assert.Equal(first.Current.To?.Name, (await firm.DraftAsync(1)).Current.To?.Name);
    }

    private static async Task<Draft> LetPassAsync(DraftingFirm firm)
    {
        await firm.PressAsync(new SkillCall("draft.checkIn").With("customer", $"#{Nordhavn}").With("channel", "Email"));
        return await LetPassAsync(firm, await firm.DraftAsync(1));
    }

    private static async Task<Draft> LetPassAsync(DraftingFirm firm, Draft draft)
    {
        var passed = draft with { Override = new GuardOverride(3, "agreed with them", draft.Current.At, ["block"]), GoesOnBecause = "they asked", GoesOnPast = ["warning"] };
        await firm.PutAsync(new Batch().Put(Schema.Drafts, passed));
        return passed;
    }

    private static void AssertAskedAnew(Draft draft)
    {
        Assert.Null(draft.Override);
        Assert.Null(draft.GoesOnBecause);
        Assert.Empty(draft.GoesOnPast);
    }
}
