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

    public bool SyncFails { get; set; }

    public bool OpenFails { get; set; }

    /// <summary>Counts what reached a file since the test began.</summary>
    public long Syncs { get; private set; }

    public IStorageFile Open(string path) => OpenFails ? throw new IOException("No such device") : new Decorated(this, DiskStorage.Instance.Open(path));

    public long FreeBytes(string path) => Free;

    private sealed class Decorated(TestStorage storage, IStorageFile file) : IStorageFile
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
        }

        public void SetLength(long length) => file.SetLength(length);

        public void Sync()
        {
            if (storage.SyncFails)
                throw new IOException("Input/output error");
            storage.Syncs++;
            file.Sync();
        }

        public void Dispose() => file.Dispose();
    }
}
