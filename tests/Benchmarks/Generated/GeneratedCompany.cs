using System.Globalization;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Testing;

namespace RetentionBot.Benchmarks.Generated;

/// <summary>A made-up company with its customers and what they bought; the same one for the same sizes.</summary>
/// <param name="customers">How many customers, numbered from 1.</param>
/// <param name="purchasesEach">How many lines each of them bought.</param>
internal sealed class GeneratedCompany(int customers, int purchasesEach)
{
    /// <summary>How many account managers share the customers; as many as the generated names have.</summary>
    public const int ManagerCount = 10;

    /// <summary>The channel its people use: one whose answers are not held to the pace that Teams asks for.</summary>
    public const string Channel = "emulator";

    /// <summary>The tenant its people belong to.</summary>
    public const string Tenant = "0b6b1e6f-1111-4222-8333-444455556666";

    /// <summary>No purchase is later: what a benchmark adds comes after it.</summary>
    public static readonly DateTime LastDay = new(2025, 12, 31);

    /// <summary>No purchase is earlier.</summary>
    public static DateOnly FirstDay => DateOnly.FromDateTime(LastDay.AddDays(-Days));

    private const string Source = "shop";
    private const int Seed = 20_250_101;
    private const int Days = 8 * 365;

    private static readonly string[] Products =
        ["Trail boots", "Rain jacket", "Camp stove", "Sleeping bag", "Climbing rope", "Head torch", "Water filter", "Dry bag", "Trekking poles", "Down vest", "Tent, two persons", "Route map"];

    private static readonly string[] Lines = ["Clothing", "Camping", "Climbing"];

    public int CustomerCount => customers;

    public int PurchaseCount => customers * purchasesEach;

    /// <summary>The account managers, numbered from 1.</summary>
    public static IEnumerable<AccountManager> Managers => Enumerable.Range(1, ManagerCount).Select(number => new AccountManager
    {
        Number = number,
        Name = string.Create(CultureInfo.InvariantCulture, $"Account Manager {number}"),
        Email = EmailOf(number),
        Accounts = [$"{Channel}/{Tenant}/{EmailOf(number)}"],
        Zone = "Europe/Berlin",
    });

    public static string EmailOf(int manager) => string.Create(CultureInfo.InvariantCulture, $"manager{manager}@company.example");

    /// <summary>The customers by number, with what their purchases add up to.</summary>
    public IEnumerable<Customer> Customers => new GeneratedNames(Seed).Customers(customers).Select(customer => customer with
    {
        Emails = [string.Create(CultureInfo.InvariantCulture, $"customer{customer.Number}@mail.example")],
        Phones = [string.Create(CultureInfo.InvariantCulture, $"+49 30 {5_000_000 + customer.Number}")],
        Tier = (Tier)(1 + (customer.Number % 3)),
        Activity = HistoryTally.Of(PurchasesOf(customer.Number), [], [], []),
    });

    /// <summary>What one customer bought, oldest first.</summary>
    public IReadOnlyList<Purchase> PurchasesOf(int customer)
    {
        var random = new Random(Seed + customer);
        var days = Enumerable.Range(0, purchasesEach).Select(_ => random.Next(Days)).Order().ToList();
        return [.. days.Select((day, i) => Line(random, customer, LastDay.AddDays(day - Days), i))];
    }

    /// <summary>Some of the purchases, in no order.</summary>
    public IReadOnlyList<Purchase> SomePurchases(int count)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(_ => PurchasesOf(1 + random.Next(customers))[random.Next(purchasesEach)])];
    }

    /// <summary>A purchase later than all generated ones, another one for each count.</summary>
    public Purchase NewPurchase(int count) =>
        Line(new Random(count), 1 + (count % customers), LastDay.AddDays(1).AddMinutes(count / customers), sequence: 0);

    private static Purchase Line(Random random, int customer, DateTime at, int sequence)
    {
        var key = new HistoryKey(customer, at, sequence);
        var id = string.Create(CultureInfo.InvariantCulture, $"{key.Value}");
        return new Purchase
        {
            Key = key.Value,
            Order = id,
            SourceId = new SourceId(Source, id),
            Product = Products[random.Next(Products.Length)],
            ProductLine = Lines[random.Next(Lines.Length)],
            Quantity = 1 + random.Next(3),
            Amount = random.Next(500, 50_000) / 100m,
            Currency = "EUR",
        };
    }
}
