using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Outreach;
using RetentionBot.Store;

namespace RetentionBot.Skills.Tests.Outreach;

/// <summary>An occasion people ask for in English is told in the language of the message, where it is one that is known.</summary>
public sealed class OccasionLanguageTests
{
    private const int Maren = 1;
    private const int Somebody = 900;
    private const string OwnWords = "stands in your words";

    [Theory]
    [InlineData("de", "Christmas", "Weihnachten")]
    [InlineData("de", "Merry Xmas", "Weihnachten")]
    [InlineData("de", "the New Year", "das neue Jahr")]
    [InlineData("fr", "Christmas", "Noël")]
    [InlineData("fr", "easter", "Pâques")]
    [InlineData("en", "xmas", "Christmas")]
    public async Task Event_WhenTheOccasionIsKnown_IsToldInTheirLanguage(string language, string typed, string told)
    {
        await using var firm = await OpenAsync(language);

        var reply = await DraftAsync(firm, typed);

        var fact = Assert.Single((await firm.DraftAsync(1)).Current.Facts, fact => fact.Name == "occasion");
        Assert.Equal(told, fact.Value);
        Assert.DoesNotContain(OwnWords, DraftingFirm.Words(reply), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "the golf tournament")]
    [InlineData("fr", "our Christmas party")]
    public async Task Event_WhenTheOccasionIsAnother_StandsAsTypedAndTheNoteSaysSo(string language, string typed)
    {
        await using var firm = await OpenAsync(language);

        var reply = DraftingFirm.Words(await DraftAsync(firm, typed));

        Assert.Contains($"\"{typed}\" {OwnWords}", reply, StringComparison.Ordinal);
        Assert.Contains(typed, (await firm.DraftAsync(1)).Current.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revise_WhenTheLanguageChanges_TheOccasionChangesWithIt()
    {
        await using var firm = await OpenAsync("en");
        Assert.DoesNotContain(OwnWords, DraftingFirm.Words(await DraftAsync(firm, "the golf tournament")), StringComparison.Ordinal);
        await DraftAsync(firm, "Christmas");

        var free = await firm.PressAsync(new SkillCall(ReviseDraft.Function).With("id", "D1").With("text", "in German"));
        var known = await firm.PressAsync(new SkillCall(ReviseDraft.Function).With("id", "D2").With("text", "in German"));

        Assert.Contains(OwnWords, DraftingFirm.Words(free), StringComparison.Ordinal);
        Assert.Contains("Weihnachten", DraftingFirm.Words(known), StringComparison.Ordinal);
        Assert.DoesNotContain("Christmas", (await firm.DraftAsync(2)).Current.Text, StringComparison.Ordinal);
    }

    private static async Task<DraftingFirm> OpenAsync(string language)
    {
        var firm = await DraftingFirm.OpenAsync(Maren);
        await firm.PutAsync(new Batch().Put(Schema.Customers, new Customer { Number = Somebody, Name = "Wen Hallam", Language = language, Manager = Maren }));
        return firm;
    }

    private static Task<Reply> DraftAsync(DraftingFirm firm, string occasion) =>
        firm.PressAsync(new SkillCall("draft.event").With("customer", $"#{Somebody}").With("text", occasion).With("channel", "Email"));
}
