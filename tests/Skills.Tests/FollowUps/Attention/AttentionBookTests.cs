using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Skills.Tests.FollowUps.Attention;

/// <summary>What the index finds is what looking at every customer finds.</summary>
public sealed class AttentionBookTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly string?[] OwnCadences = [null, null, null, "P10D", "P6W", "P1Y", "nonsense"];

    [Theory]
    [InlineData(1, 10_000, 1_000)]
    [InlineData(2, 5_000, 300)]
    [InlineData(3, 7, 6)]
    [InlineData(4, 0, 0)]
    public async Task ContactsDue_AreThoseOfAllCustomers_WhateverTheThresholds(int seed, int tierAFrom, int tierBFrom)
    {
        var all = Customers(seed);
        var store = await StoreAsync(all);
        var rules = await new CadenceBook(store, new FollowUpOptions { TierAFrom = tierAFrom, TierBFrom = tierBFrom }).RulesAsync(default);
        var book = new AttentionBook(store);
        foreach (var manager in new int?[] { 1, 2, null })
        {
            foreach (var day in Enumerable.Range(-40, 12).Select(step => Today.AddDays(step * 11)))
            {
                var expected = all.Where(customer => customer is { IsLive: true, DoNotContact: false } && customer.Manager == manager && rules.DueOn(customer) <= day).Select(customer => customer.Number).Order();
                var found = await book.ContactsDueAsync(manager, rules, day, default);

                Assert.Equal(expected, found.Select(customer => customer.Number).Order());
                Assert.True(await book.CountDueAsync(manager, rules, day, 10_000, default) >= found.Count);
            }
        }
    }

    [Fact]
    public async Task YearlyDates_AreFoundOverTheTurnOfTheYearAndOnTheLeapDay()
    {
        var store = await StoreAsync(
        [
            Customer(1) with { KeyDates = [new KeyDate("birthday", new DateOnly(1980, 2, 29), IsYearly: true)] },
            Customer(2) with { KeyDates = [new KeyDate("birthday", new DateOnly(1980, 1, 2), IsYearly: true)] },
            Customer(3) with { KeyDates = [new KeyDate("renewal", new DateOnly(2026, 12, 30), IsYearly: false)] },
            Customer(4) with { KeyDates = [new KeyDate("birthday", new DateOnly(1980, 1, 2), IsYearly: true)], DoNotContact = true },
        ]);
        var book = new AttentionBook(store);

        Assert.Equal([2, 3], (await book.WithDatesAsync(1, new DateOnly(2026, 12, 28), new DateOnly(2027, 1, 4), default)).Select(customer => customer.Number).Order());
        Assert.Equal([1], (await book.WithDatesAsync(1, new DateOnly(2027, 2, 25), new DateOnly(2027, 2, 28), default)).Select(customer => customer.Number));
        Assert.Equal([1], (await book.WithDatesAsync(1, new DateOnly(2028, 2, 29), new DateOnly(2028, 2, 29), default)).Select(customer => customer.Number));
        Assert.Empty(await book.WithDatesAsync(1, new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 7), default));
    }

    [Fact]
    public async Task ContactsDue_AsksNotForReasonsThatNobodyHas_NorForThoseWhoWait()
    {
        var wait = Enumerable.Range(10, 500).Select(number => Customer(number) with { Tier = Tier.C, Plan = new ContactPlan(Today, Today.AddDays(1)) });
        var store = new CountingStore(await StoreAsync([Customer(1) with { Tier = Tier.A }, Customer(2) with { Tier = Tier.A }, .. wait]));
        var rules = await new CadenceBook(store, new FollowUpOptions()).RulesAsync(default);
        var (reads, documents) = (store.Reads, store.DocumentsRead);

        var due = await new AttentionBook(store).ContactsDueAsync(1, rules, Today, default);

        Assert.Equal([1, 2], due.Select(customer => customer.Number).Order());
        Assert.Equal((4, 4), (store.Reads - reads, store.DocumentsRead - documents)); // the first of tier A, the first of tier C, nobody after that; and those of tier A
    }

    [Fact]
    public async Task Needed_CountsEveryCustomerByTheirCadence()
    {
        var store = await StoreAsync([Customer(1) with { Tier = Tier.A }, Customer(2) with { Tier = Tier.B }, Customer(3) with { Cadence = "P10D" }, Customer(4), Customer(5) with { Manager = 2 }]);

        var needed = await new AttentionBook(store).NeededPerDayAsync(1, await new CadenceBook(store, new FollowUpOptions()).RulesAsync(default), default);

        Assert.Equal((1.0 / 30) + (1.0 / 91) + 0.1 + (1.0 / 183), needed, 3);
    }

    private static List<Customer> Customers(int seed)
    {
        var random = new Random(seed);
        DateOnly? Day(int chance) => random.Next(4) < chance ? Today.AddDays(-random.Next(900)) : null;
        return [.. Enumerable.Range(1, 400).Select(number => new Customer
        {
            Number = number, Name = $"Customer {number}", Manager = random.Next(4) switch { 0 => null, 1 => 2, _ => 1 }, Tier = random.Next(2) == 0 ? null : (Tier)random.Next(1, 4),
            Cadence = OwnCadences[random.Next(OwnCadences.Length)], DoNotContact = random.Next(20) == 0, MergedInto = random.Next(30) == 0 ? 1 : null,
            Plan = Day(3) is { } made ? new ContactPlan(made, made.AddDays(random.Next(200))) : null,
            Activity = new Activity { LastContact = Day(3), Totals = random.Next(5) == 0 ? [] : [new Money((decimal)Math.Pow(10, random.NextDouble() * 6), "EUR")] },
        })];
    }

    private static Customer Customer(int number) => new() { Number = number, Name = $"Customer {number}", Manager = 1, Plan = new ContactPlan(Today, Today) };

    private static async Task<InMemoryStore> StoreAsync(IEnumerable<Customer> customers)
    {
        var store = new InMemoryStore();
        await store.CommitAsync(customers.Aggregate(new Batch(), (batch, customer) => batch.Put(Schema.Customers, customer)), default);
        return store;
    }
}
