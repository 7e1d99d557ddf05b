using RetentionBot.Store.LiteDb;

namespace RetentionBot.Bot.Tests.Store;

/// <summary>The real disk with what can go wrong on one: full, or broken.</summary>
internal sealed class TestStorage : IStorage
{
    private long _left = long.MaxValue;

    /// <summary>How many more bytes may be written; the write that goes over it fails half-way, as on a full disk.</summary>
    public long BytesLeft
    {
        get => Interlocked.Read(ref _left);
        set => Interlocked.Exchange(ref _left, value);
    }

    /// <summary>What <see cref="IStorage.FreeBytes"/> says.</summary>
    public long Free { get; set; } = long.MaxValue;

    /// <summary>What it throws instead, as whatever a write comes to may throw; null for nothing.</summary>
    public Exception? FreeThrows { get; set; }

    public bool SyncFails { get; set; }

    public bool OpenFails { get; set; }

    /// <summary>How often a file was flushed since the test began.</summary>
    public long Syncs { get; private set; }

    /// <summary>What happened to the files, in order: the file's name and <c>write</c>, <c>confirm</c> (the page that marks a commit) or <c>sync</c>.</summary>
    public List<(string File, string What)> History { get; } = [];

    public IStorageFile Open(string path) => OpenFails ? throw new IOException("No such device") : new Decorated(this, Path.GetFileName(path), DiskStorage.Instance.Open(path));

    public long FreeBytes(string path) => FreeThrows is null ? Free : throw FreeThrows;

    private void Note(string file, string what)
    {
        lock (History)
        {
            History.Add((file, what));
        }
    }

    private sealed class Decorated(TestStorage storage, string name, IStorageFile file) : IStorageFile
    {
        public long Length => file.Length;

        public int Read(long position, Span<byte> buffer) => file.Read(position, buffer);

        public void Write(long position, ReadOnlySpan<byte> buffer)
        {
            var left = Interlocked.Add(ref storage._left, -buffer.Length);
            if (left < 0)
            {
                file.Write(position, buffer[..(buffer.Length / 2)]);
                throw new IOException("No space left on device");
            }

            file.Write(position, buffer);
            storage.Note(name, buffer.Length > 18 && buffer[18] != 0 ? "confirm" : "write");
        }

        public void SetLength(long length) => file.SetLength(length);

        public void Sync()
        {
            if (storage.SyncFails)
                throw new IOException("Input/output error");
            storage.Syncs++;
            file.Sync();
            storage.Note(name, "sync");
        }

        public void Dispose() => file.Dispose();
    }
}
