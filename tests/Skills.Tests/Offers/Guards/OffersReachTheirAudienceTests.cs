using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Offers.Guards;

namespace RetentionBot.Skills.Tests.Offers.Guards;

public sealed class OffersReachTheirAudienceTests
{
    [Theory]
    [InlineData(OfferAudience.Everyone, "prospect", true)]
    [InlineData(OfferAudience.Everyone, "existing", true)]
    [InlineData(OfferAudience.ExistingCustomers, "prospect", false)]
    [InlineData(OfferAudience.ExistingCustomers, "existing", true)]
    [InlineData(OfferAudience.ExistingCustomers, "lapsed", true)]
    [InlineData(OfferAudience.LapsedCustomers, "prospect", false)]
    [InlineData(OfferAudience.LapsedCustomers, "existing", false)]
    [InlineData(OfferAudience.LapsedCustomers, "lapsed", true)]
    [InlineData(OfferAudience.NewCustomers, "existing", true)] // that is for another guard to say
    public async Task Audience_IsKept(OfferAudience audience, string stage, bool isAllowed)
    {
        await using var room = new GuardStage();
        var last = stage == "lapsed" ? new DateOnly(2024, 1, 1) : new DateOnly(2026, 10, 1);
        var customer = room.Customer(customer => customer with { Activity = stage == "prospect" ? Activity.None : new Activity { Orders = 1, FirstPurchase = new DateOnly(2020, 1, 1), LastPurchase = last } });

        var found = await room.FindAsync<OffersReachTheirAudience>(To(customer, new Offer { Id = "O", Name = "Deal", Audience = audience }));

        Assert.Equal(isAllowed, found.Count == 0);
        Assert.All(found, finding => Assert.True(finding is { Verdict: GuardVerdict.Blocked, MayBeOverridden: false }));
    }

    [Theory]
    [InlineData(null, null, 0, true)]
    [InlineData(Tier.A, Tier.A, 0, true)]
    [InlineData(Tier.A, Tier.B, 50_000, false)]
    [InlineData(Tier.A, null, 10_000, true)]
    [InlineData(Tier.A, null, 9_999, false)]
    [InlineData(Tier.C, null, 0, true)]
    public async Task Tier_IsTheOneThatWasSetElseTheOneTheirValueComesTo(Tier? meant, Tier? theirs, int spent, bool isAllowed)
    {
        await using var room = new GuardStage();
        var customer = room.Customer(customer => customer with { Tier = theirs, Activity = new Activity { Totals = [new Money(spent, "EUR")] } });

        Assert.Equal(isAllowed, (await room.FindAsync<OffersReachTheirAudience>(To(customer, new Offer { Id = "O", Name = "Deal", Tier = meant }))).Count == 0);
    }

    [Theory]
    [InlineData(null, null, "")]
    [InlineData("2026-11-23", "2026-11-23", "")]
    [InlineData("2026-11-24", null, "\"Deal\" holds only from 24 Nov 2026 on.")]
    [InlineData(null, "2026-11-22", "\"Deal\" ended on 22 Nov 2026 (yesterday).")]
    public async Task Days_AreKept(string? from, string? to, string reason)
    {
        await using var room = new GuardStage();
        var offer = new Offer { Id = "O", Name = "Deal", ValidFrom = from is null ? null : DateOnly.Parse(from, null), ValidTo = to is null ? null : DateOnly.Parse(to, null) };

        Assert.Equal(reason, string.Concat((await room.FindAsync<OffersReachTheirAudience>(To(room.Customer(), offer))).Select(finding => finding.Reason)));
    }

    private static Outgoing To(Customer customer, Offer offer) => new(ContactPurpose.Offer, customer, GuardStage.Sender) { Offer = offer };
}
