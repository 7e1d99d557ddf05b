using System.Text.Json;
using RetentionBot.Store;

namespace RetentionBot.Host.Work;

/// <summary>
/// Works on a queue of the store until the host stops. Nothing else ends it: a row whose work failed comes back later and stops no other, and a store that cannot be used is
/// asked again.
/// </summary>
internal abstract class WorkLoop(WorkQueue queue, IStore store, TimeProvider time, ILogger logger) : BackgroundService
{
    private const int MostRevived = 10_000;

    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    protected TimeProvider Time { get; } = time;

    protected ILogger Logger { get; } = logger;

    /// <summary>
    /// Makes the rows due at once that an earlier process was working on when it ended. One process uses a data file, so at start nobody else does.
    /// </summary>
    public async Task ReviveAsync(CancellationToken cancellationToken)
    {
        var waiting = await store.ByIndexAsync(WorkItem.ByState, KeyRange.Only(WorkItem.StateKey(queue.Kind, WorkState.Waiting)), MostRevived, descending: false, cancellationToken);
        var now = Time.GetUtcNow();
        foreach (var row in waiting.Where(row => row.Document.DueAt > now && IsOrphan(row.Document)))
        {
            try
            {
                await store.CommitAsync(new Batch().Put(WorkItem.Collection, row.Document with { DueAt = now }, row.Version), cancellationToken);
            }
            catch (StoreConflictException)
            {
                // It was worked on or claimed in this very moment.
            }
        }
    }

    /// <summary>Claims what is due now and works on it; returns how many rows that were.</summary>
    public async Task<int> WorkDueAsync(CancellationToken cancellationToken)
    {
        var claims = await store.ClaimAsync(queue.Kind, Time.GetUtcNow(), queue.MostClaimed, _owner, queue.Lease, cancellationToken);
        await Parallel.ForEachAsync(
            claims, new ParallelOptions { MaxDegreeOfParallelism = queue.AtOnce, CancellationToken = cancellationToken }, async (claim, token) => await FinishAsync(claim, token));
        return claims.Count;
    }

    /// <summary>Does the work of a row. Whatever it throws, the row is tried again later.</summary>
    /// <returns>What becomes of the row; null when the work has completed it.</returns>
    /// <exception cref="JsonException">The row cannot be read: it is put aside.</exception>
    protected abstract Task<ClaimOutcome?> WorkAsync(Claim claim, CancellationToken cancellationToken);

    /// <summary>Whether a row that is due later waits for a process that has ended, and not for its time.</summary>
    protected virtual bool IsOrphan(WorkItem row) => true;

    /// <summary>Returns when there may be something due; after <paramref name="longest"/> at the latest.</summary>
    protected virtual Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => Task.Delay(longest, Time, cancellationToken);

    /// <summary>The row comes back later; after as many attempts as <see cref="WorkRetry"/> grants it is put aside.</summary>
    /// <param name="atLeast">How long it must not come back; zero for no wish.</param>
    protected ClaimOutcome Later(WorkItem row, string reason, TimeSpan atLeast)
    {
        if (row.Attempts >= WorkRetry.MostAttempts)
        {
            return Aside(row, reason);
        }

        var wait = WorkRetry.WaitAfter(row.Attempts);
        Logger.RowDelayed(row.Kind, row.Name, row.Attempts, reason);
        return ClaimOutcome.RetryAt(Time.GetUtcNow() + (atLeast > wait ? atLeast : wait), reason);
    }

    /// <summary>The row stays for a person to look at.</summary>
    protected ClaimOutcome Aside(WorkItem row, string reason)
    {
        Logger.RowParked(row.Kind, row.Name, reason);
        return ClaimOutcome.Park(reason);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isRevived = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!isRevived)
                {
                    await ReviveAsync(stoppingToken);
                    isRevived = true;
                }

                if (await WorkDueAsync(stoppingToken) < queue.MostClaimed)
                {
                    await WaitAsync(queue.LooksEvery, stoppingToken);
                }
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Logger.QueueFailed(exception, queue.Kind);
                await Task.Delay(queue.LooksEvery, Time, stoppingToken);
            }
        }
    }

    /// <summary>Works on a row and completes it. What cannot be completed comes back when its lease ends.</summary>
    private async Task FinishAsync(Claim claim, CancellationToken cancellationToken)
    {
        try
        {
            if (await OutcomeAsync(claim, cancellationToken) is { } outcome)
            {
                await store.CompleteAsync(claim, outcome, new Batch(), cancellationToken);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Logger.RowNotCompleted(claim.Item.Kind, claim.Item.Name, exception.GetType().Name);
        }
    }

    private async Task<ClaimOutcome?> OutcomeAsync(Claim claim, CancellationToken cancellationToken)
    {
        if (claim.Item.Attempts > WorkRetry.MostAttempts)
        {
            return Aside(claim.Item, "The bot ended while it was worked on, after it had failed before.");
        }

        try
        {
            return await WorkAsync(claim, cancellationToken);
        }
        catch (ClaimLostException)
        {
            return null; // somebody else has done it
        }
        catch (JsonException)
        {
            return Aside(claim.Item, "The row cannot be read.");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Logger.RowFailed(exception, claim.Item.Kind, claim.Item.Name);
            return Later(claim.Item, exception.GetType().Name, atLeast: TimeSpan.Zero); // what an exception says may hold what a person wrote
        }
    }
}
