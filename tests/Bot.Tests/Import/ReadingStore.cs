using System.Text;
using RetentionBot.Skills;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Import;

/// <summary>
/// A store in memory that reads ranges by number quickly enough for tens of thousands of customers, can be looked at whole, and can be told to fail.
/// </summary>
internal sealed class ReadingStore : IStore
{
    private readonly InMemoryStore _store = new();
    private readonly Dictionary<string, SortedSet<long>> _keys = [];
    private readonly Dictionary<(string Index, Key Key), HashSet<Key>> _index = [];
    private readonly Dictionary<(string Collection, Key Key), IReadOnlyList<IReadOnlyList<Key>>> _indexed = [];

    /// <summary>How many more commits succeed; null for all.</summary>
    public int? CommitsLeft { get; set; }

    /// <summary>Runs before each commit: what somebody else does meanwhile.</summary>
    public Func<Batch, Task>? BeforeCommit { get; set; }

    public int Commits => _store.Commits;

    public async Task<IReadOnlyList<T>> AllAsync<T>(Collection<T> collection)
        where T : class =>
        [.. (await _store.RangeAsync(collection, collection.KeyKind == KeyKind.Number ? KeyRange.AllNumbers : KeyRange.AllTexts, int.MaxValue, descending: false, default)).Select(stored => stored.Document)];

    /// <summary>Everything stored, as text; when imports were run is left out.</summary>
    public async Task<string> TextAsync()
    {
        var text = new StringBuilder();
        async Task AppendAsync<T>(Collection<T> collection)
            where T : class
        {
            foreach (var document in await AllAsync(collection))
            {
                text.AppendLine(Encoding.UTF8.GetString(collection.Encode(document)));
            }
        }

        await AppendAsync(Schema.Managers);
        await AppendAsync(Schema.Customers);
        await AppendAsync(Schema.Purchases);
        await AppendAsync(Schema.Interactions);
        await AppendAsync(Schema.Complaints);
        await AppendAsync(Schema.Surveys);
        await AppendAsync(Schema.OffersSent);
        await AppendAsync(Schema.Referrals);
        await AppendAsync(Schema.FollowUps);
        await AppendAsync(Schema.Offers);
        foreach (var coverage in await AllAsync(Schema.Coverage))
        {
            text.AppendLine((coverage with { LastImport = null }).ToString());
        }

        foreach (var item in await AllAsync(WorkItem.Collection))
        {
            text.AppendLine(item.Name);
        }

        return text.ToString();
    }

    public async ValueTask CommitAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (CommitsLeft is { } left)
        {
            CommitsLeft = left > 0 ? left - 1 : throw new StoreUnavailableException("The disk is full.");
        }

        if (BeforeCommit is { } before)
        {
            await before(batch);
        }

        await _store.CommitAsync(batch, cancellationToken);
        foreach (var operation in batch.Operations)
        {
            Index(operation);
        }

        foreach (var operation in batch.Operations.Where(operation => !operation.Key.IsText))
        {
            var keys = _keys.TryGetValue(operation.Collection.Name, out var known) ? known : _keys[operation.Collection.Name] = [];
            _ = operation switch
            {
                Write => keys.Add(operation.Key.Number),
                Delete => keys.Remove(operation.Key.Number),
                _ => false,
            };
        }
    }

    public ValueTask<IReadOnlyList<Stored<T>>> RangeAsync<T>(Collection<T> collection, KeyRange range, int limit, bool descending, CancellationToken cancellationToken)
        where T : class
    {
        if (collection.KeyKind == KeyKind.Text)
        {
            return _store.RangeAsync(collection, range, limit, descending, cancellationToken);
        }

        var keys = _keys.TryGetValue(collection.Name, out var known) && range.From.Number <= range.To.Number
            ? known.GetViewBetween(range.From.Number, range.To.Number)
            : [];
        return _store.GetAsync(collection, [.. (descending ? keys.Reverse() : keys).Take(limit).Select(key => (Key)key)], cancellationToken);
    }

    public ValueTask<IReadOnlyList<Stored<T>>> GetAsync<T>(Collection<T> collection, IReadOnlyList<Key> keys, CancellationToken cancellationToken)
        where T : class => _store.GetAsync(collection, keys, cancellationToken);

    public ValueTask<IReadOnlyList<Stored<T>>> ByIndexAsync<T>(Index<T> index, KeyRange range, int limit, bool descending, CancellationToken cancellationToken)
        where T : class => range.From == range.To
            ? _store.GetAsync(index.Collection, [.. (_index.GetValueOrDefault((index.ToString(), range.From)) ?? []).Order().Take(limit)], cancellationToken)
            : _store.ByIndexAsync(index, range, limit, descending, cancellationToken);

    public ValueTask<int> CountAsync(RetentionBot.Store.Index index, KeyRange range, int cap, CancellationToken cancellationToken) =>
        _store.CountAsync(index, range, cap, cancellationToken);

    public ValueTask<IReadOnlyList<Claim>> ClaimAsync(string kind, DateTimeOffset now, int limit, string owner, TimeSpan lease, CancellationToken cancellationToken) =>
        _store.ClaimAsync(kind, now, limit, owner, lease, cancellationToken);

    public ValueTask<Claim> RenewAsync(Claim claim, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken) =>
        _store.RenewAsync(claim, now, lease, cancellationToken);

    public ValueTask CompleteAsync(Claim claim, ClaimOutcome outcome, Batch batch, CancellationToken cancellationToken) =>
        _store.CompleteAsync(claim, outcome, batch, cancellationToken);

    public ValueTask<Changes> ChangesAsync(long since, int limit, CancellationToken cancellationToken) => _store.ChangesAsync(since, limit, cancellationToken);

    public ValueTask<BackupReport> BackupAsync(string target, CancellationToken cancellationToken) => _store.BackupAsync(target, cancellationToken);

    public ValueTask<CheckReport> CheckAsync(CancellationToken cancellationToken) => _store.CheckAsync(cancellationToken);

    private void Index(Operation operation)
    {
        var document = (operation.Collection.Name, operation.Key);
        void Each(Action<HashSet<Key>> change)
        {
            var keys = _indexed.GetValueOrDefault(document) ?? [];
            for (var i = 0; i < keys.Count; i++)
            {
                foreach (var key in keys[i])
                {
                    var entry = (operation.Collection.Indexes[i].ToString()!, key);
                    change(_index.TryGetValue(entry, out var documents) ? documents : _index[entry] = []);
                }
            }
        }

        Each(documents => documents.Remove(operation.Key));
        _indexed[document] = operation is Write write ? write.IndexKeys : [];
        Each(documents => documents.Add(operation.Key));
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
