using Microsoft.Extensions.Logging;

namespace RetentionBot.Store.LiteDb;

/// <summary>
/// What runs on the gate's thread: opens the file, serves reads and writes in order, and when the engine fails drops it, tells everybody, and opens it again.
/// Every member but <see cref="Health"/> belongs to the gate's thread.
/// </summary>
internal sealed class Worker(LiteDbStoreOptions options, Schema schema, HotCache cache, TimeProvider time, ILogger logger, Action<TimeSpan> reopenAfter)
{
    /// <summary>A transaction holds on to the pages it has read, so it ends after so many reads.</summary>
    private const int MostReadTogether = 64;

    private OpenFile? _file;
    private GroupCommit? _commit;
    private TimeSpan _reopenDelay = options.FirstReopenDelay;
    private DateTimeOffset _lastWrite = time.GetUtcNow();
    private int _checkpointsHeld;
    private StoreHealth _health = new(StoreState.Failed, time.GetUtcNow(), "The data file is not open yet.", 0);

    /// <summary>Readable from any thread.</summary>
    public StoreHealth Health => Volatile.Read(ref _health);

    /// <summary>The newest position of the change log.</summary>
    public long LastPosition => _commit?.LastPosition ?? 0;

    /// <exception cref="StoreUnavailableException">The file is not ours or cannot be opened.</exception>
    public void Open()
    {
        OpenFile? file = null;
        try
        {
            file = OpenFile.Open(options.Storage, options.Path, options.BarrierBound);
            foreach (var migration in schema.Bring(file, options.Path))
            {
                StoreLog.Migrated(logger, migration.Version, migration.What);
            }

            _commit = new GroupCommit(file, cache, time);
            _file = file;
            _reopenDelay = options.FirstReopenDelay;
            Become(StoreState.Serving, null);
        }
        catch (Exception e)
        {
            file?.Dispose();
            throw e is IOException ? e : new StoreUnavailableException($"'{options.Path}' cannot be opened: {e.Message}", e);
        }
    }

    public void Reopen()
    {
        if (_file is not null || Health.State == StoreState.Closed)
            return;
        try
        {
            Open();
            StoreLog.Reopened(logger);
        }
        catch (IOException e)
        {
            Become(StoreState.Failed, $"The data file could not be opened again: {e.Message}");
            ScheduleReopen();
        }
    }

    /// <summary>Serves works in their order; writes that wait behind a write join its transaction, and reads that wait one behind the other share one.</summary>
    public void Run(List<Work> works)
    {
        var group = new List<Work>();
        for (var i = 0; i < works.Count; i++)
        {
            var work = works[i];
            if (work is IReadWork && i + 1 < works.Count && works[i + 1] is IReadWork)
            {
                i = RunReads(works, i) - 1;
                continue;
            }

            if (!work.TryStart())
                continue;
            if (work is IWriteWork)
            {
                group.Clear();
                group.Add(work);
                Gather(works, i + 1, group);
                RunWrites(group);
            }
            else
            {
                RunOne(work);
            }
        }
    }

    /// <summary>Copies the log into the data file when nobody has written for a while, and drops changes that are too old.</summary>
    public void Rest()
    {
        if (_file is null || _commit is null || time.GetUtcNow() - _lastWrite < options.IdleCheckpointAfter)
            return;
        Guarded(() =>
        {
            Trim(_file, _commit.LastPosition, 1000);
            if (_file.LogLength > 0 && _checkpointsHeld == 0)
                _file.Checkpoint();
        });
    }

    /// <summary>Puts all that is committed into the data file and lets it be, for a copy, until <see cref="ReleaseCheckpoints"/>.</summary>
    public CopyStart HoldCheckpoints(OpenFile file)
    {
        file.Checkpoint();
        _checkpointsHeld++;
        return new CopyStart(file, file.DataLength, file.Checkpoints, time.GetUtcNow());
    }

    /// <returns>Whether the data file has stayed as it was.</returns>
    public bool ReleaseCheckpoints(CopyStart start)
    {
        _checkpointsHeld--;
        return _file == start.File && start.File.Checkpoints == start.Checkpoints;
    }

    public void Close()
    {
        Guarded(() => _file?.Close());
        _file = null;
        cache.Clear();
        Become(StoreState.Closed, "The store was closed.");
    }

    private void Gather(List<Work> works, int from, List<Work> group)
    {
        var size = ((IWriteWork)group[0]).Size;
        for (var i = from; i < works.Count; i++)
        {
            if (works[i] is not IWriteWork write)
                continue;
            size += write.Size;
            if (size > options.GroupOperations)
                return;
            if (works[i].TryStart())
                group.Add(works[i]);
        }
    }

