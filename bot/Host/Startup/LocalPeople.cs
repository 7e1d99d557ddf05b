using System.Globalization;
using RetentionBot.LocalPage;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;

namespace RetentionBot.Host.Startup;

/// <summary>Lists whom somebody may act as on the local page: every account manager, the first one with customers at first.</summary>
internal sealed class LocalPeople(AccountManagerBook managers, CustomerBook customers) : ILocalPeople
{
    /// <summary>Counting further tells nobody more.</summary>
    private const int CountedUpTo = 9_999;

    public async ValueTask<IReadOnlyList<LocalPerson>> ListAsync(CancellationToken cancellationToken)
    {
        var people = new List<LocalPerson>();
        foreach (var manager in await managers.ListAsync(cancellationToken))
        {
            var own = await customers.CountOfManagerAsync(manager.Number, CountedUpTo, cancellationToken);
            var isDefault = own > 0 && !people.Exists(person => person.IsDefault);
            people.Add(new LocalPerson(manager.Number.ToString(CultureInfo.InvariantCulture), manager.Name, own == 1 ? "1 customer" : $"{own:N0} customers", isDefault));
        }

        return people;
    }
}
