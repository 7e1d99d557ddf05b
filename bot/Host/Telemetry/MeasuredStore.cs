using RetentionBot.Store;
using Index = RetentionBot.Store.Index;

namespace RetentionBot.Host.Telemetry;

/// <summary>Measures what the store inside it does not have at hand: reads from the file, and writes. A read served from memory passes through untouched.</summary>
internal sealed class MeasuredStore(IStore store, Instruments instruments) : IStore
{
    public ValueTask<IReadOnlyList<Stored<T>>> GetAsync<T>(Collection<T> collection, IReadOnlyList<Key> keys, CancellationToken cancellationToken)
        where T : class => UnlessAtHand("get", store.GetAsync(collection, keys, cancellationToken));

    public ValueTask<IReadOnlyList<Stored<T>>> RangeAsync<T>(Collection<T> collection, KeyRange range, int limit, bool descending, CancellationToken cancellationToken)
        where T : class => Measured(instruments.Store("range"), store.RangeAsync(collection, range, limit, descending, cancellationToken));

    public ValueTask<IReadOnlyList<Stored<T>>> ByIndexAsync<T>(Index<T> index, KeyRange range, int limit, bool descending, CancellationToken cancellationToken)
        where T : class => Measured(instruments.Store("index"), store.ByIndexAsync(index, range, limit, descending, cancellationToken));

    public ValueTask<int> CountAsync(Index index, KeyRange range, int cap, CancellationToken cancellationToken) => Measured(instruments.Store("count"), store.CountAsync(index, range, cap, cancellationToken));

    public ValueTask<Changes> ChangesAsync(long since, int limit, CancellationToken cancellationToken) => UnlessAtHand("changes", store.ChangesAsync(since, limit, cancellationToken));

    public ValueTask CommitAsync(Batch batch, CancellationToken cancellationToken) =>
        Measured(batch.IsEmpty ? null : instruments.Store("commit"), store.CommitAsync(batch, cancellationToken));

    public ValueTask<IReadOnlyList<Claim>> ClaimAsync(string kind, DateTimeOffset now, int limit, string owner, TimeSpan lease, CancellationToken cancellationToken) =>
        Measured(instruments.Store("claim"), store.ClaimAsync(kind, now, limit, owner, lease, cancellationToken));

    public ValueTask<Claim> RenewAsync(Claim claim, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken) =>
        Measured(instruments.Store("renew"), store.RenewAsync(claim, now, lease, cancellationToken));

    public ValueTask CompleteAsync(Claim claim, ClaimOutcome outcome, Batch batch, CancellationToken cancellationToken) =>
        Measured(instruments.Store("complete"), store.CompleteAsync(claim, outcome, batch, cancellationToken));

    public ValueTask<BackupReport> BackupAsync(string target, CancellationToken cancellationToken) => store.BackupAsync(target, cancellationToken);

    public ValueTask<CheckReport> CheckAsync(CancellationToken cancellationToken) => store.CheckAsync(cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    /// <summary>A read that may be served from memory: only what has to be waited for is measured, from there on.</summary>
    private ValueTask<T> UnlessAtHand<T>(string operation, ValueTask<T> pending) => pending.IsCompletedSuccessfully ? pending : Measured(instruments.Store(operation), pending);

    private static ValueTask<T> Measured<T>(Measure? measure, ValueTask<T> pending) => measure is null ? pending : MeasureAsync(measure, pending);

    private static ValueTask Measured(Measure? measure, ValueTask pending) => measure is null ? pending : MeasureAsync(measure, pending);

    private static async ValueTask<T> MeasureAsync<T>(Measure measure, ValueTask<T> pending)
    {
        using (measure)
        {
            try
            {
                var result = await pending;
                measure.Outcome = "done";
                return result;
            }
            catch (Exception exception)
            {
                measure.Outcome = OutcomeOf(exception);
                throw;
            }
        }
    }

    private static async ValueTask MeasureAsync(Measure measure, ValueTask pending) => await MeasureAsync(measure, ResultOf(pending));

    private static async ValueTask<bool> ResultOf(ValueTask pending)
    {
        await pending;
        return true;
    }

    private static string OutcomeOf(Exception exception) => exception switch
    {
        StoreConflictException or ClaimLostException => "conflict",
        OperationCanceledException => "cancelled",
        _ => Measure.Failed,
    };
}
