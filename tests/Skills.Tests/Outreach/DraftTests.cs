using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;

namespace RetentionBot.Skills.Tests.Outreach;

public sealed class DraftTests
{
    /// <summary>The last day is the 20th.</summary>
    [Theory]
    [InlineData(DraftState.Waiting, "2026-03-01", true)]
    [InlineData(DraftState.Waiting, "2026-03-19", true)]
    [InlineData(DraftState.Waiting, "2026-03-20", true)] // the last day is one of them
    [InlineData(DraftState.Waiting, "2026-03-21", false)]
    [InlineData(DraftState.Sent, "2026-03-19", false)]
    [InlineData(DraftState.Sent, "2026-03-21", false)]
    [InlineData(DraftState.Discarded, "2026-03-19", false)]
    public void Draft_WaitsUntilItsLastDay(DraftState state, string today, bool waits) =>
        Assert.Equal(waits, (Two with { State = state }).WaitsOn(DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    [Fact]
    public void TheVersionShown_Counts()
    {
        Assert.Equal("Second.", Two.Current.Text);
        Assert.Equal("First.", (Two with { Shown = 1 }).Current.Text);
    }

    [Fact]
    public void Draft_IsOfAKindAndHasAnId()
    {
        Assert.Equal("checkIn", Two.Type.Name);
        Assert.Equal("D12", Two.Id.ToString());
    }

    /// <summary>What a text told, by placeholder and records, before and after; and what is lost.</summary>
    [Theory]
    [InlineData("order:P1", "order:P1", "")]
    [InlineData("order:P1", "order_short:P1", "")] // told in other words
    [InlineData("order:P1", "", "order")]
    [InlineData("order:P1", "order:P2", "order")]
    [InlineData("order:P1+P2", "order:P1", "order")] // all of its records
    [InlineData("order:P1+P2", "order:P1 products:P2", "")]
    [InlineData("deed:", "deed:", "")]
    [InlineData("deed:", "order:P1", "Thanks for: deed")]
    [InlineData("", "order:P1", "")]
    [InlineData("order:P1 deed:", "", "order, Thanks for: deed")]
    public void LostFacts_AreThoseOfRecordsNoLongerTold(string before, string after, string lost) => Assert.Equal(lost, string.Join(", ", Drafting.LostFacts(Telling(before), Telling(after))));

    private static Draft Two { get; } = new()
    {
        Number = 12,
        Kind = ContactPurpose.CheckIn,
        Customer = 1,
        Owner = 2,
        Brief = new DraftBrief(),
        MadeOn = new DateOnly(2026, 3, 6),
        ExpiresOn = new DateOnly(2026, 3, 20),
        Versions = [Version("First."), Version("Second.")],
        Shown = 2,
    };

    private static DraftVersion Version(string text) => new(null, text, new DraftRecipe { Channel = ContactChannel.Chat, Language = "en" }, "written", DateTimeOffset.UnixEpoch);

    private static DraftVersion Telling(string facts) => Version("Text.") with
    {
        Facts = [.. facts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(fact => fact.Split(':')).Select(fact => new DraftFact(fact[0], fact[0], fact[1].Split('+', StringSplitOptions.RemoveEmptyEntries)))],
    };
}
