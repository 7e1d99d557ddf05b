using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Store;

namespace RetentionBot.Skills.Administration.Erasure;

/// <summary>What an import must not bring back: the hashed ids of erased customers, of their purchases, and of texts that a name was taken out of. Never changes; safe for all threads.</summary>
public sealed class ErasedIds
{
    private readonly ErasureHash? _hash;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<int> _numbers = [];

    private ErasedIds(ErasureHash? hash) => _hash = hash;

    /// <summary>Reads them all. Costs nothing while nobody was erased.</summary>
    public static async ValueTask<ErasedIds> LoadAsync(IStore store, CancellationToken cancellationToken)
    {
        var erased = new ErasedIds(await ErasureHash.FindAsync(store, cancellationToken));
        if (erased._hash is not null)
        {
            foreach (var customer in await FindAsync(store, Schema.CustomersBySourceId, cancellationToken))
            {
                erased._ids.UnionWith(customer.SourceIds.Select(id => id.Key));
                erased._numbers.Add(customer.Number);
            }

            await erased.AddAsync(store, Schema.PurchasesBySourceId, cancellationToken);
            await erased.AddAsync(store, Schema.InteractionsBySourceId, cancellationToken);
            await erased.AddAsync(store, Schema.ComplaintsBySourceId, cancellationToken);
            await erased.AddAsync(store, Schema.SurveysBySourceId, cancellationToken);
            await erased.AddAsync(store, Schema.OffersSentBySourceId, cancellationToken);
            await erased.AddAsync(store, Schema.ReferralsBySourceId, cancellationToken);
            erased._ids.UnionWith((await FindAsync(store, Schema.FollowUpsBySourceId, cancellationToken)).Select(followUp => followUp.SourceId?.Key).OfType<string>());
        }

        return erased;
    }

    /// <summary>Whether another system's record of that id was erased here.</summary>
    public bool Has(SourceId id) => _ids.Count > 0 && _hash is not null && _ids.Contains(_hash.Of(id).Key);

    /// <summary>Whether the customer of that number here, known to another system, was erased.</summary>
    public bool Has(int number) => _numbers.Contains(number);

    private async ValueTask AddAsync<T>(IStore store, Index<T> index, CancellationToken cancellationToken)
        where T : HistoryRecord => _ids.UnionWith((await FindAsync(store, index, cancellationToken)).Select(fact => fact.SourceId?.Key).OfType<string>());

    /// <summary>All at once: as many as were ever erased.</summary>
    private static async ValueTask<IEnumerable<T>> FindAsync<T>(IStore store, Index<T> index, CancellationToken cancellationToken)
        where T : class =>
        (await store.ByIndexAsync(index, KeyRange.StartingWith(ErasureHash.Source + "/"), int.MaxValue, descending: false, cancellationToken)).Select(stored => stored.Document);
}
