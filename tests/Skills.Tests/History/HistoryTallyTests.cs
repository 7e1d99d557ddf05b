using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using Outcome = RetentionBot.Skills.History.Outcome;

namespace RetentionBot.Skills.Tests.History;

public sealed class HistoryTallyTests
{
    [Property(Arbitrary = [typeof(HistoryTallyTests)])]
    public void Tally_WhenTheInputIsShuffled_IsTheSame(Lines lines, int seed)
    {
        var shuffled = lines.All.ToArray();
        new Random(seed).Shuffle(shuffled);

        var expected = HistoryTally.Of(lines.All, [], [], []);
        var actual = HistoryTally.Of(shuffled, [], [], []);

        Assert.Equal(expected with { Totals = [], Recent = [], LastOrders = [], Deliveries = [] }, actual with { Totals = [], Recent = [], LastOrders = [], Deliveries = [] });
        Assert.Equal(expected.LastOrders, actual.LastOrders);
        Assert.Equal(expected.Totals, actual.Totals);
        Assert.Equal(expected.Recent, actual.Recent);
    }

    /// <summary>The last part counts; what was delivered of an order that was called off does not.</summary>
    [Fact]
    public void LastOrders_AreOfTheDeliveryWhereItIsKnown()
    {
        var activity = HistoryTally.Of(
        [
            Line("A1", day: 1, quantity: 1, amount: 30) with { DeliveredOn = new DateOnly(2026, 2, 1) }, Line("A1", day: 1, quantity: 2, amount: 30) with { DeliveredOn = new DateOnly(2026, 2, 9) },
            Line("B2", day: 3, quantity: 1, amount: 30),
            Line("C3", day: 4, quantity: 1, amount: 30, state: PurchaseState.Cancelled) with { DeliveredOn = new DateOnly(2026, 3, 1) },
        ], [], [], []);

        Assert.Equal([new DateOnly(2026, 2, 9), activity.LastPurchase!.Value], activity.LastOrders);
        Assert.Equal([new DateOnly(2026, 2, 9)], activity.Deliveries);
    }

    [Property(Arbitrary = [typeof(HistoryTallyTests)])]
    public void Tally_WhenCancelledLinesAreLeftOut_HasTheSameTotalsAndOrders(Lines lines)
    {
        var all = HistoryTally.Of(lines.All, [], [], []);
        var standing = HistoryTally.Of([.. lines.All.Where(line => line.State != PurchaseState.Cancelled)], [], [], []);

        Assert.Equal(standing.Totals, all.Totals);
        Assert.Equal(standing.Orders, all.Orders);
    }

    [Property(Arbitrary = [typeof(HistoryTallyTests)])]
    public void Tally_WhenEverythingIsReturnedUnderItsOrder_HasNoOrderAndZeroTotals(Lines lines)
    {
        var sold = lines.All.Where(line => line is { State: PurchaseState.Completed, Quantity: > 0 }).ToList();
        var sequence = 2_000;
        var returned = sold.Select(line => line with
        {
            Key = new HistoryKey(line.At.Customer, line.At.At, sequence++).Value,
            State = PurchaseState.Returned,
            Quantity = -line.Quantity,
            Amount = -line.Amount,
        });

        var activity = HistoryTally.Of([.. sold, .. returned], [], [], []);

        Assert.Equal(0, activity.Orders);
        Assert.Null(activity.LastPurchase);
        Assert.All(activity.Totals, total => Assert.Equal(0, total.Amount));
    }

    [Property(Arbitrary = [typeof(HistoryTallyTests)])]
    public void Tally_OfAnyLines_KeepsCurrenciesApartAndShowsAtMostFiveFacts(Lines lines)
    {
        var activity = HistoryTally.Of(lines.All, [], [], []);

        Assert.Equal(activity.Totals.Count, activity.Totals.Select(total => total.Currency).Distinct().Count());
        Assert.True(activity.Recent.Count <= 5);
        Assert.Equal(activity.Recent.OrderByDescending(fact => fact.On).Select(fact => fact.On), activity.Recent.Select(fact => fact.On));
        Assert.Equal(activity.Orders == 0, activity.FirstPurchase is null);
    }

