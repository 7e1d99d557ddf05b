using Microsoft.Extensions.Logging.Abstractions;
using RetentionBot.Host;
using RetentionBot.Skills;
using RetentionBot.Skills.History;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Benchmarks.Generated;

/// <summary>Puts a generated company into a data file.</summary>
internal static class CompanyFile
{
    /// <summary>Documents in one batch, as an import would do it.</summary>
    public const int BatchSize = 1_000;

    private static RecordCoverage Coverage { get; } = new(RecordKind.Purchase)
    {
        Since = GeneratedCompany.FirstDay,
        Until = DateOnly.FromDateTime(GeneratedCompany.LastDay),
    };

    /// <summary>Opens a data file as the host does.</summary>
    public static Task<LiteDbStore> OpenAsync(string path, CancellationToken cancellationToken) => LiteDbStore.OpenAsync(
        new LiteDbStoreOptions { Path = path }, HostSchema.All, migrations: null, TimeProvider.System, NullLogger.Instance, cancellationToken);

    /// <summary>Makes a data file that holds the company, and closes it.</summary>
    public static Task WriteAsync(GeneratedCompany company, string path, CancellationToken cancellationToken) => WriteAsync(BatchesOf(company), path, cancellationToken);

    /// <summary>Makes a data file that holds what the batches write, and closes it.</summary>
    public static async Task WriteAsync(IEnumerable<Batch> batches, string path, CancellationToken cancellationToken)
    {
        await using var store = await OpenAsync(path, cancellationToken);
        foreach (var batch in batches)
        {
            await store.CommitAsync(batch, cancellationToken);
        }
    }

    /// <summary>The whole company as batches, in the order of the keys.</summary>
    public static IEnumerable<Batch> BatchesOf(GeneratedCompany company) =>
        BatchesOf(Schema.Managers, GeneratedCompany.Managers)
            .Concat(BatchesOf(Schema.Coverage, [Coverage]))
            .Concat(BatchesOf(Schema.Customers, company.Customers))
            .Concat(BatchesOf(Schema.Purchases, Enumerable.Range(1, company.CustomerCount).SelectMany(company.PurchasesOf)));

    /// <summary>Documents of one collection as batches, in their order.</summary>
    public static IEnumerable<Batch> BatchesOf<T>(Collection<T> collection, IEnumerable<T> documents)
        where T : class =>
        documents.Chunk(BatchSize).Select(chunk => chunk.Aggregate(new Batch(), (batch, document) => batch.InsertIfAbsent(collection, document)));
}
