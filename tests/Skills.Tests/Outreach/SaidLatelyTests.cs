using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Outreach;
using RetentionBot.Store;

namespace RetentionBot.Skills.Tests.Outreach;

/// <summary>What a customer and their colleagues were told is read where a text may say it again, and nowhere else.</summary>
public sealed class SaidLatelyTests
{
    private const int Maren = 1;
    private const int Bartolome = 2;
    private const int Colleagues = 20;
    private const string Again = "told this lately";

    /// <summary>A text that says nothing again was chosen so; drawing it another time asks nobody.</summary>
    [Theory]
    [InlineData(ShowDraft.Function)]
    [InlineData(CopyDraft.Function)]
    public async Task Drawing_WhenTheTextIsAsItWasWritten_ReadsNothingOfTheirColleagues(string function)
    {
        Assert.Equal(await ReadsAsync(function, colleagues: 0), await ReadsAsync(function, Colleagues));
    }

    [Fact]
    public async Task Edit_WhenASentenceWasSaid_ItIsFlaggedEachTime()
    {
        await using var firm = await DraftingFirm.OpenAsync(Maren);
        var first = await CheckInAsync(firm, 1);
        var second = await CheckInAsync(firm, 2);

        var edited = await firm.PressAsync(new SkillCall(EditDraft.Function).With("id", "D2").With("text", $"{second.Current.Text}\n\n{first.Current.Text.Split("\n\n")[1]}"));
        var shown = await firm.PressAsync(new SkillCall(ShowDraft.Function).With("id", "D2"));

        Assert.Contains(Again, DraftingFirm.Words(edited), StringComparison.Ordinal);
        Assert.Contains(Again, DraftingFirm.Words(shown), StringComparison.Ordinal);
        Assert.DoesNotContain(Again, DraftingFirm.Words(await firm.PressAsync(new SkillCall(ShowDraft.Function).With("id", "D1"))), StringComparison.Ordinal);
    }

    /// <summary>While it was put aside its sentences were free for another one.</summary>
    [Fact]
    public async Task Restore_WhenAnotherSaidItMeanwhile_ItIsFlagged()
    {
        await using var firm = await DraftingFirm.OpenAsync(Maren);
        var first = await CheckInAsync(firm, 1);
        await firm.PressAsync(new SkillCall(DiscardDraft.Function).With("id", "D1"));
        var second = await CheckInAsync(firm, 2);
        Assert.Equal(first.Current.Text, second.Current.Text);

        var restored = await firm.PressAsync(new SkillCall(RestoreDraft.Function).With("id", "D1"));

        Assert.Contains(Again, DraftingFirm.Words(restored), StringComparison.Ordinal);
        Assert.Contains(Again, DraftingFirm.Words(await firm.PressAsync(new SkillCall(ShowDraft.Function).With("id", "D1"))), StringComparison.Ordinal);
    }

    private static async Task<int> ReadsAsync(string function, int colleagues)
    {
        await using var firm = await DraftingFirm.OpenAsync(Maren);
        var batch = new Batch();
        for (var number = 0; number <= colleagues; number++)
        {
            batch.Put(Schema.Customers, new Customer { Number = 900 + number, Name = $"Wen {number}", Company = "Kestrel Mill", Manager = Maren });
        }

        await firm.PutAsync(batch);
        await firm.PressAsync(new SkillCall("draft.event").With("customer", "#900").With("text", "Christmas").With("channel", "Email"));
        var before = firm.Reads.Reads;
        await firm.PressAsync(new SkillCall(function).With("id", "D1"));
        return firm.Reads.Reads - before;
    }

    private static async Task<Draft> CheckInAsync(DraftingFirm firm, int number)
    {
        await firm.PressAsync(new SkillCall("draft.checkIn").With("customer", $"#{Bartolome}").With("channel", "Email"));
        return await firm.DraftAsync(number);
    }
}
