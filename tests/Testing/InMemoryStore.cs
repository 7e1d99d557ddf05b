using RetentionBot.Store;

namespace RetentionBot.Testing;

/// <summary>The store contract on plain sorted dictionaries under one lock: for tests of what lies above the store.</summary>
public sealed class InMemoryStore : IStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SortedDictionary<Key, Entry>> _collections = [];
    private readonly List<Change> _changes = [];
    private long _position;

    /// <summary>How many batches were committed.</summary>
    public int Commits { get; private set; }

    /// <summary>Every document of a collection, whatever it is, by its key.</summary>
    public IReadOnlyList<(Key Key, object Document)> DocumentsOf(Collection collection)
    {
        lock (_gate)
        {
            return [.. Documents(collection).Select(entry => (entry.Key, entry.Value.Document))];
        }
    }

    public ValueTask<IReadOnlyList<Stored<T>>> GetAsync<T>(Collection<T> collection, IReadOnlyList<Key> keys, CancellationToken cancellationToken)
        where T : class
    {
        lock (_gate)
        {
            return new([.. keys.Select(key => Documents(collection).GetValueOrDefault(key)).OfType<Entry>().Select(Read<T>)]);
        }
    }

    public ValueTask<IReadOnlyList<Stored<T>>> RangeAsync<T>(Collection<T> collection, KeyRange range, int limit, bool descending, CancellationToken cancellationToken)
        where T : class
    {
        RefuseOtherKind(range, collection.KeyKind);
        lock (_gate)
        {
            var within = Documents(collection).Where(entry => entry.Key >= range.From && entry.Key <= range.To).Select(entry => Read<T>(entry.Value));
            return new([.. (descending ? within.Reverse() : within).Take(limit)]);
        }
    }

    public ValueTask<IReadOnlyList<Stored<T>>> ByIndexAsync<T>(Index<T> index, KeyRange range, int limit, bool descending, CancellationToken cancellationToken)
        where T : class
    {
        RefuseOtherKind(range, index.KeyKind);
        lock (_gate)
        {
            var found = Entries(index, range).OrderBy(entry => entry.IndexKey).ThenBy(entry => entry.DocumentKey);
            return new([.. (descending ? found.Reverse() : found).DistinctBy(entry => entry.DocumentKey).Take(limit).Select(entry => Read<T>(entry.Entry))]);
        }
    }

    public ValueTask<int> CountAsync(RetentionBot.Store.Index index, KeyRange range, int cap, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(Entries(index, range).Take(cap).Count());
        }
    }

    public ValueTask CommitAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        try
        {
            lock (_gate)
            {
                Commit(batch);
            }
        }
        catch (StoreConflictException conflict)
        {
            return ValueTask.FromException(conflict);
        }

        return default;
    }

    public ValueTask<IReadOnlyList<Claim>> ClaimAsync(string kind, DateTimeOffset now, int limit, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var due = Entries(WorkItem.ByDue, new KeyRange(WorkItem.InstantKey(kind, DateTimeOffset.UnixEpoch), WorkItem.InstantKey(kind, now)))
                .OrderBy(entry => entry.IndexKey).Take(limit).Select(entry => (WorkItem)entry.Entry.Document).ToList();
            var claims = new List<Claim>();
            foreach (var item in due)
            {
                var leased = item.LeasedTo(owner, now, lease);
                Commit(new Batch().Put(WorkItem.Collection, leased));
                claims.Add(new Claim(leased, owner, now + lease));
            }

            return new(claims);
        }
    }

    public ValueTask<Claim> RenewAsync(Claim claim, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var renewed = Held(claim) with { LeasedUntil = now + lease };
            Commit(new Batch().Put(WorkItem.Collection, renewed));
            return new(new Claim(renewed, claim.Owner, now + lease));
        }
    }

    public ValueTask CompleteAsync(Claim claim, ClaimOutcome outcome, Batch batch, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var item = Held(claim);
            var all = new Batch().Append(batch);
            _ = outcome.After(item) is { } after ? all.Put(WorkItem.Collection, after) : all.Delete(WorkItem.Collection, WorkItem.Collection.KeyOf(item));
            Commit(all);
        }

        return default;
    }

    public ValueTask<Changes> ChangesAsync(long since, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (since == Changes.Newest)
            {
                return new(new Changes(_position, [], HasMore: false));
            }

            if (since > _position)
            {
                throw new ChangesTrimmedException(since, _position);
            }

            var after = _changes.Where(change => change.Position > since).ToList();
            var page = after.Take(limit).ToList();
            page.AddRange(after.Skip(limit).TakeWhile(change => change.Position == page[^1].Position));
            return new(new Changes(page.Count == 0 ? since : page[^1].Position, page, page.Count < after.Count));
        }
    }

    public ValueTask<BackupReport> BackupAsync(string target, CancellationToken cancellationToken) => throw new NotSupportedException("There is no file to copy.");

    public ValueTask<CheckReport> CheckAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(new CheckReport(_collections.Values.Sum(documents => documents.Count), 0, []));
        }
    }

    public ValueTask DisposeAsync() => default;

    private static Stored<T> Read<T>(Entry entry)
        where T : class => new((T)entry.Document, entry.Version);

    private static void RefuseOtherKind(KeyRange range, KeyKind kind)
    {
        if (range.From.IsText != (kind == KeyKind.Text) || range.To.IsText != (kind == KeyKind.Text))
        {
            throw new ArgumentException($"The range '{range.From}' to '{range.To}' is not of {kind} keys.");
        }
    }

    private void Commit(Batch batch)
    {
        foreach (var operation in batch.Operations)
        {
            var actual = Documents(operation.Collection).GetValueOrDefault(operation.Key)?.Version ?? 0;
            if (operation.ExpectedVersion is { } expected && expected != actual)
            {
                throw new StoreConflictException(operation.Collection.Name, operation.Key, expected, actual);
            }
        }

        if (batch.IsEmpty)
        {
            return;
        }

        _position++;
        Commits++;
        foreach (var operation in batch.Operations)
        {
            var documents = Documents(operation.Collection);
            switch (operation)
            {
                case Write write:
                    var version = (documents.GetValueOrDefault(write.Key)?.Version ?? 0) + 1;
                    documents[write.Key] = new Entry(write.Document, version, write.IndexKeys);
                    break;
                case Delete delete:
                    documents.Remove(delete.Key);
                    break;
                default:
                    continue;
            }

            _changes.Add(new Change(_position, operation.Collection.Name, operation.Key, operation is Delete));
        }
    }

    private WorkItem Held(Claim claim)
    {
        var item = (WorkItem?)Documents(WorkItem.Collection).GetValueOrDefault(WorkItem.KeyOf(claim.Item.Kind, claim.Item.Name))?.Document;
        return item is { State: WorkState.Leased } && item.Fence == claim.Item.Fence ? item : throw new ClaimLostException(claim.Item.Kind, claim.Item.Name);
    }

    private IEnumerable<(Key IndexKey, Key DocumentKey, Entry Entry)> Entries(RetentionBot.Store.Index index, KeyRange range)
    {
        var place = index.Collection.Indexes.ToList().IndexOf(index);
        return from entry in Documents(index.Collection)
               from key in entry.Value.IndexKeys[place]
               where key >= range.From && key <= range.To
               select (key, entry.Key, entry.Value);
    }

    private SortedDictionary<Key, Entry> Documents(Collection collection) =>
        _collections.TryGetValue(collection.Name, out var documents) ? documents : _collections[collection.Name] = [];

    private sealed record Entry(object Document, long Version, IReadOnlyList<IReadOnlyList<Key>> IndexKeys);
}
