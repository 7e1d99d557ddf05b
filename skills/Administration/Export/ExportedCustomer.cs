using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;
using RetentionBot.Store;

namespace RetentionBot.Skills.Administration.Export;

/// <summary>Everything recorded of one customer, as one person may see it.</summary>
/// <param name="Records">Their record and those merged into it.</param>
/// <param name="Facts">Their history, newest first within each kind.</param>
/// <param name="FollowUps">Open and done.</param>
/// <param name="Drafts">What was written to them; of what is not sent yet only one's own.</param>
internal sealed record ExportedCustomer(IReadOnlyList<Customer> Records, IReadOnlyList<HistoryRecord> Facts, IReadOnlyList<FollowUp> FollowUps, IReadOnlyList<Draft> Drafts)
{
    /// <summary>How many facts of one kind.</summary>
    public int Count<T>()
        where T : HistoryRecord => Facts.OfType<T>().Count();
}

/// <summary>Gathers <see cref="ExportedCustomer"/>.</summary>
public sealed class ExportedCustomers(IStore store, HistoryBook history, DraftBook drafts)
{
    /// <param name="manager">The number of whoever will read it: others' private notes are left out.</param>
    /// <param name="hasContactData">Whether the ways to reach the customer are in it.</param>
    internal async ValueTask<ExportedCustomer> ReadAsync(Customer customer, int manager, bool hasContactData, CancellationToken cancellationToken)
    {
        var records = await store.GetAsync(Schema.Customers, [.. customer.AllNumbers.Select(number => (Key)(long)number)], cancellationToken);
        List<HistoryRecord> facts =
        [
            .. await history.AllAsync(Schema.Purchases, customer, Period.Always, cancellationToken),
            .. await history.AllAsync(Schema.Interactions, customer, Period.Always, cancellationToken),
            .. await history.AllAsync(Schema.OffersSent, customer, Period.Always, cancellationToken),
            .. await history.AllAsync(Schema.Complaints, customer, Period.Always, cancellationToken),
            .. await history.AllAsync(Schema.Surveys, customer, Period.Always, cancellationToken),
            .. await history.AllAsync(Schema.Referrals, customer, Period.Always, cancellationToken),
        ];
        var followUps = new List<FollowUp>();
        foreach (var number in customer.AllNumbers)
        {
            var range = new KeyRange(Schema.CustomerDayKey(number, DateOnly.MinValue), Schema.CustomerDayKey(number, DateOnly.MaxValue));
            followUps.AddRange((await store.ByIndexAsync(Schema.FollowUpsByCustomer, range, int.MaxValue, descending: true, cancellationToken)).Select(followUp => followUp.Document));
        }

        return new ExportedCustomer(
            [.. records.Select(record => hasContactData ? record.Document : ContactData.Without(record.Document))], [.. facts.Where(fact => VisibleContacts.IsVisible(fact, manager))], followUps,
            [.. (await drafts.OfCustomerAsync(customer, DateOnly.MinValue, cancellationToken)).Where(draft => draft.State == DraftState.Sent || draft.Owner == manager).Select(draft => hasContactData ? draft : ContactData.Without(draft))]);
    }
}
