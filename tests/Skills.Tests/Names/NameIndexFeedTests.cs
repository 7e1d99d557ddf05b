using Moq;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;
using RetentionBot.Store;
using static RetentionBot.Skills.Tests.Names.NamedCustomers;

namespace RetentionBot.Skills.Tests.Names;

public sealed class NameIndexFeedTests
{
    [Fact]
    public async Task Feed_WhenNothingHasChanged_ReadsNoCustomer()
    {
        var customers = new NamedCustomers(Person(1, "Ada", "Byron"));

        Assert.True(await customers.Feed.CatchUpAsync(default));
        Assert.False(await customers.Feed.CatchUpAsync(default));
        Assert.Equal(1, customers.Index.Count);
    }

    [Fact]
    public async Task Feed_WhenThereAreSeveralPages_LoadsAll()
    {
        var customers = new NamedCustomers([.. Enumerable.Range(1, 4_500).Select(number => Person(number, "N", $"L{number}"))]);

        await customers.Feed.CatchUpAsync(default);

        Assert.Equal(4_500, customers.Index.Count);
    }

    [Fact]
    public async Task Feed_WhenTheLogNoLongerReachesBack_LoadsAgain()
    {
        var customer = Person(1, "Ada", "Byron");
        var store = new Mock<IStore>();
        var head = 10L;
        var trimmed = 0L;
        store.Setup(s => s.ChangesAsync(It.IsAny<long>(), It.IsAny<int>(), It.IsAny<CancellationToken>())).Returns((long since, int _, CancellationToken _) =>
            since < trimmed ? throw new ChangesTrimmedException(since, head)
            : new ValueTask<Changes>(since >= head ? new Changes(head, [], false) : new Changes(head, [new Change(head, "customers", 1L, false)], false)));
        store.Setup(s => s.RangeAsync(Schema.Customers, It.IsAny<KeyRange>(), It.IsAny<int>(), false, It.IsAny<CancellationToken>()))
            .Returns(() => new ValueTask<IReadOnlyList<Stored<Customer>>>([new Stored<Customer>(customer, 1)]));
        var feed = new NameIndexFeed(store.Object, new NameIndex());
        await feed.CatchUpAsync(default);
        (customer, head, trimmed) = (Person(1, "Ada", "Lovelace"), 5_000, 4_000);

        Assert.True(await feed.CatchUpAsync(default));
        Assert.True(feed.Index.FindsExactly("Lovelace"));
        Assert.False(await feed.CatchUpAsync(default));
    }

    [Fact]
    public async Task Feed_WhenTheStoreFails_GoesOnFromWhereItWas()
    {
        var customers = new NamedCustomers(Person(1, "Ada", "Byron"));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await customers.Feed.CatchUpAsync(cancelled.Token));

        Assert.True(await customers.Feed.CatchUpAsync(default));
        Assert.Equal(1, customers.Index.Count);
    }
}
