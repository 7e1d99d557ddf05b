using RetentionBot.Store;

namespace RetentionBot.Testing;

/// <summary>A store that counts what is read from it: for answers that must not read a whole history.</summary>
public sealed class CountingStore(IStore inner) : IStore
{
    /// <summary>Documents returned by all reads so far.</summary>
    public int DocumentsRead { get; private set; }

    /// <summary>Reads so far, those that found nothing included.</summary>
    public int Reads { get; private set; }

    public async ValueTask<IReadOnlyList<Stored<T>>> GetAsync<T>(Collection<T> collection, IReadOnlyList<Key> keys, CancellationToken cancellationToken)
        where T : class => Counted(await inner.GetAsync(collection, keys, cancellationToken));

    public async ValueTask<IReadOnlyList<Stored<T>>> RangeAsync<T>(Collection<T> collection, KeyRange range, int limit, bool descending, CancellationToken cancellationToken)
        where T : class => Counted(await inner.RangeAsync(collection, range, limit, descending, cancellationToken));

    public async ValueTask<IReadOnlyList<Stored<T>>> ByIndexAsync<T>(Index<T> index, KeyRange range, int limit, bool descending, CancellationToken cancellationToken)
        where T : class => Counted(await inner.ByIndexAsync(index, range, limit, descending, cancellationToken));

    public ValueTask<int> CountAsync(RetentionBot.Store.Index index, KeyRange range, int cap, CancellationToken cancellationToken) =>
        inner.CountAsync(index, range, cap, cancellationToken);

    public ValueTask CommitAsync(Batch batch, CancellationToken cancellationToken) => inner.CommitAsync(batch, cancellationToken);

    public ValueTask<IReadOnlyList<Claim>> ClaimAsync(string kind, DateTimeOffset now, int limit, string owner, TimeSpan lease, CancellationToken cancellationToken) =>
        inner.ClaimAsync(kind, now, limit, owner, lease, cancellationToken);

    public ValueTask<Claim> RenewAsync(Claim claim, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken) =>
        inner.RenewAsync(claim, now, lease, cancellationToken);

    public ValueTask CompleteAsync(Claim claim, ClaimOutcome outcome, Batch batch, CancellationToken cancellationToken) =>
        inner.CompleteAsync(claim, outcome, batch, cancellationToken);

    public ValueTask<Changes> ChangesAsync(long since, int limit, CancellationToken cancellationToken) => inner.ChangesAsync(since, limit, cancellationToken);

    public ValueTask<BackupReport> BackupAsync(string target, CancellationToken cancellationToken) => inner.BackupAsync(target, cancellationToken);

    public ValueTask<CheckReport> CheckAsync(CancellationToken cancellationToken) => inner.CheckAsync(cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private IReadOnlyList<Stored<T>> Counted<T>(IReadOnlyList<Stored<T>> read)
        where T : class
    {
        Reads++;
        DocumentsRead += read.Count;
        return read;
    }
}
