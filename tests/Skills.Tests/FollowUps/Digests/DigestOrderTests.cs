using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Digests;
using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Skills.Tests.FollowUps.Digests;

/// <summary>The order of a day, as the product asks for it.</summary>
public sealed class DigestOrderTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly FollowUpOptions Options = new();

    [Fact]
    public void Lines_ComeInTheOrderOfTheProduct()
    {
        DueItem[] due =
        [
            Item(9, LineKind.KeyDate, Monday.AddDays(3)),
            Item(8, LineKind.Welcome, Monday.AddDays(-5)),
            Item(7, LineKind.Contact, Monday.AddDays(-10), Tier.C),
            Item(6, LineKind.Contact, Monday.AddDays(-1), Tier.A),
            Item(5, LineKind.Thanks, Monday.AddDays(-3)),
            Item(4, LineKind.FollowUp, Monday) with { At = new TimeOnly(15, 0) },
            Item(3, LineKind.FollowUp, Monday) with { At = new TimeOnly(9, 0) },
            Item(2, LineKind.FollowUp, Monday.AddDays(-1)) with { IsPromise = true },
            Item(1, LineKind.Complaint, Monday.AddDays(2)),
        ];

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], Numbers(due));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], Numbers(due.Reverse()));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-3, true)] // Friday: one working day old
    [InlineData(-4, true)] // Thursday: two
    [InlineData(-5, false)] // Wednesday: three
    public void AThankYou_IsFreshForThreeWorkingDays(int days, bool isFresh) =>
        Assert.Equal(isFresh ? LineRank.FreshThanks : LineRank.Perishable, Item(1, LineKind.Thanks, Monday.AddDays(days)).RankOn(Monday, WorkCalendar.Weekdays, Options));

    [Fact]
    public void OverdueOnes_StandByTierThenValueThenDay()
    {
        DueItem[] due =
        [
            Item(1, LineKind.Contact, Monday.AddDays(-90), Tier.C, spent: 9_000), Item(2, LineKind.Contact, Monday.AddDays(-1), Tier.A, spent: 10), Item(3, LineKind.FollowUp, Monday.AddDays(-1), Tier.A, spent: 20),
            Item(4, LineKind.Contact, Monday.AddDays(-2), Tier.B), Item(5, LineKind.Contact, Monday.AddDays(-3), Tier.B),
        ];

        Assert.Equal([3, 2, 5, 4, 1], Numbers(due));
    }

    [Theory]
    [InlineData(10, 2, "OOOPP")]
    [InlineData(10, 1, "OOOOP")]
    [InlineData(10, 0, "OOOOO")]
    [InlineData(2, 9, "OOPPP")]
    [InlineData(3, 1, "OOOP")]
    public void WhileSomethingPerishableWaits_OverdueTakesAtMostThreeOfFive(int overdue, int perishable, string first)
    {
        var due = Enumerable.Range(1, overdue).Select(number => Item(number, LineKind.Contact, Monday.AddDays(-number)))
            .Concat(Enumerable.Range(100, perishable).Select(number => Item(number, LineKind.Welcome, Monday.AddDays(-4))));

        var lines = Order(due);

        Assert.Equal(first, string.Concat(lines.Take(5).Select(line => line.Kind == LineKind.Welcome ? 'P' : 'O')));
        Assert.Equal(overdue + perishable, lines.Select(line => line.Customer).Distinct().Count());
    }

    [Fact]
    public void Complaints_LeaveTheirPlaceToNobody()
    {
        var due = Enumerable.Range(1, 7).Select(number => Item(number, LineKind.Complaint, Monday.AddDays(-number))).Append(Item(50, LineKind.Contact, Monday)).Append(Item(51, LineKind.Welcome, Monday));

        Assert.Equal([7, 6, 5, 4, 3, 2, 1, 50, 51], Order(due).Select(line => line.Customer));
    }

    [Fact]
    public void ACustomer_HasOneLineAndTheOtherReasonsAreNamed()
    {
        var lines = Order([Item(1, LineKind.Contact, Monday.AddDays(-1)), Item(1, LineKind.Complaint, Monday), Item(1, LineKind.KeyDate, Monday.AddDays(1))]);

        var line = Assert.Single(lines);
        Assert.Equal((LineKind.Complaint, "contact,date"), (line.Kind, string.Join(',', line.Also.Select(kind => kind == LineKind.Contact ? "contact" : "date"))));
    }

    [Fact]
    public void ALineShownThreeTimesUntouched_IsAskedAboutInItsPlaceAndThenGivesItAway_UnlessItIsAComplaint()
    {
        DueItem[] due = [Item(1, LineKind.Contact, Monday.AddDays(-9), Tier.A), Item(2, LineKind.Contact, Monday.AddDays(-1), Tier.C), Item(3, LineKind.Complaint, Monday)];
        var lines = Order(due);
        for (var time = 1; time <= 4; time++)
        {
            lines = DigestOrder.Of(due, Shown(lines, 5), Monday.AddDays(time), WorkCalendar.Weekdays, Options);
            Assert.Equal(time, lines.Single(line => line.Customer == 1).TimesBefore);
            Assert.Equal([3, 1, 2], lines.Select(line => line.Customer)); // both overdue ones were shown as often
            Assert.Equal(time > 3 ? LineRank.Untouched : LineRank.Overdue, lines[1].Rank);
        }

        var touched = DigestOrder.Of([due[0] with { Due = Monday.AddDays(30) }, due[1], due[2]], Shown(lines, 5), Monday.AddDays(30), WorkCalendar.Weekdays, Options);
        Assert.Equal([3, 1, 2], touched.Select(line => line.Customer));
        Assert.Equal(0, touched.Single(line => line.Customer == 1).TimesBefore);
        Assert.Equal(LineRank.Untouched, touched.Single(line => line.Customer == 2).Rank);
    }

    [Fact]
    public void ALineThatGaveItsPlaceAway_DoesNotTakeItBackByNotBeingShown()
    {
        DueItem[] due = [Item(1, LineKind.Contact, Monday.AddDays(-9), Tier.A), .. Enumerable.Range(2, 5).Select(number => Item(number, LineKind.Contact, Monday.AddDays(-1), Tier.C))];
        var lines = Order(due);
        for (var time = 1; time <= 3; time++)
        {
            lines = DigestOrder.Of(due, Shown(lines, 1), Monday.AddDays(time), WorkCalendar.Weekdays, Options);
            Assert.Equal(1, lines[0].Customer);
        }

        for (var time = 4; time <= 6; time++)
        {
            lines = DigestOrder.Of(due, Shown(lines, 1), Monday.AddDays(time), WorkCalendar.Weekdays, Options);
            Assert.Equal((1, 4), (lines[^1].Customer, lines[^1].TimesBefore));
        }
    }

    [Fact]
    public void ALineThatWasDealtWith_BeginsAnew()
    {
        var lines = DigestOrder.Of([Item(1, LineKind.Contact, Monday)], [new DigestLine(LineKind.Contact, 1, "", Monday) { TimesBefore = 2 }], Monday, WorkCalendar.Weekdays, Options);

        Assert.Equal((3, 0), (Shown(lines, 1).Single().TimesBefore, Shown([lines[0] with { DealtWithAt = DateTimeOffset.UnixEpoch }], 1).Single().TimesBefore));
    }

    [Theory]
    [InlineData(LineKind.Thanks, LineRank.Perishable)]
    [InlineData(LineKind.Welcome, LineRank.Perishable)]
    [InlineData(LineKind.KeyDate, LineRank.Today)]
    public void WhatLapsesByItself_KeepsItsPlace(LineKind kind, LineRank rank)
    {
        var on = kind == LineKind.KeyDate ? Monday : Monday.AddDays(-7);
        var lines = DigestOrder.Of([Item(1, kind, on)], [new DigestLine(kind, 1, "", on) { TimesBefore = 9 }], Monday, WorkCalendar.Weekdays, Options);

        Assert.Equal(rank, lines[0].Rank);
    }

    [Fact]
    public void WhoIsAboutToBeEscalated_LeadsWhatIsOverdueAndKeepsThePlace()
    {
        DueItem[] due = [Item(1, LineKind.Contact, Monday.AddDays(-1), Tier.A), Item(2, LineKind.Contact, Monday.AddDays(-9), Tier.C) with { IsLeadNear = true }];
        var lines = DigestOrder.Of(due, [new DigestLine(LineKind.Contact, 2, "", Monday.AddDays(-9)) { TimesBefore = 9 }], Monday, WorkCalendar.Weekdays, Options);

        Assert.Equal([2, 1], lines.Select(line => line.Customer));
    }

    private static IEnumerable<DigestLine> Shown(IReadOnlyList<DigestLine> lines, int shown) => new Digest("1/2026-11-23", 1, Monday) { Lines = lines, Shown = shown }.Counted();

    private static IEnumerable<int> Numbers(IEnumerable<DueItem> due) => Order(due).Select(line => line.Customer);

    private static IReadOnlyList<DigestLine> Order(IEnumerable<DueItem> due) => DigestOrder.Of(due, [], Monday, WorkCalendar.Weekdays, Options);

    private static DueItem Item(int number, LineKind kind, DateOnly due, Tier tier = Tier.B, decimal spent = 0) =>
        new(kind, new Customer { Number = number, Name = $"Customer {number}", Activity = new Activity { Totals = [new Money(spent, "EUR")] } }, kind == LineKind.FollowUp ? $"F{number}" : "", due) { Tier = tier };
}
