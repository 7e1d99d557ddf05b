using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration.Accounts;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Skills.Tests.Names;

/// <summary>A store with a few customers, and a finder over it.</summary>
internal sealed class NamedCustomers
{
    public NamedCustomers(params Customer[] customers)
    {
        Feed = new NameIndexFeed(Store, Index);
        var managers = new AccountManagerBook(Store);
        Finder = new CustomerFinder(new CustomerBook(Store), Feed, new CallerRights(managers, new Administrators(managers), Rights));
        Put(customers);
    }

    public InMemoryStore Store { get; } = new();

    public RightsOptions Rights { get; } = new();

    public NameIndex Index { get; } = new();

    public NameIndexFeed Feed { get; }

    public CustomerFinder Finder { get; }

    public static Customer Person(int number, string first, string last, int? manager = null, string? city = null, string? company = null) => new()
    {
        Number = number, Name = $"{first} {last}".Trim(), FirstName = first, LastName = last, Manager = manager, Company = company, Address = new Address(City: city),
    };

    public static Customer Organisation(int number, string name, params string[] contacts) => new()
    {
        Number = number, Name = name, Kind = CustomerKind.Organisation, Contacts = [.. contacts.Select(contact => new ContactPerson(contact))],
    };

    public void Put(params Customer[] customers)
    {
        var batch = new Batch();
        foreach (var customer in customers)
        {
            batch.Put(Schema.Customers, customer);
        }

        Store.CommitAsync(batch, default).AsTask().GetAwaiter().GetResult();
    }

    public async Task<CustomerSearch> FindAsync(string asked, int manager = 0) => await Finder.FindAsync(asked, manager, default);
}
