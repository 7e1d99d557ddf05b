using RetentionBot.Import.Reporting;
using RetentionBot.Store;

namespace RetentionBot.Import.Writing;

/// <summary>
/// Writes the rows of one file, a window of them at a time, in batches that are each whole. While a batch is being made durable the next one is prepared.
/// A batch that conflicts with somebody else's write is prepared again from what is there now.
/// </summary>
internal abstract class StepWriter(IStore store, RowContext context, StepReport report, bool dryRun) : IAsyncDisposable
{
    /// <summary>Documents in one batch, about.</summary>
    protected const int BatchSize = 2_000;

    private const int MostAttempts = 5;
    private Task _pending = Task.CompletedTask;

    /// <summary>Rows that are looked at together.</summary>
    public virtual int Window => BatchSize;

    protected IStore Store { get; } = store;

    protected RowContext Context { get; } = context;

    protected StepReport Report { get; } = report;

    /// <summary>Before the first row.</summary>
    public virtual ValueTask BeginAsync(CancellationToken cancellationToken) => default;

    /// <summary>Writes the rows of one window, or hands them on to be written before the next one.</summary>
    public abstract ValueTask WriteAsync(IReadOnlyList<SourceRow> window, CancellationToken cancellationToken);

    /// <summary>After the last row; not called when the import was cancelled or failed.</summary>
    public virtual async ValueTask EndAsync(CancellationToken cancellationToken) => await SettleAsync();

    /// <summary>Waits for what is being written, so that nothing is under way when the step is over, however it ended.</summary>
    public async ValueTask DisposeAsync() => await _pending.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Waits until everything handed on is durable.</summary>
    protected async ValueTask SettleAsync() => await _pending;

    /// <summary>Prepares a batch and hands it on to be written.</summary>
    /// <param name="prepare">Builds the batch; told whether it is built anew after a conflict. Runs again then, so it counts and registers nothing itself.</param>
    protected async ValueTask CommitAsync(Func<bool, CancellationToken, ValueTask<Prepared>> prepare, CancellationToken cancellationToken)
    {
        var prepared = await prepare(false, cancellationToken);
        await SettleAsync();
        _pending = CommitAsync(prepared, prepare);
    }

    /// <summary>Counts a row that cannot be imported, and the values that were left out of one that can.</summary>
    protected void Note(SourceRow row, Fault? fault)
    {
        foreach (var warning in row.Values.Warnings)
        {
            Report.Warn(row.Values.Row, warning);
        }

        if (fault is not null)
        {
            Report.Reject(row.Values.Row, fault);
        }
    }

    /// <summary>A batch that was begun is finished even when the import is cancelled meanwhile: half a window is no loss, an unknown outcome would be.</summary>
    private async Task CommitAsync(Prepared prepared, Func<bool, CancellationToken, ValueTask<Prepared>> prepare)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (!dryRun)
                {
                    await Store.CommitAsync(prepared.Batch, CancellationToken.None);
                }

                prepared.Committed();
                Report.Add(prepared.Tally);
                return;
            }
            catch (StoreConflictException) when (attempt < MostAttempts)
            {
                prepared = await prepare(true, CancellationToken.None);
            }
        }
    }
}

/// <summary>A batch that is ready.</summary>
/// <param name="Batch">What to write.</param>
/// <param name="Tally">What its rows come to.</param>
/// <param name="Committed">To be called once it is written.</param>
internal sealed record Prepared(Batch Batch, Tally Tally, Action Committed);
