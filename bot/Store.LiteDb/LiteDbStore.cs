using Microsoft.Extensions.Logging;

namespace RetentionBot.Store.LiteDb;

/// <summary>
/// The store in one LiteDB file of this process. Everything goes through one fair queue; writes that wait together share a transaction, and are acknowledged
/// only when they are on the disk. Open one per file.
/// </summary>
public sealed class LiteDbStore : IStore
{
    private const int CopyAttempts = 5;

    private readonly LiteDbBackup _backup;
    private readonly HotCache _cache;
    private readonly Worker _worker;
    private readonly Gate _gate;
    private readonly LockFile _lock;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly IReadOnlyList<Collection> _catalogue;
    private readonly ITimer _rest;
    private readonly ITimer _reopen;

    private LiteDbStore(
        LiteDbStoreOptions options, IReadOnlyList<Collection> catalogue, Schema schema, LockFile held, TimeProvider time, ILogger logger)
    {
        _catalogue = catalogue;
        _backup = new LiteDbBackup(catalogue, schema.Newest);
        _lock = held;
        _time = time;
        _logger = logger;
        _cache = new HotCache(options.HotDocuments);
        _worker = new Worker(options, schema, _cache, time, logger, ReopenAfter);
        _gate = new Gate(_worker.Run);
        _reopen = time.CreateTimer(_ => _gate!.TryPost(OwnWork.Of(_worker.Reopen)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _rest = time.CreateTimer(_ => _gate!.TryPost(OwnWork.Of(_worker.Rest)), null, options.IdleCheckpointAfter, options.IdleCheckpointAfter);
    }

    /// <summary>Whether it serves just now.</summary>
    public StoreHealth Health => _worker.Health with { Queued = _gate.Count };

    /// <summary>Takes the lock, opens or creates the file, replays its log, runs migrations and makes sure of the indexes.</summary>
    /// <param name="options">Which file, and how.</param>
    /// <param name="catalogue">Every collection that will be used; <see cref="WorkItem.Collection"/> is added when it is not among them.</param>
    /// <param name="migrations">All steps ever shipped; null for none.</param>
    /// <exception cref="StoreUnavailableException">The file is in use, is not ours, is newer than this program, or cannot be opened.</exception>
    /// <exception cref="ArgumentException">The catalogue or the migrations contradict themselves.</exception>
    public static async Task<LiteDbStore> OpenAsync(
        LiteDbStoreOptions options,
        IReadOnlyList<Collection> catalogue,
        IReadOnlyList<Migration>? migrations,
        TimeProvider time,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        catalogue = Schema.CatalogueOf(catalogue);
        var schema = new Schema(catalogue, migrations ?? []);
        schema.Validate();
        cancellationToken.ThrowIfCancellationRequested();
        options = options with { Path = Path.GetFullPath(options.Path) };
        Directory.CreateDirectory(Path.GetDirectoryName(options.Path)!);
        var held = LockFile.Take(options.Path);
        var store = new LiteDbStore(options, catalogue, schema, held, time, logger);
        try
        {
            LiteDbRestore.FinishInterrupted(options.Path);
            await store.PostAsync(OwnWork.Of(store._worker.Open), CancellationToken.None);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    public async ValueTask<IReadOnlyList<Stored<T>>> GetAsync<T>(Collection<T> collection, IReadOnlyList<Key> keys, CancellationToken cancellationToken)
        where T : class
    {
        if (keys.Count == 0)
            return [];
        if (collection.IsHot && _cache.TryGet(collection, keys) is { } hot)
            return hot;
        var rows = await ReadAsync(
            file =>
            {
                var found = Reads.Get(file.Queries, collection, keys);
                if (collection.IsHot)
                    found.ForEach(row => _cache.Fill(collection, row));
                return found;
            },
            cancellationToken);
        return Decode(collection, rows);
    }

    public async ValueTask<IReadOnlyList<Stored<T>>> RangeAsync<T>(
        Collection<T> collection, KeyRange range, int limit, bool descending, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        RefuseOtherKind(range, collection.KeyKind, collection);
        if (range.To < range.From)
            return [];
        return Decode(collection, await ReadAsync(file => Reads.Range(file.Queries, collection, range, limit, descending), cancellationToken));
    }

    public async ValueTask<IReadOnlyList<Stored<T>>> ByIndexAsync<T>(
        Index<T> index, KeyRange range, int limit, bool descending, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        RefuseOtherKind(range, index.KeyKind, index);
        if (range.To < range.From)
            return [];
        return Decode(index.Collection, await ReadAsync(file => Reads.ByIndex(file.Queries, index, range, limit, descending), cancellationToken));
    }

    public async ValueTask<int> CountAsync(Index index, KeyRange range, int cap, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cap);
        RefuseOtherKind(range, index.KeyKind, index);
        return range.To < range.From ? 0 : await ReadAsync(file => Reads.Count(file.Queries, index, range, cap), cancellationToken);
    }

    public async ValueTask CommitAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (!batch.IsEmpty)
            await PostAsync(new CommitWork(PreparedOperation.AllOf(batch), batch.Erase), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<Claim>> ClaimAsync(
        string kind, DateTimeOffset now, int limit, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return await PostAsync(new ClaimWork(kind, now, limit, owner, lease), cancellationToken);
    }

    public async ValueTask<Claim> RenewAsync(Claim claim, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken) =>
        await PostAsync(new RenewWork(claim, now, lease), cancellationToken);

    public async ValueTask CompleteAsync(Claim claim, ClaimOutcome outcome, Batch batch, CancellationToken cancellationToken) =>
        await PostAsync(new CompleteWork(claim, outcome, PreparedOperation.AllOf(batch), batch.Erase), cancellationToken);

    public async ValueTask<Changes> ChangesAsync(long since, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(since);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);

        // Asked before every search for a name. The position moves before a batch is acknowledged, so whoever is level with it has missed nothing.
        if (since == _worker.LastPosition && Health.State == StoreState.Serving)
            return new Changes(since, [], HasMore: false);
        return await ReadAsync(file => ChangeLog.Read(file.Queries, since, limit, _worker.LastPosition), cancellationToken);
    }

    public async ValueTask<BackupReport> BackupAsync(string target, CancellationToken cancellationToken)
    {
        target = Path.GetFullPath(target);
        LiteDbBackup.RefuseExisting(target);
        var partial = LiteDbBackup.PartialOf(target);
        try
        {
            var takenAt = await CopyAsync(partial, cancellationToken);
            var started = _time.GetTimestamp();
            var report = await Task.Run(() => _backup.Finish(partial, target, takenAt, cancellationToken), cancellationToken);
            StoreLog.BackedUp(_logger, report.Documents, report.Bytes, (long)_time.GetElapsedTime(started).TotalMilliseconds);
            return report;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    public async ValueTask<CheckReport> CheckAsync(CancellationToken cancellationToken)
    {
        var check = new StoreCheck(_catalogue, recompute: true);
        while (await ReadAsync(file => check.Step(file, _worker.LastPosition), cancellationToken))
        {
            // The next page waits behind whoever came in between.
        }

        return check.Report;
    }

    /// <summary>Lets nobody in any more, serves what waits, empties the log and lets go of the file and its lock.</summary>
    public async ValueTask DisposeAsync()
    {
        await _rest.DisposeAsync();
        await _reopen.DisposeAsync();
        var close = OwnWork.Of(_worker.Close);
        if (_gate.Close(close))
            await close.WaitAsync(CancellationToken.None);
        _lock.Dispose();
    }

    /// <summary>Copies the data file as it is now; again from the start when an erasure had to write to it in between.</summary>
    private async Task<DateTimeOffset> CopyAsync(string partial, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < CopyAttempts; attempt++)
        {
            var start = await PostAsync(new FileWork<CopyStart>(_worker.HoldCheckpoints), cancellationToken);
            var whole = false;
            try
            {
                await Task.Run(() => LiteDbBackup.Copy(start.File, start.Length, partial, cancellationToken), cancellationToken);
            }
            finally
            {
                whole = await PostAsync(new OwnWork<bool>(() => _worker.ReleaseCheckpoints(start)), CancellationToken.None);
            }

            if (whole)
                return start.At;
        }

        throw new IOException($"The data file was changed by erasures during each of {CopyAttempts} copies; try again when they are done.");
    }

    private async ValueTask<T> ReadAsync<T>(Func<OpenFile, T> read, CancellationToken cancellationToken) =>
        await PostAsync(new ReadWork<T>(read), cancellationToken);

    private async ValueTask<T> PostAsync<T>(Work<T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_gate.TryPost(work))
            throw new StoreUnavailableException("The store was closed.");
        return await work.WaitAsync(cancellationToken);
    }

    private void ReopenAfter(TimeSpan delay) => _reopen.Change(delay, Timeout.InfiniteTimeSpan);

    private static Stored<T>[] Decode<T>(Collection<T> collection, List<Row> rows)
        where T : class
    {
        var documents = new Stored<T>[rows.Count];
        for (var i = 0; i < documents.Length; i++)
        {
            documents[i] = rows[i].Decode(collection);
        }

        return documents;
    }

    private static void RefuseOtherKind(KeyRange range, KeyKind kind, object of)
    {
        var isText = kind == KeyKind.Text;
        if (range.From.IsText != isText || range.To.IsText != isText)
            throw new ArgumentException($"The range '{range.From}' to '{range.To}' is not of {kind} keys, as '{of}' has.");
    }
}
