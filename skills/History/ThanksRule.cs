using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.History;

/// <summary>
/// When a thank-you is due: for a first order, a return after a year, the 5th, 10th, 25th, 50th and 100th order, an unusually large one, a referral; for any other order once a quarter, together.
/// </summary>
public static class ThanksRule
{
    private const int DaysOfQuarter = 91;

    /// <summary>Whoever buys again after so many days has returned.</summary>
    private const int DaysOfGap = 365;

    /// <summary>So many times the usual amount is unusually large.</summary>
    private const int TimesUsual = 3;

    /// <summary>With fewer earlier orders nobody knows what is usual.</summary>
    private const int FewestUsual = 3;

    /// <summary>For so long after a first order the welcome is one to the firm.</summary>
    private const int DaysOfNewcomer = 30;

    private static readonly int[] Milestones = [5, 10, 25, 50, 100];

    /// <summary>What they are to be thanked for: their last order or their last referral, unless they were since. Of both the later counts; an order that is no reason of its own gives way to a referral.</summary>
    /// <param name="standing">The orders that count, oldest first.</param>
    public static ThanksDue? Of(IReadOnlyList<PurchaseOrder> standing, IEnumerable<Interaction> interactions, IEnumerable<Referral> referrals)
    {
        var thanked = interactions.Where(IsThanks).Select(contact => (DateOnly?)contact.On).Max();
        var order = OfOrder(standing, thanked);
        return referrals.Select(referral => (DateOnly?)referral.On).Max() is { } referred && !(thanked >= referred) && !(order?.On >= referred)
            ? new ThanksDue(ThanksReason.Referral, referred, standing.Count)
            : order;
    }

    private static ThanksDue? OfOrder(IReadOnlyList<PurchaseOrder> standing, DateOnly? thanked)
    {
        if (standing.Count == 0 || thanked >= standing[^1].On)
        {
            return null;
        }

        var last = standing[^1];
        var reason = standing.Count == 1 ? ThanksReason.First
            : last.On.DayNumber - standing[^2].On.DayNumber > DaysOfGap ? ThanksReason.Return
            : Milestones.Contains(standing.Count) ? ThanksReason.Milestone
            : IsLarge(standing) ? ThanksReason.Large
            : thanked is null || last.On.DayNumber - thanked.Value.DayNumber >= DaysOfQuarter ? ThanksReason.Quarter
            : default(ThanksReason?);
        return reason is { } why ? new ThanksDue(why, last.On, standing.Count) : null;
    }

    /// <summary>
    /// The day of the order they are to be welcomed after, and the division or product line it was the first of; null for none of them. A newcomer to the firm is welcomed to the firm; of whoever is none, the last order
    /// counts where it was such a first one. Only once they were thanked for it, and while they have not been welcomed since. Null where no welcome is due.
    /// </summary>
    public static (DateOnly On, string? To)? WelcomeOf(IReadOnlyList<PurchaseOrder> standing, IReadOnlyCollection<Interaction> interactions)
    {
        if (standing.Count > 1 && standing[^1].On.DayNumber - standing[0].On.DayNumber > DaysOfNewcomer && NewTo.Of(standing) is { } newTo && (newTo.Division ?? newTo.Line) is { } to && IsDueFor(standing[^1].On))
        {
            return (standing[^1].On, to);
        }

        return standing.Count > 0 && IsDueFor(standing[0].On) ? (standing[0].On, null) : null;

        bool IsDueFor(DateOnly order) => interactions.Any(contact => IsThanks(contact) && contact.On >= order)
            && !interactions.Any(contact => contact is { Purpose: ContactPurpose.Welcome, Outcome: Outcome.Reached } && contact.On >= order);
    }

    private static bool IsThanks(Interaction contact) => contact is { Purpose: ContactPurpose.Thanks, Outcome: Outcome.Reached };

    private static bool IsLarge(IReadOnlyList<PurchaseOrder> standing)
    {
        foreach (var total in standing[^1].Totals)
        {
            List<decimal> before = [.. standing.Take(standing.Count - 1).SelectMany(order => order.Totals).Where(money => money.Currency == total.Currency).Select(money => money.Amount).Order()];
            if (before.Count >= FewestUsual && total.Amount >= TimesUsual * before[before.Count / 2] && total.Amount > 0)
            {
                return true;
            }
        }

        return false;
    }
}
