using RetentionBot.Store;

namespace RetentionBot.Testing;

/// <summary>A store that may fail, in a process that may end before or after each write. What was committed is there for the next process, on the same inner store.</summary>
public sealed class MortalStore(IStore inner, Fate fate) : IStore
{
    public ValueTask<IReadOnlyList<Stored<T>>> GetAsync<T>(Collection<T> collection, IReadOnlyList<Key> keys, CancellationToken cancellationToken)
        where T : class => Alive().GetAsync(collection, keys, cancellationToken);

    public ValueTask<IReadOnlyList<Stored<T>>> RangeAsync<T>(Collection<T> collection, KeyRange range, int limit, bool descending, CancellationToken cancellationToken)
        where T : class => Alive().RangeAsync(collection, range, limit, descending, cancellationToken);

    public ValueTask<IReadOnlyList<Stored<T>>> ByIndexAsync<T>(Index<T> index, KeyRange range, int limit, bool descending, CancellationToken cancellationToken)
        where T : class => Alive().ByIndexAsync(index, range, limit, descending, cancellationToken);

    public ValueTask<int> CountAsync(RetentionBot.Store.Index index, KeyRange range, int cap, CancellationToken cancellationToken) => Alive().CountAsync(index, range, cap, cancellationToken);

    public async ValueTask CommitAsync(Batch batch, CancellationToken cancellationToken)
    {
        fate.Pass("before commit");
        await inner.CommitAsync(batch, cancellationToken);
        fate.Pass("after commit");
    }

    public async ValueTask<IReadOnlyList<Claim>> ClaimAsync(string kind, DateTimeOffset now, int limit, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        var claims = await Alive($"claim of {kind}").ClaimAsync(kind, now, limit, owner, lease, cancellationToken);
        if (claims.Count > 0)
        {
            fate.Pass($"after claim of {kind}");
        }

        return claims;
    }

    public ValueTask<Claim> RenewAsync(Claim claim, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken) => Alive().RenewAsync(claim, now, lease, cancellationToken);

    public async ValueTask CompleteAsync(Claim claim, ClaimOutcome outcome, Batch batch, CancellationToken cancellationToken)
    {
        fate.Pass($"before completing {claim.Item.Kind}");
        await inner.CompleteAsync(claim, outcome, batch, cancellationToken);
        fate.Pass($"after completing {claim.Item.Kind}");
    }

    public ValueTask<Changes> ChangesAsync(long since, int limit, CancellationToken cancellationToken) => Alive().ChangesAsync(since, limit, cancellationToken);

    public ValueTask<BackupReport> BackupAsync(string target, CancellationToken cancellationToken) => Alive().BackupAsync(target, cancellationToken);

    public ValueTask<CheckReport> CheckAsync(CancellationToken cancellationToken) => Alive().CheckAsync(cancellationToken);

    /// <summary>The inner store goes on.</summary>
    public ValueTask DisposeAsync() => default;

    private IStore Alive(string step = "a read")
    {
        fate.PassReading(step);
        return inner;
    }
}
