namespace RetentionBot.Store.LiteDb;

/// <summary>
/// A storage file as the stream LiteDB wants. After the first failure it is sealed: nothing more is written to a file whose state is unknown,
/// whatever the engine's own threads still try.
/// </summary>
internal abstract class PageStream(IStorageFile file) : Stream
{
    private long _length = file.Length;

    /// <summary>Guards the file against the engine's writer thread and the gate's thread.</summary>
    protected object Sync { get; } = new();

    protected IStorageFile File => file;

    /// <summary>What broke this stream; null while it works.</summary>
    public IOException? Fault { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => Volatile.Read(ref _length);

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = Guarded(() => file.Read(Position, buffer.AsSpan(offset, count)));
        Position += read;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        lock (Sync)
        {
            Guarded(() =>
            {
                WritePage(Position, buffer.AsSpan(offset, count));
                return 0;
            });
            Position += count;
            if (Position > _length)
                Volatile.Write(ref _length, Position);
            Monitor.PulseAll(Sync);
        }
    }

    public override void SetLength(long value)
    {
        lock (Sync)
        {
            Guarded(() =>
            {
                file.SetLength(value);
                return 0;
            });
            Volatile.Write(ref _length, value);
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The engine sets positions.");

    /// <summary>Lets every later use fail with <paramref name="reason"/>.</summary>
    public void Seal(IOException reason)
    {
        lock (Sync)
        {
            Fault ??= reason;
            Monitor.PulseAll(Sync);
        }
    }

    protected abstract void WritePage(long position, ReadOnlySpan<byte> page);

    /// <summary>The engine treats only an <see cref="IOException"/> as the end of itself, so every failure becomes one.</summary>
    protected T Guarded<T>(Func<T> action)
    {
        if (Fault is { } fault)
            throw new IOException(fault.Message, fault);
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException or NotSupportedException)
        {
            var failure = e as IOException ?? new IOException(e.Message, e);
            Seal(failure);
            throw failure;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Seal(new IOException("The file is closed."));
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
