namespace RetentionBot.Store.LiteDb;

/// <summary>How a <see cref="LiteDbStore"/> works. Only the path has to be named.</summary>
public sealed record LiteDbStoreOptions
{
    /// <summary>The data file. Beside it lie its log (<c>-log</c> before the extension) and its lock (<c>.lock</c>). Its folder is created. Not on a network drive.</summary>
    public required string Path { get; init; }

    /// <summary>How many documents of hot collections are kept in memory, all collections together. Default 20,000; 0 keeps none.</summary>
    public int HotDocuments { get; init; } = 20_000;

    /// <summary>How many operations may be committed together when several batches wait; one larger batch is still committed. Default 2,000.</summary>
    public int GroupOperations { get; init; } = 2_000;

    /// <summary>How long a commit waits for the log to be written before the instance is given up. Default 30 s.</summary>
    public TimeSpan BarrierBound { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Free disk space, in bytes beyond the size of the log, below which writes are refused. Default 64 MB.</summary>
    public long FreeSpaceMargin { get; init; } = 64L << 20;

    /// <summary>The size of the log, in bytes, from which it is copied into the data file after a commit. Default 8 MB.</summary>
    public long CheckpointAt { get; init; } = 8L << 20;

    /// <summary>How long no write must have come before the log is copied into the data file. Default 30 s.</summary>
    public TimeSpan IdleCheckpointAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long changes are kept. Default 7 days.</summary>
    public TimeSpan ChangesKept { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The wait before the first attempt to reopen a failed file; doubled after each failure up to <see cref="LongestReopenDelay"/>. Default 0.2 s.</summary>
    public TimeSpan FirstReopenDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Default 30 s.</summary>
    public TimeSpan LongestReopenDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the files are. Default: the local disk.</summary>
    public IStorage Storage { get; init; } = DiskStorage.Instance;
}
