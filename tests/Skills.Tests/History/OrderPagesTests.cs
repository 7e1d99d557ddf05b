using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Skills.Tests.History;

public sealed class OrderPagesTests
{
    private static readonly Customer Merged = new() { Number = 2, Name = "Petra Lindqvist", MergedNumbers = [1, 3] };

    [Property(Arbitrary = [typeof(OrderPagesTests)], MaxTest = 60)]
    public void Pages_OfAnyHistory_HoldEveryLineOnceAndNewestFirst(Ledger ledger, byte size)
    {
        var read = ReadAllAsync(ledger.Lines, 1 + (size % 7)).GetAwaiter().GetResult();

        Assert.Equal(ledger.Lines.Select(line => line.Key).Order(), read.SelectMany(order => order.Lines).Select(line => line.Key).Order());
        Assert.Equal(read.Select(order => order.On).OrderDescending(), read.Select(order => order.On));
    }

    [Fact]
    public async Task Pages_WhenOneDayHoldsMoreThanIsReadAtOnce_LoseNothing()
    {
        List<Purchase> lines = [.. Enumerable.Range(0, 500).Select(place => Line(2, day: 1 + (place / 200), $"A{place % 9}", place))];

        var read = await ReadAllAsync(lines, size: 5);

        Assert.Equal(500, read.Sum(order => order.Lines.Count));
        Assert.Equal(27, read.Count);
    }

    [Fact]
    public async Task Page_WhenTheHistoryIsLong_ReadsOnlyItsBeginning()
    {
        List<Purchase> lines = [.. Enumerable.Range(0, 27).SelectMany(day => Enumerable.Range(0, 40).Select(place => Line(2, 1 + day, $"A{day}.{place / 4}", place)))];
        var store = await StoreAsync(lines);
        var counted = new CountingStore(store);

        await new OrderPages(new HistoryBook(counted)).ReadAsync(Merged with { MergedNumbers = [] }, Period.Always, product: null, limit: 5, before: null, CancellationToken.None);

        Assert.True(counted.DocumentsRead <= 128, $"{counted.DocumentsRead} of {lines.Count} lines were read.");
    }

    /// <summary>Lines of three merged records over few days, so that days, minutes and order numbers meet.</summary>
    public static Arbitrary<Ledger> Ledgers()
    {
        var line =
            from customer in Gen.Choose(1, 3)
            from day in Gen.Choose(1, 6)
            from order in Gen.Choose(1, 4)
            select Line(customer, day, $"A{order}", 0);
        return Gen.Choose(0, 300).SelectMany(count => line.ListOf(count))
            .Select(lines => new Ledger([.. lines.Select((each, place) => each with { Key = new HistoryKey(each.At.Customer, each.At.At, place).Value })]))
            .ToArbitrary();
    }

    private static async Task<List<PurchaseOrder>> ReadAllAsync(IReadOnlyList<Purchase> lines, int size)
    {
        var orders = new OrderPages(new HistoryBook(await StoreAsync(lines)));
        var read = new List<PurchaseOrder>();
        RecordId? before = null;
        while (true)
        {
            var page = await orders.ReadAsync(Merged, Period.Always, product: null, size, before, CancellationToken.None);
            read.AddRange(page.Orders);
            Assert.True(page.Orders.Count <= size);
            if (!page.HasMore)
            {
                return read;
            }

            before = page.Orders[^1].Id;
        }
    }

    private static async Task<InMemoryStore> StoreAsync(IReadOnlyList<Purchase> lines)
    {
        var store = new InMemoryStore();
        await store.CommitAsync(lines.Aggregate(new Batch(), (batch, line) => batch.Put(Schema.Purchases, line)), CancellationToken.None);
        return store;
    }

    private static Purchase Line(int customer, int day, string order, int place) =>
        new() { Key = new HistoryKey(customer, new DateTime(2024, 3, day), place).Value, Order = order, Amount = 1 };

    /// <summary>Generated lines.</summary>
    public sealed record Ledger(IReadOnlyList<Purchase> Lines);
}
