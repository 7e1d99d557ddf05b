using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.History;

/// <summary>
/// What a customer's history adds up to. One rule for every way a fact comes in, imported, recorded or undone, so that all of them arrive at the same figures.
/// </summary>
public static class HistoryTally
{
    private const int RecentFacts = 5;
    private const int LastOrders = 3;
    private const int LineLength = 120;

    /// <summary>The activity of one customer, from everything recorded of them and of the records merged into them, in any order.</summary>
    /// <remarks>
    /// <see cref="Activity.LastContact"/> knows private contacts too, because whoever made it, the customer was spoken to; whoever shows it to a person first looks for a contact they may see.
    /// </remarks>
    public static Activity Of(IReadOnlyCollection<Purchase> purchases, IReadOnlyCollection<Interaction> interactions, IReadOnlyCollection<Complaint> complaints, IReadOnlyCollection<Referral> referrals)
    {
        var orders = PurchaseOrder.Group(purchases);
        var standing = orders.Where(order => order.Stands).ToList();
        var had = standing.Select(order => order.HadSince).Distinct().OrderDescending().Take(LastOrders).ToList();
        var welcome = ThanksRule.WelcomeOf(standing, interactions);
        return new Activity
        {
            Orders = standing.Count,
            FirstPurchase = standing.Count == 0 ? null : standing.Min(order => order.On),
            LastPurchase = standing.Count == 0 ? null : standing.Max(order => order.On),
            LastOrders = [.. had],
            Deliveries = [.. had.Where(day => standing.Any(order => order.DeliveredOn == day))],
            Totals = PurchaseOrder.TotalsOf(purchases),
            LastContact = interactions.Where(contact => contact.Outcome == Outcome.Reached).Select(contact => (DateOnly?)contact.On).Max(),
            LastAttempt = interactions.Where(contact => contact is { IsInbound: false, Outcome: Outcome.LeftMessage or Outcome.NoAnswer }).Select(contact => (DateOnly?)contact.On).Max(),
            Thanks = ThanksRule.Of(standing, interactions, referrals),
            Welcome = welcome?.On,
            WelcomeTo = welcome?.To,
            AskedSatisfaction = LastAsked(interactions, ContactPurpose.Satisfaction),
            AskedFeedback = LastAsked(interactions, ContactPurpose.Feedback),
            OpenComplaints = complaints.Count(complaint => complaint.IsOpen),
            Recent = Recent(orders, interactions, complaints),
        };
    }

    private static DateOnly? LastAsked(IReadOnlyCollection<Interaction> interactions, ContactPurpose purpose) =>
        interactions.Where(contact => contact is { IsInbound: false, Outcome: Outcome.Reached } && contact.Purpose == purpose).Select(contact => (DateOnly?)contact.On).Max();

    private static List<RecentFact> Recent(
        IReadOnlyList<PurchaseOrder> orders, IReadOnlyCollection<Interaction> interactions, IReadOnlyCollection<Complaint> complaints) =>
        [.. orders.Select(order => Fact(order.Id, Line(order)))
            .Concat(interactions.Where(contact => !contact.IsPrivate).Select(contact => Fact(contact.Id, Line(contact))))
            .Concat(complaints.Select(complaint => Fact(complaint.Id, Line(complaint))))
            .OrderByDescending(fact => fact.Id.Key.At).ThenByDescending(fact => fact.Id.Key).ThenBy(fact => fact.Id.Kind)
            .Take(RecentFacts)];

    private static RecentFact Fact(RecordId id, string line) => new(id, id.Key.On, ShortText.Of(line, LineLength));

    private static string Line(PurchaseOrder order)
    {
        var what = OrderWording.Products(order, most: 2);
        return order.State switch
        {
            OrderState.Cancelled => $"Cancelled an order of {what}",
            OrderState.Returned => $"Bought and returned {what}",
            OrderState.Return => $"Returned {what}",
            _ => $"Bought {what}",
        };
    }

    private static string Line(Interaction contact)
    {
        var how = ContactWording.Attempt(contact);
        return contact.Summary.Length == 0 ? how : $"{how}: {contact.Summary}";
    }

    private static string Line(Complaint complaint) => $"Complaint{(complaint.IsOpen ? "" : ", closed")}: {complaint.Text}";
}
