using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Outreach.Writing;
using RetentionBot.Store;

namespace RetentionBot.Skills.Outreach;

/// <summary>Reads drafts, those that were sent among them.</summary>
public sealed class DraftBook(IStore store, CustomerBook customers)
{
    /// <summary>For so long no sentence is said to a customer twice.</summary>
    private const int MonthsUntilAgain = 12;

    /// <summary>For so long no two contacts of one company get the same text.</summary>
    private const int DaysUntilSameCompany = 30;

    private const int MostRead = 500;
    private const int MostOfCompany = 50;

    /// <summary>The draft; null when there is none of that number.</summary>
    public async ValueTask<Stored<Draft>?> FindAsync(int number, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(Schema.Drafts, [(long)number], cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>An account manager's drafts that can still be sent, those that expire first before the others.</summary>
    public ValueTask<IReadOnlyList<Stored<Draft>>> WaitingOfAsync(int owner, DateOnly today, int limit, CancellationToken cancellationToken) =>
        store.ByIndexAsync(Schema.DraftsWaitingByOwner, new KeyRange(Schema.ManagerDayKey(owner, today), Schema.ManagerDayKey(owner, DateOnly.MaxValue)), limit, descending: false, cancellationToken);

    /// <summary>The drafts for a customer sent, else made, since a day, whosever they are, the newest first.</summary>
    public async ValueTask<IReadOnlyList<Draft>> OfCustomerAsync(Customer customer, DateOnly since, CancellationToken cancellationToken)
    {
        var drafts = new List<Draft>();
        foreach (var number in customer.AllNumbers)
        {
            var found = await store.ByIndexAsync(Schema.DraftsByCustomer, new KeyRange(Schema.CustomerDayKey(number, since), Schema.CustomerDayKey(number, DateOnly.MaxValue)), MostRead, descending: true, cancellationToken);
            drafts.AddRange(found.Select(draft => draft.Document));
        }

        return [.. drafts.OrderByDescending(draft => draft.Number)];
    }

    /// <summary>
    /// The sentences a customer was told within twelve months, and people of the same company within thirty days; what waits to be sent counts as said.
    /// </summary>
    /// <param name="except">The number of the draft that is written anew; null for none.</param>
    public async ValueTask<IReadOnlySet<string>> SaidAsync(Customer customer, DateOnly today, int? except, CancellationToken cancellationToken)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        Add(await OfCustomerAsync(customer, today.AddMonths(-MonthsUntilAgain), cancellationToken));
        if (CustomerTraits.Company(customer) is { } company)
        {
            var colleagues = await store.ByIndexAsync(Schema.CustomersByTrait, KeyRange.Only(company), MostOfCompany, descending: false, cancellationToken);
            foreach (var colleague in await customers.FindManyAsync([.. colleagues.Select(colleague => colleague.Document.Number).Where(number => number != customer.Number)], cancellationToken))
            {
                Add(await OfCustomerAsync(colleague.Document, today.AddDays(-DaysUntilSameCompany), cancellationToken));
            }
        }

        return said;

        void Add(IReadOnlyList<Draft> drafts)
        {
            foreach (var draft in drafts.Where(draft => draft.Number != except && (draft.State == DraftState.Sent || draft.WaitsOn(today))))
            {
                said.UnionWith(Sentences.Of(draft.Current.Text));
            }
        }
    }
}
