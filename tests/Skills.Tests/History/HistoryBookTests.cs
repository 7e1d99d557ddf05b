using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.History;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Skills.Tests.History;

public sealed class HistoryBookTests
{
    [Fact]
    public async Task Pages_OfMergedRecords_HoldEachRecordOnceEvenWithinAMinute()
    {
        var day = new DateTime(2024, 3, 1);
        var store = new InMemoryStore();
        var batch = new Batch();
        foreach (var customer in new[] { 4, 5, 6 })
        {
            for (var place = 0; place < 3; place++)
            {
                batch.Put(Schema.Interactions, new Interaction { Key = new HistoryKey(customer, day, place).Value });
            }
        }

        await store.CommitAsync(batch, CancellationToken.None);
        var history = new HistoryBook(store);
        var merged = new Customer { Number = 5, Name = "Petra", MergedNumbers = [4, 6] };
        var read = new List<long>();
        HistoryKey? before = null;
        while (await history.NewestAsync(Schema.Interactions, merged, Period.Always, 2, before, CancellationToken.None) is { Count: > 0 } page)
        {
            read.AddRange(page.Select(record => record.Key));
            before = page[^1].At;
        }

        Assert.Equal(9, read.Count);
        Assert.Equal(9, read.Distinct().Count());
    }

    [Fact]
    public async Task All_OfALongHistory_HoldsEachRecordOnce()
    {
        var store = new InMemoryStore();
        var batch = new Batch();
        for (var place = 0; place < 2_500; place++)
        {
            batch.Put(Schema.Interactions, new Interaction { Key = new HistoryKey(5 + (place % 2), new DateTime(2024, 3, 1 + (place % 3)), place).Value });
        }

        await store.CommitAsync(batch, CancellationToken.None);

        var all = await new HistoryBook(store).AllAsync(Schema.Interactions, new Customer { Number = 5, Name = "Petra", MergedNumbers = [6] }, Period.Always, CancellationToken.None);

        Assert.Equal(2_500, all.Count);
        Assert.Equal(2_500, all.DistinctBy(record => record.Key).Count());
    }

    [Fact]
    public async Task FollowUps_WhenHundredsAreDone_StillShowTheOpenOnes()
    {
        var store = new InMemoryStore();
        var batch = new Batch();
        for (var number = 1; number <= 300; number++)
        {
            var day = new DateOnly(2024, 1, 1).AddDays(number);
            batch.Put(Schema.FollowUps, new FollowUp { Number = number, Customer = 1, DueOn = day, DoneOn = number % 100 == 0 ? null : day });
        }

        await store.CommitAsync(batch, CancellationToken.None);

        var open = await new HistoryBook(store).OpenFollowUpsAsync(new Customer { Number = 1, Name = "Ada" }, Period.Always, limit: 5, CancellationToken.None);

        Assert.Equal([100, 200, 300], open.Select(followUp => followUp.Number));
    }
}
