using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>An offer goes to those it is meant for, on the days it holds.</summary>
public sealed class OffersReachTheirAudience(HistoryOptions options, CadenceBook cadences) : IOfferGuard
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

    /// <summary>Whether an offer of that audience is meant for somebody who stands there. Of offers for new customers <see cref="NewCustomerOffersStayWithStrangers"/> says all there is to say.</summary>
    internal static bool IsFor(OfferAudience audience, Stage stage) => audience switch
    {
        OfferAudience.ExistingCustomers => stage != Stage.Prospect,
        OfferAudience.LapsedCustomers => stage == Stage.Lapsed,
        _ => true,
    };

    private string? NotTheirs(Offer offer, Customer customer, Wording say)
    {
        var stage = CustomerStage.Of(customer, options, say);
        return IsFor(offer.Audience, stage.Stage) ? null
            : $"{(offer.Audience == OfferAudience.LapsedCustomers ? "is to win customers back" : "is for existing customers only")}, and {customer.Name} {(stage.Stage == Stage.Prospect ? "is none yet" : "never left")}: {stage.Reason}";
    }

    private static string? NotTheirTier(Offer offer, Customer customer, Tier tier) =>
        offer.Tier is { } meant && meant != tier ? $"is for tier {meant} only, and {customer.Name} is tier {tier}{(customer.Tier is null ? ", going by what they spent" : "")}" : null;

    private static string? NotNow(Offer offer, Wording say) =>
        offer.ValidFrom > say.Today ? $"holds only from {say.Day(offer.ValidFrom.Value)} on"
        : offer.ValidTo < say.Today ? $"ended on {say.DayAgo(offer.ValidTo.Value)}"
        : null;
}
