using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach.Evidence;

namespace RetentionBot.Skills.Tests.Outreach.Evidence;

/// <summary>Rule 3: years and orders are told only where the ledger is complete from before the first purchase, or a <em>customer since</em> is stored and nothing speaks against it.</summary>
public sealed class RecognitionTests
{
    private static readonly DateOnly FirstPurchase = new(2020, 3, 10);

    /// <summary>
    /// Orders that stand; whether the ledger is complete; the day stated, in days from the first purchase; what a source states; then the orders and the day that may be told, again in days from the first purchase.
    /// </summary>
    [Theory]
    [InlineData(1, true, null, null, 1, 0)]
    [InlineData(7, true, null, null, 7, 0)]
    [InlineData(7, true, null, false, 7, 0)] // the ledger knows better
    [InlineData(7, true, null, true, null, null)] // a customer already, before the ledger begins
    [InlineData(7, false, null, null, null, null)]
    [InlineData(7, false, null, false, null, null)]
    [InlineData(7, false, null, true, null, null)]
    [InlineData(7, true, -1, null, null, -1)] // orders before the first that is recorded
    [InlineData(7, true, 0, null, 7, 0)]
    [InlineData(7, true, 1, null, 7, 0)] // the ledger knows an earlier day
    [InlineData(7, true, -1, true, null, -1)]
    [InlineData(7, true, 0, true, null, 0)]
    [InlineData(7, true, 1, true, null, null)] // two that disagree, and neither is sure
    [InlineData(7, true, -1, false, null, -1)]
    [InlineData(7, true, 1, false, 7, 0)]
    [InlineData(7, false, -1, null, null, -1)]
    [InlineData(7, false, 0, null, null, 0)]
    [InlineData(7, false, 1, null, null, null)] // an earlier purchase speaks against the day
    [InlineData(7, false, -1, true, null, -1)]
    [InlineData(1, false, 0, null, null, 0)]
    [InlineData(0, true, null, null, null, null)]
    [InlineData(0, true, null, true, null, null)]
    [InlineData(0, true, -1, null, null, -1)]
    [InlineData(0, false, -1, true, null, -1)]
    [InlineData(0, false, null, null, null, null)]
    public void OnlyWhatIsCertain_IsTold(int orders, bool isComplete, int? statedAfter, bool? stated, int? ordersTold, int? sinceAfter)
    {
        var customer = new Customer
        {
            Number = 1,
            Name = "Harrow Lane Bakery",
            CustomerSince = statedAfter is { } days ? FirstPurchase.AddDays(days) : null,
            StatedExisting = stated,
            Activity = new Activity { Orders = orders, FirstPurchase = orders > 0 ? FirstPurchase : null, LastPurchase = orders > 0 ? FirstPurchase.AddDays(orders - 1) : null },
        };

        DateOnly? sinceTold = sinceAfter is { } after ? FirstPurchase.AddDays(after) : null;

        var recognition = Recognition.Of(customer, new RecordCoverage(RecordKind.Purchase) { IsComplete = isComplete });

        Assert.Equal(ordersTold, recognition.Orders);
        Assert.Equal(sinceTold, recognition.Since);
    }

    [Theory]
    [InlineData("2020-03-10", "2020-03-10", null)]
    [InlineData("2020-03-10", "2021-03-09", null)] // no year yet
    [InlineData("2020-03-10", "2021-03-10", 1)]
    [InlineData("2020-03-10", "2026-03-09", 5)] // the day before
    [InlineData("2020-03-10", "2026-03-10", 6)]
    [InlineData("2020-03-10", "2026-03-11", 6)]
    [InlineData("2020-03-10", "2026-01-01", 5)]
    [InlineData("2020-03-10", "2026-12-31", 6)]
    [InlineData("2020-12-31", "2021-01-01", null)]
    [InlineData("2020-02-29", "2021-02-27", null)]
    [InlineData("2020-02-29", "2021-02-28", 1)] // a year without a leap day has its last day of February
    [InlineData("2020-02-29", "2024-02-28", 3)]
    [InlineData("2020-02-29", "2024-02-29", 4)]
    [InlineData("2020-03-10", "2020-03-09", null)] // not yet
    [InlineData("2027-01-01", "2026-12-31", null)]
    [InlineData("0001-01-01", "9999-12-31", 9998)]
    [InlineData(null, "2026-03-10", null)]
    public void Years_AreWholeOnes(string? since, string today, int? years) =>
        Assert.Equal(years, new Recognition(3, since is null ? null : Day(since)).YearsBy(Day(today)));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
