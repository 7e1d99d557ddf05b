using RetentionBot.Import;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Import;

/// <summary>Each shipped set against the data it was made for, with the counts that data is published with.</summary>
public sealed class PublicSetTests
{
    private readonly InMemoryStore _store = new();

    [SkippableFact]
    public async Task Chinook_WhenImported_HoldsEveryCustomerLineAndManager()
    {
        var summary = await ImportAsync("chinook", "chinook");

        Assert.Equal([8, 59, 2_240], summary.Steps.Select(step => step.New));
        Assert.Equal(0, summary.Rejected);
        var customers = await AllAsync(Schema.Customers);
        Assert.Equal([21, 20, 18], customers.GroupBy(customer => customer.Manager).OrderBy(group => group.Key).Select(group => group.Count()));
        var helena = customers.Single(customer => customer.Name == "Helena Holý");
        Assert.Equal([new Money(49.62m, "USD")], helena.Activity.Totals);
        Assert.Equal(7, helena.Activity.Orders);
        var coverage = (await _store.GetAsync(Schema.Coverage, [nameof(RecordKind.Purchase)], default))[0].Document;
        Assert.True(coverage.IsComplete);
        Assert.Equal(new DateOnly(2021, 1, 1), coverage.Since);
        Assert.Equal(new DateOnly(2025, 12, 22), coverage.Until);
        Assert.All(await AllAsync(Schema.Purchases), purchase => Assert.False(purchase.ProductLine!.StartsWith("Genre ", StringComparison.Ordinal)));
    }

    private Task<ImportSummary> ImportAsync(string set, string folder) =>
        new Importer(_store, TimeProvider.System).ImportSetAsync(set, PublicData.Folder(folder), new ImportOptions(), progress: null, default);

    private async Task<IReadOnlyList<T>> AllAsync<T>(Collection<T> collection)
        where T : class => [.. (await _store.RangeAsync(collection, KeyRange.AllNumbers, int.MaxValue, descending: false, default)).Select(stored => stored.Document)];
}
