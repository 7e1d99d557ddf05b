using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Offers.Guards;

namespace RetentionBot.Skills.Tests.Offers.Guards;

public sealed class NewCustomerOffersStayWithStrangersTests
{
    private static readonly DateOnly First = new(2019, 5, 12);

    public static TheoryData<string, string?, string?, bool?, string?> Standings => new()
    {
        { "nothing recorded", null, null, null, null },
        { "a prospect, says a source", null, null, false, null },
        { "a customer, says a source", null, null, true, "a source says so" },
        { "a purchase", "2019-05-12", null, null, "first purchase on 12 May 2019 (7 years ago)" },
        { "a purchase today", "2026-11-23", null, null, "first purchase on 23 Nov 2026 (today)" },
        { "lapsed", "2015-01-05", null, null, "first purchase on 5 Jan 2015 (11 years ago)" },
        { "a purchase, and a source disagrees", "2019-05-12", null, false, "first purchase on 12 May 2019 (7 years ago)" },
        { "customer since, without a purchase", null, "2018-01-01", null, "customer since 1 Jan 2018 (8 years ago)" },
        { "customer since, before the first purchase", "2019-05-12", "2018-01-01", null, "customer since 1 Jan 2018, first purchase on 12 May 2019 (7 years ago)" },
        { "customer since, after the first purchase", "2019-05-12", "2020-01-01", null, "first purchase on 12 May 2019 (7 years ago)" },
        { "customer from next month on", null, "2026-12-01", null, null },
    };

    [Theory]
    [MemberData(nameof(Standings))]
    public async Task Customer_IsBlockedByWhatSaysSo(string because, string? first, string? since, bool? stated, string? reason)
    {
        await using var stage = new GuardStage();
        var customer = stage.Customer(customer => customer with
        {
            CustomerSince = since is null ? null : DateOnly.Parse(since, null),
            StatedExisting = stated,
            Activity = first is null ? Activity.None : new Activity { Orders = 1, FirstPurchase = DateOnly.Parse(first, null), LastPurchase = DateOnly.Parse(first, null) },
        });

        var found = await stage.FindAsync<NewCustomerOffersStayWithStrangers>(To(customer));

        Assert.Equal((because, reason is null ? "" : $"\"Welcome\" is for new customers only, and Bo Hill is a customer already: {reason}."), (because, string.Concat(found.Select(finding => finding.Reason))));
        Assert.All(found, finding => Assert.True(finding is { Verdict: GuardVerdict.Blocked, MayBeOverridden: true }));
    }

    [Fact]
    public async Task Reason_NamesTheFirstPurchaseThatStandsAndItsDivision()
    {
        await using var stage = new GuardStage();
        stage.Put(Schema.Purchases, new Purchase { Key = GuardStage.Key(10, First), Order = "0", State = PurchaseState.Cancelled, Division = "Shop" });
        stage.Put(Schema.Purchases, new Purchase { Key = GuardStage.Key(10, First, minute: 5), Order = "1", Division = "Service" });
        stage.Put(Schema.Purchases, new Purchase { Key = GuardStage.Key(10, First, minute: 9), Order = "2", Division = "Sales" });
        var customer = stage.Customer(customer => customer with { Activity = new Activity { Orders = 2, FirstPurchase = First, LastPurchase = First } });

        var finding = Assert.Single(await stage.FindAsync<NewCustomerOffersStayWithStrangers>(To(customer)));

        Assert.Contains("first purchase from Service on 12 May 2019", finding.Reason, StringComparison.Ordinal);
        Assert.Equal(["P10-20190512T0005"], finding.Records);
    }

    [Theory]
    [InlineData(OfferAudience.Everyone)]
    [InlineData(OfferAudience.ExistingCustomers)]
    [InlineData(OfferAudience.LapsedCustomers)]
    public async Task OtherOffers_AreNotItsAffair(OfferAudience audience)
    {
        await using var stage = new GuardStage();
        var customer = stage.Customer(customer => customer with { StatedExisting = true });

        Assert.Empty(await stage.FindAsync<NewCustomerOffersStayWithStrangers>(To(customer) with { Offer = GuardStage.NewCustomerOffer with { Audience = audience } }));
        Assert.Empty(await stage.FindAsync<NewCustomerOffersStayWithStrangers>(To(customer) with { Offer = null }));
    }

    private static Outgoing To(Customer customer) => new(ContactPurpose.Offer, customer, GuardStage.Sender) { Offer = GuardStage.NewCustomerOffer };
}
