using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Rights;

/// <summary>Reads customers for somebody who looks at a list: those who are erased, or none they may see, are not in it.</summary>
public sealed class SeenCustomers(CustomerBook customers, CallerRights rights)
{
    /// <summary>The customers with these numbers, by every number whose history is theirs.</summary>
    /// <param name="manager">The number of whoever looks.</param>
    public async ValueTask<IReadOnlyDictionary<int, Customer>> ByNumberAsync(int manager, IEnumerable<int> numbers, CancellationToken cancellationToken)
    {
        var found = await customers.ByNumberAsync(numbers, cancellationToken);
        var seen = (await rights.SeenByAsync(manager, [.. found.Values.Where(customer => customer.ErasedOn is null).DistinctBy(customer => customer.Number)], cancellationToken)).Select(customer => customer.Number).ToHashSet();
        return found.Where(each => seen.Contains(each.Value.Number)).ToDictionary();
    }
}
