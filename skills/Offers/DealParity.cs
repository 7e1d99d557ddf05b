using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Offers;

/// <summary>
/// No loyal customer gets a worse deal than a stranger: for each tier, and for those without one, the best offer open to them is worth at least the best that is open to strangers and to those who
/// left. A pure rule over the catalogue as it holds on a day.
/// </summary>
public static class DealParity
{
    private static readonly Tier?[] Tiers = [Tier.A, Tier.B, Tier.C, null];

    /// <summary>What is not right, a finding for each tier and kind of worth; empty where everybody is treated fairly.</summary>
    /// <remarks>What others get in a currency, or as a share, in which a tier gets nothing cannot be compared, and is a finding of its own where the tier gets something else.</remarks>
    public static IReadOnlyList<ParityFinding> Check(IEnumerable<Offer> catalogue, DateOnly today)
    {
        List<Offer> valid = [.. catalogue.Where(offer => OfferCatalogue.HoldsOn(offer, today) && DealWorth.Of(offer) is { Amount: > 0 })];
        var strangers = Best(valid.Where(offer => offer.Tier is null && offer.Audience is OfferAudience.Everyone or OfferAudience.NewCustomers));
        return [.. Tiers.SelectMany(tier => Below(tier, OpenTo(valid, tier), strangers, Rival.Stranger).Concat(Below(tier, OpenTo(valid, tier), Lapsed(valid, tier), Rival.Lapsed)))];
    }

    private static IEnumerable<ParityFinding> Below(Tier? tier, Dictionary<string, Offer> theirs, Dictionary<string, Offer> others, Rival rival)
    {
        foreach (var (kind, other) in others.OrderBy(other => other.Key, StringComparer.Ordinal))
        {
            if (!theirs.TryGetValue(kind, out var own))
            {
                yield return new ParityFinding(tier, rival, other, null, IsComparable: theirs.Count == 0) { Instead = theirs.Values.FirstOrDefault() };
            }
            else if (Amount(own) < Amount(other))
            {
                yield return new ParityFinding(tier, rival, other, own, IsComparable: true);
            }
        }
    }

    private static Dictionary<string, Offer> OpenTo(List<Offer> valid, Tier? tier) =>
        Best(valid.Where(offer => offer.Audience is OfferAudience.Everyone or OfferAudience.ExistingCustomers && (offer.Tier is null || offer.Tier == tier)));

    private static Dictionary<string, Offer> Lapsed(List<Offer> valid, Tier? tier) =>
        Best(valid.Where(offer => offer.Audience == OfferAudience.LapsedCustomers && (offer.Tier is null || offer.Tier == tier)));

    private static Dictionary<string, Offer> Best(IEnumerable<Offer> offers) => DealWorth.Best(offers).ToDictionary(offer => DealWorth.Of(offer)!.Currency ?? "%"); // only those of known worth are in it

    private static decimal Amount(Offer offer) => DealWorth.Of(offer)!.Amount; // as above
}

/// <summary>Somebody who must not get a better deal than a customer.</summary>
public enum Rival
{
    /// <summary>Who has not bought yet.</summary>
    Stranger,

    /// <summary>Who has not bought for long.</summary>
    Lapsed,
}

/// <summary>A tier that is treated worse than others are, or may be.</summary>
/// <param name="Tier">Which; null for customers without one.</param>
/// <param name="Rival">Who gets more.</param>
/// <param name="Theirs">What they get.</param>
/// <param name="Own">The best of the same kind that is open to the tier; null for none.</param>
/// <param name="IsComparable">Whether it is certain; false where the tier gets something that cannot be compared with it.</param>
public sealed record ParityFinding(Tier? Tier, Rival Rival, Offer Theirs, Offer? Own, bool IsComparable)
{
    /// <summary>What the tier gets that cannot be compared; null where it can.</summary>
    public Offer? Instead { get; init; }

    /// <summary>It in one sentence.</summary>
    public string Sentence(Wording say)
    {
        var whose = Tier is { } tier ? $"Customers of tier {tier}" : "Customers without a tier";
        var rival = Rival == Rival.Stranger ? "strangers" : "customers who left";
        var best = Own is { } own ? $"at most {OfferWording.Worth(own, say)} (\"{OfferWording.Name(own)}\")" : Instead is { } instead ? $"{OfferWording.Worth(instead, say)} (\"{OfferWording.Name(instead)}\")" : "nothing";
        return $"{whose} get {best}, {rival} {OfferWording.Worth(Theirs, say)} (\"{OfferWording.Name(Theirs)}\"){(IsComparable ? "" : ": that cannot be compared, so look at it yourself")}.";
    }
}
