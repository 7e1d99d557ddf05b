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

    /// <summary>How long what is under way may take when the host stops; less than the 30 seconds the host gives.</summary>
    private static readonly TimeSpan Draining = TimeSpan.FromSeconds(20);

    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
    private readonly WorkPool _pool = new(queue.AtOnce);
    private readonly LeaseRenewal _leases = new(store, time, queue.Lease, logger);

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

    /// <summary>Works on what is due until nothing more is; returns how many rows that were.</summary>
    public async Task<int> WorkDueAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await BeginDueAsync(cancellationToken, cancellationToken);
        }
        finally
        {
            await _pool.WaitForAllAsync();
        }
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
    /// <param name="latest">When it comes back at the latest; null for no wish.</param>
    protected ClaimOutcome Later(WorkItem row, string reason, TimeSpan atLeast, DateTimeOffset? latest = null)
    {
        if (row.Attempts >= WorkRetry.MostAttempts)
        {
            return Aside(row, reason);
        }

        var wait = WorkRetry.WaitAfter(row.Attempts);
        var at = Time.GetUtcNow() + (atLeast > wait ? atLeast : wait);
        Logger.RowDelayed(row.Kind, row.Name, row.Attempts, reason);
        return ClaimOutcome.RetryAt(latest < at ? latest.Value : at, reason);
    }

    /// <summary>The row stays for a person to look at.</summary>
    protected virtual ClaimOutcome Aside(WorkItem row, string reason)
    {
        Logger.RowParked(row.Kind, row.Name, reason);
        return ClaimOutcome.Park(Time.GetUtcNow(), reason);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ending = new CancellationTokenSource();
        try
        {
            await RunAsync(stoppingToken, ending.Token);
        }
        finally
        {
            await _pool.WaitForAllAsync().WaitAsync(Draining, Time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ending.CancelAsync();
        }
    }

    /// <param name="stopping">Nothing more is begun.</param>
    /// <param name="ending">What is under way breaks off.</param>
    private async Task RunAsync(CancellationToken stopping, CancellationToken ending)
    {
        var isRevived = false;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!isRevived)
                {
                    await ReviveAsync(stopping);
                    isRevived = true;
                }

                await BeginDueAsync(stopping, ending);
                await WaitAsync(queue.LooksEvery, stopping);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Logger.QueueFailed(exception, queue.Kind);
                await Task.Delay(queue.LooksEvery, Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Begins the work on what is due, each row as soon as there is room, until nothing more is due; returns how many rows that were.</summary>
    private async Task<int> BeginDueAsync(CancellationToken stopping, CancellationToken ending)
    {
        for (var count = 0; ;)
        {
            await _pool.WaitForRoomAsync(stopping);

            // Not to be stopped half-way: a row that is leased and not known here would be taken for one whose work was interrupted.
            var room = _pool.Room;
            var claims = await store.ClaimAsync(queue.Kind, Time.GetUtcNow(), room, _owner, queue.Lease, CancellationToken.None);
            foreach (var claim in claims)
            {
                _pool.Add(FinishAsync(claim, ending));
            }

            count += claims.Count;
            if (claims.Count < room)
            {
                return count;
            }

            stopping.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Works on a row and completes it. What cannot be completed comes back when its lease ends.</summary>
    private async Task FinishAsync(Claim claim, CancellationToken cancellationToken)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var work = OutcomeAsync(claim, lost.Token);
            await _leases.HoldWhileAsync(claim, work, lost);
            if (await work is { } outcome)
            {
                await store.CompleteAsync(claim, outcome, new Batch(), cancellationToken);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Logger.RowNotCompleted(claim.Item.Kind, claim.Item.Name, exception.GetType().Name);
        }
        catch (Exception)
        {
            // The host stops and could not wait: as if the process had ended at this moment.
        }
    }

    private async Task<ClaimOutcome?> OutcomeAsync(Claim claim, CancellationToken cancellationToken)
    {
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
