namespace RetentionBot.Store;

/// <summary>
/// Where everything is kept: eight operations and no query language. Every result is whole and in memory when it is returned; no transaction outlives a call.
/// All members may be called from any thread.
/// </summary>
/// <remarks>
/// A read returns what was committed when it was served; after <see cref="CommitAsync"/> returned, every read sees the batch.
/// Every member throws <see cref="StoreUnavailableException"/> when the store cannot be used just now.
/// </remarks>
public interface IStore : IAsyncDisposable
{
    /// <summary>The documents behind <paramref name="keys"/>, in the order of the keys; those that are not there are left out.</summary>
    ValueTask<IReadOnlyList<Stored<T>>> GetAsync<T>(Collection<T> collection, IReadOnlyList<Key> keys, CancellationToken cancellationToken)
        where T : class;

    /// <summary>At most <paramref name="limit"/> documents by their own key, ascending or descending.</summary>
    ValueTask<IReadOnlyList<Stored<T>>> RangeAsync<T>(Collection<T> collection, KeyRange range, int limit, bool descending, CancellationToken cancellationToken)
        where T : class;

    /// <summary>
    /// At most <paramref name="limit"/> documents by a computed key, in the order of that key. A document with several keys in the range comes once.
    /// Documents with the same computed key come in an order that the store chooses and keeps.
    /// </summary>
    ValueTask<IReadOnlyList<Stored<T>>> ByIndexAsync<T>(Index<T> index, KeyRange range, int limit, bool descending, CancellationToken cancellationToken)
        where T : class;

    /// <summary>How many index entries lie in the range, but never more than <paramref name="cap"/>: counting costs time for each entry.</summary>
    ValueTask<int> CountAsync(Index index, KeyRange range, int cap, CancellationToken cancellationToken);

    /// <summary>Writes the whole batch durably, or nothing of it. An empty batch does nothing.</summary>
    /// <exception cref="StoreConflictException">A document has another version than expected, or is already there.</exception>
    ValueTask CommitAsync(Batch batch, CancellationToken cancellationToken);

    /// <summary>
    /// Leases up to <paramref name="limit"/> work items of <paramref name="kind"/> that are due at <paramref name="now"/> and not leased by somebody else, oldest due first.
    /// Items are queued by committing a <see cref="WorkItem"/> to <see cref="WorkItem.Collection"/>.
    /// </summary>
    /// <param name="kind">Which queue.</param>
    /// <param name="now">The caller's clock; a lease that ended before it may be taken over.</param>
    /// <param name="limit">At least 1.</param>
    /// <param name="owner">Who leases: one name per running process.</param>
    /// <param name="lease">How long the items stay with the owner.</param>
    ValueTask<IReadOnlyList<Claim>> ClaimAsync(string kind, DateTimeOffset now, int limit, string owner, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Prolongs a lease to <paramref name="now"/> + <paramref name="lease"/>; returns the renewed claim.</summary>
    /// <exception cref="ClaimLostException">Somebody else has taken the item over.</exception>
    ValueTask<Claim> RenewAsync(Claim claim, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Ends a claim and commits <paramref name="batch"/> in the same transaction.</summary>
    /// <exception cref="ClaimLostException">Somebody else has taken the item over; nothing was written.</exception>
    /// <exception cref="StoreConflictException">The batch conflicts; nothing was written and the claim stays.</exception>
    ValueTask CompleteAsync(Claim claim, ClaimOutcome outcome, Batch batch, CancellationToken cancellationToken);

    /// <summary>What has changed after position <paramref name="since"/> (0 for the beginning, <see cref="Changes.Newest"/> for the end), in the order in which it became visible.</summary>
    /// <exception cref="ChangesTrimmedException">The position is older than the log, which holds 7 days: reload everything.</exception>
    ValueTask<Changes> ChangesAsync(long since, int limit, CancellationToken cancellationToken);

    /// <summary>Writes a verified copy of the whole store to a new file while it goes on serving.</summary>
    /// <param name="target">A path that must not exist yet.</param>
    /// <exception cref="IOException">The target exists or cannot be written; a half-written copy is removed.</exception>
    ValueTask<BackupReport> BackupAsync(string target, CancellationToken cancellationToken);

    /// <summary>Reads every document and compares it with its key and every index with what it should hold.</summary>
    ValueTask<CheckReport> CheckAsync(CancellationToken cancellationToken);
}