    /// <summary>In one transaction the engine opens a collection, and reads what its indexes are, once and not for every read.</summary>
    /// <returns>The place of the first work that is no such read.</returns>
    private int RunReads(List<Work> works, int from)
    {
        var file = _file;
        Guarded(() => file?.Begin());
        var at = from;
        for (; at < works.Count && at - from < MostReadTogether && works[at] is IReadWork; at++)
        {
            if (works[at].TryStart())
                RunOne(works[at]);
        }

        if (_file is not null && _file == file)
            Guarded(_file.EndReading);
        return at;
    }

    private void RunOne(Work work)
    {
        try
        {
            if (work is IOwnWork own)
                own.Run();
            else if (_file is { } file)
                ((IFileWork)work).Run(file);
            else
                work.Fail(Unavailable(null));
        }
        catch (Exception e) when (e is ChangesTrimmedException or OperationCanceledException || work is IOwnWork)
        {
            work.Fail(e);
        }
        catch (Exception e)
        {
            Die(e);
            work.Fail(Unavailable(e));
        }
    }

    private void RunWrites(List<Work> group)
    {
        try
        {
            if (_file is null || _commit is null)
                throw Unavailable(null);
            RefuseWhenDiskIsFull(_file);
            _commit.Run(group);
            _lastWrite = time.GetUtcNow();
        }
        catch (StoreUnavailableException e)
        {
            FailAll(group, e);
            return;
        }
        catch (Exception e)
        {
            Die(e);
            FailAll(group, Unavailable(e));
            return;
        }

        if (_file.LogLength >= options.CheckpointAt && _checkpointsHeld == 0)
        {
            Guarded(() =>
            {
                Trim(_file, _commit.LastPosition, 200);
                _file.Checkpoint();
            });
        }
    }

    private void RefuseWhenDiskIsFull(OpenFile file)
    {
        var free = options.Storage.FreeBytes(options.Path);
        var needed = file.LogLength + options.FreeSpaceMargin;
        if (free >= needed)
        {
            if (Health.State == StoreState.ReadOnly)
                Become(StoreState.Serving, null);
            return;
        }

        var reason = $"Nothing is written to '{options.Path}': {free >> 20} MB are free on its disk and {needed >> 20} MB are needed. Free some space.";
        if (Health.State != StoreState.ReadOnly)
        {
            StoreLog.DiskFull(logger, free >> 20, needed >> 20);
            Become(StoreState.ReadOnly, reason);
        }

        throw new StoreUnavailableException(reason);
    }

    private void Trim(OpenFile file, long last, int limit)
    {
        var old = ChangeLog.TrimmableRows(file.Queries, time.GetUtcNow() - options.ChangesKept, last, limit);
        if (old.Count == 0)
            return;
        file.Begin();
        file.Engine.Delete(ChangeLog.Collection, old);
        file.CommitDurably();
    }

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            Die(e);
        }
    }

    /// <summary>After an error of the disk or of the engine's own state nothing on that instance can be believed.</summary>
    private void Die(Exception reason)
    {
        StoreLog.Failed(logger, reason);
        cache.Clear();
        _file?.Dispose();
        _file = null;
        _commit = null;
        Become(StoreState.Failed, $"The data file failed ({ToldOf(reason)}) and is being opened again.");
        ScheduleReopen();
    }

    /// <summary>What the disk says is told to whoever looks at the store's health; what the engine says may hold what stands in a document.</summary>
    private static string ToldOf(Exception reason) => reason is IOException ? reason.Message : reason.GetType().Name;

    private void ScheduleReopen()
    {
        reopenAfter(_reopenDelay);
        _reopenDelay = _reopenDelay * 2 < options.LongestReopenDelay ? _reopenDelay * 2 : options.LongestReopenDelay;
    }

    private StoreUnavailableException Unavailable(Exception? inner)
    {
        var reason = Health.Reason ?? "The store is not open.";
        return inner is null ? new StoreUnavailableException(reason) : new StoreUnavailableException(reason, inner);
    }

    private static void FailAll(List<Work> works, Exception reason)
    {
        foreach (var work in works)
        {
            work.Fail(reason);
        }
    }

    private void Become(StoreState state, string? reason) =>
        Volatile.Write(ref _health, new StoreHealth(state, Health is { } was && was.State == state ? was.Since : time.GetUtcNow(), reason, 0));
}

/// <summary>From where, how much and as of when a data file is being copied.</summary>
internal sealed record CopyStart(OpenFile File, long Length, int Checkpoints, DateTimeOffset At);
