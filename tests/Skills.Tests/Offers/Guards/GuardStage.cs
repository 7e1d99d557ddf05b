using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Offers.Guards;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Skills.Tests.Offers.Guards;

/// <summary>A store with what a guard looks at, and the guards over it. Its day is Monday 23 November 2026; whoever sends is Ada Reed, number 1.</summary>
internal sealed class GuardStage : IAsyncDisposable
{
    public const int Sender = 1;

    public static readonly DateOnly Today = new(2026, 11, 23);

    private readonly InMemoryStore _store = new();
    private readonly ServiceProvider _services;

    public GuardStage(Visibility visibility = Visibility.All)
    {
        _services = new ServiceCollection().AddSingleton<IStore>(_store).AddSingleton(new RightsOptions { Visibility = visibility }).AddSkills().BuildServiceProvider();
        Put(Schema.Managers, new AccountManager { Number = Sender, Name = "Ada Reed", Team = "Sales" });
        Put(Schema.Managers, new AccountManager { Number = 2, Name = "Maria Lopez", Team = "Service" });
    }

    public static Wording Say { get; } = new(Today, CultureInfo.GetCultureInfo("en-GB"));

    public static Offer NewCustomerOffer { get; } = new() { Id = "W", Name = "Welcome", Audience = OfferAudience.NewCustomers, Discount = 0.1m };

    public IServiceProvider Services => _services;

    public InMemoryStore Store => _store;

    /// <summary>A customer, Bo Hill, number 10, as a test changes them.</summary>
    public Customer Customer(Func<Customer, Customer>? change = null) => Put(Schema.Customers, (change ?? (customer => customer))(new Customer { Number = 10, Name = "Bo Hill", Manager = Sender }));

    public T Put<T>(Collection<T> collection, T document)
        where T : class
    {
        // The store answers from memory, so that there is nothing to wait for.
        Assert.True(_store.CommitAsync(new Batch().Put(collection, document), CancellationToken.None).AsTask().IsCompletedSuccessfully);
        return document;
    }

    public Purchase Bought(int customer, DateOnly on, string? division = null, PurchaseState state = PurchaseState.Completed) =>
        Put(Schema.Purchases, new Purchase { Key = Key(customer, on), Order = "1", Amount = 10, State = state, Division = division });

    public static long Key(int customer, DateOnly on, int minute = 0) => new HistoryKey(customer, on.ToDateTime(TimeOnly.MinValue).AddMinutes(minute), 0).Value;

    public async Task<IReadOnlyList<GuardFinding>> FindAsync<TGuard>(Outgoing outgoing)
        where TGuard : IGuard => await _services.GetServices<IGuard>().OfType<TGuard>().Single().CheckAsync(outgoing, Say, CancellationToken.None);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
