using System.Globalization;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.Administration.Export;

/// <summary>The customers of somebody, of their team or of all, as a list: what tells where each one stands, and no way to reach them.</summary>
public sealed class Book(IStore store, CustomerBook customers, AccountManagerBook managers, VisibleContacts contacts)
{
    private const int Portion = 500;

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>The right that a scope asks for.</summary>
    internal static Deed DeedOf(BookScope scope) => scope switch
    {
        BookScope.Mine => Deed.Export,
        BookScope.Team => Deed.ExportTeam,
        _ => Deed.ExportAll,
    };

    /// <summary>Whose customers are in it, by number.</summary>
    internal async ValueTask<IReadOnlyList<int>> NumbersAsync(BookScope scope, AccountManager caller, CancellationToken cancellationToken)
    {
        var numbers = new List<int>();
        if (scope == BookScope.All)
        {
            await foreach (var customer in store.ReadAllAsync(Schema.Customers, cancellationToken))
            {
                if (customer.Document.IsLive)
                {
                    numbers.Add(customer.Document.Number);
                }
            }

            return numbers;
        }

        foreach (var owner in scope == BookScope.Mine ? [caller] : await TeamAsync(caller, cancellationToken))
        {
            IReadOnlyList<Customer> page = [];
            do
            {
                page = await customers.ByManagerAsync(owner.Number, page.Count == 0 ? 0 : page[^1].Number, Portion, cancellationToken);
                numbers.AddRange(page.Select(customer => customer.Number));
            }
            while (page.Count == Portion);
        }

        return [.. numbers.Order()];
    }

    /// <summary>A line for each of them who is still there.</summary>
    /// <param name="reader">The number of whoever will read it.</param>
    internal async Task WriteAsync(IReadOnlyList<int> numbers, int reader, Stream stream, CancellationToken cancellationToken)
    {
        var names = (await managers.ListAsync(cancellationToken)).ToDictionary(manager => manager.Number, manager => manager.Name);
        await using var file = new CsvFile(stream);
        await file.WriteAsync(
            ["Number", "Name", "Kind", "Company", "Tier", "Membership", "Account manager", "Customer since", "First purchase", "Last purchase", "Orders", "Totals", "Last contact", "Open complaints", "Do not contact", "Divisions", "Tags"],
            cancellationToken);
        foreach (var portion in numbers.Chunk(Portion))
        {
            foreach (var stored in await store.GetAsync(Schema.Customers, [.. portion.Select(number => (Key)(long)number)], cancellationToken))
            {
                if (stored.Document.IsLive)
                {
                    await file.WriteAsync(await LineAsync(ContactData.Without(stored.Document), reader, names, cancellationToken), cancellationToken);
                }
            }
        }
    }

    private async ValueTask<IReadOnlyList<AccountManager>> TeamAsync(AccountManager caller, CancellationToken cancellationToken) =>
        [.. (await managers.ListAsync(cancellationToken)).Where(manager => RightsTable.BondOf(caller, manager, isOwned: true) is Bond.Own or Bond.Team)];

    private async ValueTask<IEnumerable<string?>> LineAsync(Customer customer, int reader, Dictionary<int, string> names, CancellationToken cancellationToken)
    {
        var activity = customer.Activity;

        // The day of the last contact as the reader may know it: a colleague's private one does not count for them.
        var contact = await contacts.LastReachedAsync(customer, Period.Always, reader, cancellationToken);
        return
        [
            customer.Number.ToString(Plain), customer.Name, customer.Kind.ToString(), customer.Company, customer.Tier?.ToString(), customer.Membership,
            customer.Manager is { } manager ? names.GetValueOrDefault(manager, $"manager {manager}") : null,
            Day(customer.CustomerSince), Day(activity.FirstPurchase), Day(activity.LastPurchase), activity.Orders.ToString(Plain),
            string.Join("; ", activity.Totals.Select(total => $"{total.Amount.ToString(Plain)} {total.Currency}")), Day(contact?.On), activity.OpenComplaints.ToString(Plain),
            customer.DoNotContact ? "yes" : null, string.Join("; ", customer.Divisions), string.Join("; ", customer.Tags),
        ];
    }

    private static string? Day(DateOnly? day) => day is { } known ? IsoDay.Of(known) : null;
}
