using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Tests.History;

public sealed class CustomerStageTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Wording Say = new(Today, CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>Days since the first and the last purchase and since the stated beginning, what a source states, and what that comes to.</summary>
    [Theory]
    [InlineData(null, null, null, null, Stage.Prospect, false)]
    [InlineData(null, null, null, false, Stage.Prospect, false)]
    [InlineData(null, null, null, true, Stage.Existing, true)]
    [InlineData(null, null, 400, null, Stage.Existing, true)]
    [InlineData(null, null, 10, null, Stage.New, true)]
    [InlineData(null, null, -10, null, Stage.Prospect, false)]
    [InlineData(0, 0, null, null, Stage.New, false)]
    [InlineData(89, 3, null, null, Stage.New, false)]
    [InlineData(90, 3, null, null, Stage.Existing, false)]
    [InlineData(10, 3, null, true, Stage.New, true)]
    [InlineData(10, 3, 2000, null, Stage.Existing, false)]
    [InlineData(800, 365, null, null, Stage.Existing, false)]
    [InlineData(800, 366, null, null, Stage.Lapsed, false)]
    [InlineData(800, 100, null, false, Stage.Existing, true)]
    public void Stage_ComesFromTheLedgerAndWhatSourcesState(int? first, int? last, int? since, bool? stated, Stage expected, bool isContradicted)
    {
        var customer = new Customer
        {
            Number = 1,
            Name = "Ada",
            CustomerSince = since is { } days ? Today.AddDays(-days) : null,
            StatedExisting = stated,
            Activity = new Activity { Orders = first is null ? 0 : 2, FirstPurchase = first is { } f ? Today.AddDays(-f) : null, LastPurchase = last is { } l ? Today.AddDays(-l) : null },
        };

        var stage = CustomerStage.Of(customer, new HistoryOptions(), Say);

        Assert.Equal(expected, stage.Stage);
        Assert.Equal(isContradicted, stage.Disagreement is not null);
    }

    [Fact]
    public void Stage_WhenTheSettingsSaySo_LapsesSooner()
    {
        var customer = new Customer { Number = 1, Name = "Ada", Activity = new Activity { Orders = 1, FirstPurchase = Today.AddDays(-40), LastPurchase = Today.AddDays(-40) } };

        Assert.Equal(Stage.Lapsed, CustomerStage.Of(customer, new HistoryOptions { LapsedAfterDays = 30 }, Say).Stage);
    }
}
