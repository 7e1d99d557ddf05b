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
            people.Add(new LocalPerson(manager.Number.ToString(CultureInfo.InvariantCulture), manager.Name)
            {
                Detail = own == 1 ? "1 customer" : string.Create(CultureInfo.GetCultureInfo("en-GB"), $"{own:N0} customers"),
                IsDefault = own > 0 && !people.Exists(person => person.IsDefault),
                Examples = await ExamplesAsync(manager, cancellationToken),
            });
        }

        return people;
    }

    /// <summary>Questions about customers of their own, so that the first press has a true answer.</summary>
    private async ValueTask<IReadOnlyList<string>> ExamplesAsync(AccountManager manager, CancellationToken cancellationToken)
    {
        var own = await customers.ByManagerAsync(manager.Number, afterNumber: 0, limit: 3, cancellationToken);
        string[] questions = ["tell me about {0}", "what has {0} bought this year", "when did we last talk to {0}"];
        return [.. own.Zip(questions, (customer, question) => question.Replace("{0}", customer.Name, StringComparison.Ordinal))];
    }
}
