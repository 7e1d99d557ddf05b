using RetentionBot.Store;

namespace RetentionBot.Host.Outbox;

/// <summary>Looks after rows of work that an earlier process left behind.</summary>
internal static class WorkRows
{
    private const int MostRevived = 10_000;

    /// <summary>The rows of a queue that nobody holds.</summary>
    public static async ValueTask<IReadOnlyList<Stored<WorkItem>>> WaitingAsync(IStore store, string kind, CancellationToken cancellationToken) =>
        await store.ByIndexAsync(WorkItem.ByState, KeyRange.Only(WorkItem.StateKey(kind, WorkState.Waiting)), MostRevived, descending: false, cancellationToken);

    /// <summary>Makes them due now; one that is gone meanwhile is left alone.</summary>
    public static async Task MakeDueAsync(IStore store, IEnumerable<Stored<WorkItem>> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var row in rows.Where(row => row.Document.DueAt > now))
        {
            try
            {
                await store.CommitAsync(new Batch().Put(WorkItem.Collection, row.Document with { DueAt = now }, row.Version), cancellationToken);
            }
            catch (StoreConflictException)
            {
                // It was sent or claimed in this very moment.
            }
        }
    }
}
