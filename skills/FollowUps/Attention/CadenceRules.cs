using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.FollowUps.Attention;

/// <summary>How often each customer is contacted: by their own cadence, else by their tier, else by the tier their value comes to. Nobody is contacted less often than tier C, and the pool has its own.</summary>
/// <param name="TierAFrom">From which value on somebody without a tier counts as tier A.</param>
/// <param name="TierBFrom">As <paramref name="TierAFrom"/>, for tier B.</param>
public sealed record CadenceRules(Cadence A, Cadence B, Cadence C, Cadence Pool, decimal TierAFrom, decimal TierBFrom)
{
    /// <summary>The tier that was set, else the one the value comes to.</summary>
    public Tier TierOf(Customer customer) => customer.Tier ?? TierOf(AttentionKeys.Value(customer));

    /// <summary>The cadence that counts for a customer.</summary>
    public Cadence Of(Customer customer) => Cadence.TryParse(customer.Cadence, out var own) ? own : customer.Manager is null ? Pool : Of(TierOf(customer));

    /// <summary>The cadence of a tier.</summary>
    public Cadence Of(Tier tier) => tier switch { Tier.A => A, Tier.B => B, _ => C };

    /// <summary>The day the next contact is due; null for somebody nobody has planned for yet.</summary>
    public DateOnly? DueOn(Customer customer) => customer.Plan is not { } plan ? null
        : customer.Activity.LastContact is not { } last || last < plan.MadeOn ? plan.DueOn
        : Of(customer).After(last);

    /// <summary>After how many days overdue the lead is told: some days for tier A, one full cadence for the others.</summary>
    public int EscalatesAfter(Customer customer, FollowUpOptions options) => TierOf(customer) == Tier.A ? options.EscalateAfterDays : Of(customer).Days;

    /// <summary>
    /// Where in the index those lie whose contact is due: the reason, and the last day of its keys that can be due. A class of value that two tiers share is read as far as the shorter cadence
    /// goes.
    /// </summary>
    internal IEnumerable<(int Reason, int To)> DueRanges(int? manager, DateOnly today)
    {
        foreach (var (reason, cadence) in Classes(manager))
        {
            yield return (reason, (cadence?.LastBefore(today) ?? today).DayNumber);
            yield return (AttentionKeys.Reason.Planned(reason), today.DayNumber);
        }
    }

    /// <summary>Every class with its shortest cadence; null for cadences of the customers' own.</summary>
    internal IEnumerable<(int Reason, Cadence? Shortest)> Classes(int? manager)
    {
        yield return (AttentionKeys.Reason.OwnCadence, null);
        foreach (var tier in Enum.GetValues<Tier>())
        {
            yield return (AttentionKeys.Reason.OfTier(tier), manager is null ? Pool : Of(tier));
        }

        var (from, to) = (0m, 1m);
        for (var value = 0; value < AttentionKeys.ValueClasses; value++)
        {
            var (low, high) = (Of(TierOf(from)), Of(TierOf(value == AttentionKeys.ValueClasses - 1 ? decimal.MaxValue : to - 0.000001m)));
            yield return (AttentionKeys.Reason.OfValue(value), manager is null ? Pool : low.Days < high.Days ? low : high);
            (from, to) = (to, to * 10);
        }
    }

    private Tier TierOf(decimal value) => value >= TierAFrom ? Tier.A : value >= TierBFrom ? Tier.B : Tier.C;
}
