using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>An offer goes to those it is meant for, on the days it holds.</summary>
public sealed class OffersReachTheirAudience(HistoryOptions options, CadenceBook cadences) : IGuard
{
    public async ValueTask<IReadOnlyList<GuardFinding>> CheckAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken)
    {
        if (outgoing.Offer is not { } offer)
        {
            return [];
        }

        var tier = offer.Tier is null ? default : (await cadences.RulesAsync(cancellationToken)).TierOf(outgoing.Customer);
        string?[] reasons = [NotTheirs(offer, outgoing.Customer, say), NotTheirTier(offer, outgoing.Customer, tier), NotNow(offer, say)];
        return [.. reasons.OfType<string>().Select(reason => new GuardFinding(nameof(OffersReachTheirAudience), GuardVerdict.Blocked, $"\"{OfferWording.Name(offer)}\" {reason}."))];
    }

    private string? NotTheirs(Offer offer, Customer customer, Wording say) => (offer.Audience, CustomerStage.Of(customer, options, say)) switch
    {
        (OfferAudience.ExistingCustomers, { Stage: Stage.Prospect } stage) => $"is for existing customers only, and {customer.Name} is none yet: {stage.Reason}",
        (OfferAudience.LapsedCustomers, { Stage: Stage.Prospect } stage) => $"is to win customers back, and {customer.Name} is none yet: {stage.Reason}",
        (OfferAudience.LapsedCustomers, { Stage: not Stage.Lapsed } stage) => $"is to win customers back, and {customer.Name} never left: {stage.Reason}",
        _ => null,
    };

    private static string? NotTheirTier(Offer offer, Customer customer, Tier tier) =>
        offer.Tier is { } meant && meant != tier ? $"is for tier {meant} only, and {customer.Name} is tier {tier}{(customer.Tier is null ? ", going by what they spent" : "")}" : null;

    private static string? NotNow(Offer offer, Wording say) =>
        offer.ValidFrom > say.Today ? $"holds only from {say.Day(offer.ValidFrom.Value)} on"
        : offer.ValidTo < say.Today ? $"ended on {say.DayAgo(offer.ValidTo.Value)}"
        : null;
}