    [Fact]
    public void Tally_WhenAReturnHasItsOwnNumber_TakesItOffTheTotalAndCountsNoOrder()
    {
        var activity = HistoryTally.Of(
            [Line("A1", day: 1, quantity: 3, amount: 30), Line("C7", day: 9, quantity: -1, amount: -10, state: PurchaseState.Returned)], [], [], []);

        Assert.Equal(1, activity.Orders);
        Assert.Equal([new Money(20, "EUR")], activity.Totals);
        Assert.Equal(new DateOnly(2024, 3, 1), activity.LastPurchase);
    }

    [Fact]
    public void Tally_WhenASaleItselfIsMarkedReturned_NeitherAddsNorTakesAway()
    {
        var activity = HistoryTally.Of([Line("A1", day: 1, quantity: 1, amount: 30, state: PurchaseState.Returned)], [], [], []);

        Assert.Equal(0, activity.Orders);
        Assert.Empty(activity.Totals);
    }

    [Fact]
    public void Tally_WhenMergedRecordsUseTheSameOrderNumber_CountsBoth()
    {
        var activity = HistoryTally.Of([Line("A1", day: 1, quantity: 1, amount: 5), Line("A1", day: 1, quantity: 1, amount: 5, customer: 2)], [], [], []);

        Assert.Equal(2, activity.Orders);
    }

    [Fact]
    public void Tally_OfContacts_TakesTheLastThatReachedAndHidesPrivateText()
    {
        var activity = HistoryTally.Of(
            [],
            [
                Contact(day: 3, Outcome.Reached, "talked about the spring range"),
                Contact(day: 8, Outcome.Reached, "their divorce", isPrivate: true),
                Contact(day: 12, Outcome.NoAnswer, ""),
            ],
            [], []);

        Assert.Equal(new DateOnly(2024, 3, 8), activity.LastContact);
        Assert.Equal(["Call, no answer (attempt)", "Call: talked about the spring range"], activity.Recent.Select(fact => fact.Line));
    }

    [Fact]
    public void Tally_OfComplaints_CountsTheOpenOnes()
    {
        var open = new Complaint { Key = new HistoryKey(1, new DateTime(2024, 3, 4), 0).Value, Text = "Late delivery" };
        var closed = new Complaint { Key = new HistoryKey(1, new DateTime(2024, 2, 4), 0).Value, Text = "Wrong size", ClosedOn = new DateOnly(2024, 2, 6) };

        var activity = HistoryTally.Of([], [], [open, closed], []);

        Assert.Equal(1, activity.OpenComplaints);
        Assert.Equal(["Complaint: Late delivery", "Complaint, closed: Wrong size"], activity.Recent.Select(fact => fact.Line));
    }

    /// <summary>Lines of a few orders, days, currencies and states; no two with the same key.</summary>
    public static Arbitrary<Lines> ArbitraryLines()
    {
        var line =
            from customer in Gen.Choose(1, 2)
            from order in Gen.Choose(1, 4)
            from day in Gen.Choose(1, 28)
            from quantity in Gen.Choose(1, 5)
            from cents in Gen.Choose(0, 100_000)
            from currency in Gen.Elements("EUR", "NOK", "JPY")
            from state in Gen.Elements(PurchaseState.Completed, PurchaseState.Completed, PurchaseState.Open, PurchaseState.Cancelled, PurchaseState.Returned)
            let sign = state == PurchaseState.Returned ? -1 : 1
            select Line($"A{order}", day, sign * quantity, sign * cents / 100m, state, currency, customer);
        return line.ListOf()
            .Select(lines => new Lines([.. lines.Select((each, index) => each with { Key = new HistoryKey(each.At.Customer, each.At.At, index).Value })]))
            .ToArbitrary();
    }

    private static Purchase Line(
        string order, int day, decimal quantity, decimal amount, PurchaseState state = PurchaseState.Completed, string currency = "EUR", int customer = 1) => new()
    {
        Key = new HistoryKey(customer, new DateTime(2024, 3, day), 0).Value,
        Order = order,
        Product = "Teapot",
        Quantity = quantity,
        Amount = amount,
        Currency = currency,
        State = state,
    };

    private static Interaction Contact(int day, Outcome outcome, string summary, bool isPrivate = false) => new()
    {
        Key = new HistoryKey(1, new DateTime(2024, 3, day), 0).Value,
        Channel = ContactChannel.Call,
        Outcome = outcome,
        Summary = summary,
        IsPrivate = isPrivate,
        By = 1,
    };

    /// <summary>Generated lines.</summary>
    public sealed record Lines(IReadOnlyList<Purchase> All);
}
