using RetentionBot.Store.LiteDb;

namespace RetentionBot.StoreWriter;

/// <summary>Files on a disk that takes its time: each page written to the log waits.</summary>
internal sealed class SlowStorage(TimeSpan perPage) : IStorage
{
    public IStorageFile Open(string path) => new SlowFile(DiskStorage.Instance.Open(path), perPage);

    public long FreeBytes(string path) => DiskStorage.Instance.FreeBytes(path);

    private sealed class SlowFile(IStorageFile file, TimeSpan perPage) : IStorageFile
    {
        public long Length => file.Length;

        public int Read(long position, Span<byte> buffer) => file.Read(position, buffer);

        public void Write(long position, ReadOnlySpan<byte> buffer)
        {
            Thread.Sleep(perPage);
            file.Write(position, buffer);
        }

        public void SetLength(long length) => file.SetLength(length);

        public void Sync() => file.Sync();

        public void Dispose() => file.Dispose();
    }
}

/// <summary>The same slow disk for the engine as it comes, without the store's ordering and without its barrier.</summary>
internal sealed class SlowStream(string path, TimeSpan perPage) : Stream
{
    private readonly FileStream _file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _file.Length;

    public override long Position
    {
        get => _file.Position;
        set => _file.Position = value;
    }

    public override void Flush() => _file.Flush(flushToDisk: true);

    public override int Read(byte[] buffer, int offset, int count) => _file.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => _file.Seek(offset, origin);

    public override void SetLength(long value) => _file.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count)
    {
        Thread.Sleep(perPage);
        _file.Write(buffer, offset, count);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _file.Dispose();
        base.Dispose(disposing);
    }
}
