using LiteDB;
using LiteDB.Engine;

namespace RetentionBot.Store.LiteDb;

/// <summary>
/// The data file while it is open: the engine, its two streams and the durable end of a transaction. Belongs to the gate's thread.
/// After any failure that is not a plain refusal it is dead: dispose of it and open another.
/// </summary>
internal sealed class OpenFile : IDisposable
{
    /// <summary>What every LiteDB 5 file holds in its first page (HeaderPage.HEADER_INFO, P_HEADER_INFO).</summary>
    private const int FileMarkOffset = 32;

    private readonly LogStream _log;
    private readonly DataStream _data;
    private readonly TimeSpan _barrierBound;

    private OpenFile(LiteEngine engine, DataStream data, LogStream log, TimeSpan barrierBound)
    {
        Engine = engine;
        _data = data;
        _log = log;
        _barrierBound = barrierBound;
        Queries = new Queries(engine);
    }

    private static ReadOnlySpan<byte> FileMark => "** This is a LiteDB file **"u8;

    public LiteEngine Engine { get; }

    public Queries Queries { get; }

    /// <summary>In bytes.</summary>
    public long LogLength => _log.Length;

    /// <summary>In bytes.</summary>
    public long DataLength => _data.Length;

    /// <summary>The log of a data file, where LiteDB itself would look for it: <c>store-log.db</c> beside <c>store.db</c>.</summary>
    public static string LogPathOf(string path) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", Path.GetFileNameWithoutExtension(path) + "-log" + Path.GetExtension(path));

    /// <exception cref="StoreUnavailableException">The file is not one of ours.</exception>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static OpenFile Open(IStorage storage, string path, TimeSpan barrierBound)
    {
        LogStream? log = null;
        DataStream? data = null;
        LiteEngine? engine = null;
        try
        {
            log = new LogStream(storage.Open(LogPathOf(path)));
            data = new DataStream(storage.Open(path), log);
            RefuseForeign(path, data, log);
            engine = new LiteEngine(new EngineSettings { DataStream = data, LogStream = log, Collation = Collation.Binary });
            var file = new OpenFile(engine, data, log, barrierBound);
            file.SetPragmas();
            return file;
        }
        catch (Exception e)
        {
            data?.Dispose();
            log?.Dispose();
            if (engine is not null)
                AbandonedEngine.Disarm(engine);
            if (e is not IOException)
            {
                throw new StoreUnavailableException(
                    $"'{path}' is not a data file of this product, or it is damaged: {e.Message} Name another file in Store:Path, or restore a backup.", e);
            }

            throw;
        }
    }

    /// <exception cref="IOException">A transaction of this thread was left open, so what it holds is not known.</exception>
    public void Begin()
    {
        if (!Engine.BeginTrans())
            throw new IOException("The engine still had an open transaction.");
    }

    /// <summary>Commits the transaction of this thread; when it returns, the transaction is on the disk.</summary>
    public void CommitDurably()
    {
        var commits = _log.Commits;
        if (!Engine.Commit())
            throw new IOException("The engine had no transaction to commit.");
        _log.WaitForCommits(commits + 1, _barrierBound);
    }

    /// <summary>Gives up the transaction of this thread, if there is one.</summary>
    public void Rollback()
    {
        Engine.Rollback();
        Settle();
    }

    /// <summary>Ends a transaction that was only read in.</summary>
    public void EndReading() => Engine.Rollback();

    /// <summary>
    /// Waits until all the engine has handed to its writer is on the disk. Needed after whatever commits in its own way (an index built, a transaction given up),
    /// so that the next <see cref="CommitDurably"/> counts from a quiet log.
    /// </summary>
    public void Settle()
    {
        using var reader = Engine.Query("$database", new Query { Select = BsonExpression.Create("logFileSize") });
        reader.Read();
        // The engine casts this length to int; up to 4 GB the bits are still right.
        var length = (uint)reader.Current["logFileSize"].AsInt32;
        _log.WaitForLength(length, _barrierBound);
    }

    /// <summary>How often the data file has been written to: between two checkpoints it stays as it is, whatever is committed.</summary>
    public int Checkpoints { get; private set; }

    /// <summary>Copies the log into the data file and empties it.</summary>
    public void Checkpoint()
    {
        Checkpoints++;
        Engine.Checkpoint();
        if (_log.Length != 0)
            throw new IOException($"A checkpoint left {_log.Length} bytes in the log.");
    }

    /// <summary>Reads the data file beside the engine; from any thread. Meaningful as long as <see cref="Checkpoints"/> stays the same.</summary>
    public int ReadData(long position, Span<byte> buffer) => _data.ReadAt(position, buffer);

    /// <summary>Closes cleanly; the log is empty afterwards.</summary>
    public void Close()
    {
        Checkpoint();
        Engine.Dispose();
        Dispose();
    }

    /// <summary>
    /// Lets go of the file as it is. The streams are sealed first, so that the engine's own threads can do no more harm; the engine is not disposed of,
    /// because after a failure it would wait for a writer that no longer runs.
    /// </summary>
    public void Dispose()
    {
        var reason = new IOException("The data file was given up after a failure.");
        _data.Seal(reason);
        _log.Seal(reason);
        AbandonedEngine.Disarm(Engine);
        _data.Dispose();
        _log.Dispose();
    }

    /// <summary>The engine would cut a short file of somebody else to nothing and start a new one in it, or start one beside a log that it does not belong to.</summary>
    private static void RefuseForeign(string path, DataStream data, LogStream log)
    {
        if (data.Length == 0)
        {
            if (log.Length > 0)
            {
                throw new StoreUnavailableException(
                    $"'{path}' is empty but its log '{LogPathOf(path)}' is not: the data file was removed or replaced. Put it back, or restore a backup.");
            }

            return;
        }

        var header = new byte[FileMark.Length];
        if (data.ReadAt(FileMarkOffset, header) < header.Length || !FileMark.SequenceEqual(header))
            throw new StoreUnavailableException($"'{path}' is not a LiteDB file. Name another file in Store:Path.");
    }

    private void SetPragmas()
    {
        Engine.Pragma(Pragmas.UTC_DATE, true);
        Engine.Pragma(Pragmas.TIMEOUT, 5);
        // The engine would checkpoint inside a commit, before the barrier, and wait for ever for a writer that failed. The gate does it afterwards.
        Engine.Pragma(Pragmas.CHECKPOINT, 0);
        Settle();
    }
}
