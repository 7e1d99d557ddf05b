namespace RetentionBot.Skills.Offers.Guards;

/// <summary>An offer for new customers is not sent to somebody who is a customer already, lapsed or not.</summary>
public sealed class NewCustomerOffersStayWithStrangers(ExistingCustomers existing) : IOfferGuard
{
    public async ValueTask<IReadOnlyList<GuardFinding>> CheckAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken) =>
        outgoing.Offer is { Audience: OfferAudience.NewCustomers } offer && await existing.FindAsync(outgoing.Customer, say, cancellationToken) is { } standing
            ? [new GuardFinding(nameof(NewCustomerOffersStayWithStrangers), GuardVerdict.Blocked, $"\"{OfferWording.Name(offer)}\" is for new customers only, and {outgoing.Customer.Name} is a customer already: {standing.Because}.")
                { Records = standing.Records, MayBeOverridden = true }]
            : [];
}
