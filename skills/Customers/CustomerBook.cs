using RetentionBot.Skills.Names;
using RetentionBot.Store;

namespace RetentionBot.Skills.Customers;

/// <summary>Reads customers by every key they are known by. A merged record is followed to its survivor.</summary>
public sealed class CustomerBook(IStore store)
{
    /// <summary>How many records one contact key is looked up for; more than that share it and say nothing.</summary>
    private const int MostPerContactKey = 20;

    /// <summary>The customer with that number, or the one it was merged into; null when there is none.</summary>
    public async ValueTask<Stored<Customer>?> FindAsync(int number, CancellationToken cancellationToken)
    {
        var found = await FindManyAsync([number], cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>The customers with these numbers, in that order, each once; those that are not there are left out.</summary>
    public async ValueTask<IReadOnlyList<Stored<Customer>>> FindManyAsync(IReadOnlyList<int> numbers, CancellationToken cancellationToken)
    {
        var stored = await store.GetAsync(Schema.Customers, [.. numbers.Select(number => (Key)(long)number)], cancellationToken);
        var merged = stored.Where(customer => customer.Document.MergedInto is not null).Select(customer => customer.Document.MergedInto!.Value).ToList();
        return merged.Count == 0
            ? stored
            : [.. stored.Where(customer => customer.Document.MergedInto is null)
                .Concat(await FindManyAsync(merged, cancellationToken))
                .DistinctBy(customer => customer.Document.Number)];
    }

    /// <summary>The customers with these numbers, by every number whose history is theirs; those that are not there are left out.</summary>
    public async ValueTask<IReadOnlyDictionary<int, Customer>> ByNumberAsync(IEnumerable<int> numbers, CancellationToken cancellationToken) =>
        (await FindManyAsync([.. numbers.Distinct()], cancellationToken)).SelectMany(customer => customer.Document.AllNumbers.Select(number => (Number: number, customer.Document)))
            .DistinctBy(customer => customer.Number).ToDictionary(customer => customer.Number, customer => customer.Document);

    /// <summary>Those with that e-mail address, contact persons included; empty for what is no address.</summary>
    public ValueTask<IReadOnlyList<Customer>> ByEmailAsync(string address, CancellationToken cancellationToken) =>
        ByContactKeyAsync(Schema.CustomersByEmail, ContactKeys.OfEmail(address), cancellationToken);

    /// <summary>Those with that telephone number, contact persons included; empty for what is no number.</summary>
    public ValueTask<IReadOnlyList<Customer>> ByPhoneAsync(string number, CancellationToken cancellationToken) =>
        ByContactKeyAsync(Schema.CustomersByPhone, ContactKeys.OfPhone(number), cancellationToken);

    /// <summary>The one another system calls so; null when there is none.</summary>
    public async ValueTask<Stored<Customer>?> BySourceIdAsync(SourceId id, CancellationToken cancellationToken)
    {
        var found = await store.ByIndexAsync(Schema.CustomersBySourceId, KeyRange.Only(id.Key), 1, descending: false, cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>A page of one manager's customers (null for the pool) by number, after the number given.</summary>
    public async ValueTask<IReadOnlyList<Customer>> ByManagerAsync(int? manager, int afterNumber, int limit, CancellationToken cancellationToken)
    {
        var range = new KeyRange(Schema.ManagerKey(manager, afterNumber + 1), Schema.ManagerKey(manager, Customer.MaxNumber));
        var found = await store.ByIndexAsync(Schema.CustomersByManager, range, limit, descending: false, cancellationToken);
        return [.. found.Select(customer => customer.Document)];
    }

    /// <summary>How many customers a manager has (null for the pool), counted up to <paramref name="cap"/>.</summary>
    public ValueTask<int> CountOfManagerAsync(int? manager, int cap, CancellationToken cancellationToken) =>
        store.CountAsync(Schema.CustomersByManager, new KeyRange(Schema.ManagerKey(manager, 0), Schema.ManagerKey(manager, Customer.MaxNumber)), cap, cancellationToken);

    /// <summary>Whether nobody is stored yet.</summary>
    public async ValueTask<bool> IsEmptyAsync(CancellationToken cancellationToken) =>
        (await store.RangeAsync(Schema.Customers, KeyRange.AllNumbers, 1, descending: false, cancellationToken)).Count == 0;

    private async ValueTask<IReadOnlyList<Customer>> ByContactKeyAsync(Index<Customer> index, Key? key, CancellationToken cancellationToken)
    {
        if (key is not { } wanted)
        {
            return [];
        }

        var found = await store.ByIndexAsync(index, KeyRange.Only(wanted), MostPerContactKey, descending: false, cancellationToken);
        return [.. (await FindManyAsync([.. found.Select(customer => customer.Document.Number)], cancellationToken)).Select(customer => customer.Document)];
    }
}
