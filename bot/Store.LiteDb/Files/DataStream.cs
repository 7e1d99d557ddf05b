namespace RetentionBot.Store.LiteDb;

/// <summary>The engine's data file. A checkpoint overwrites pages here, so the log they came from is on the disk before the first of them is.</summary>
internal sealed class DataStream(IStorageFile file, LogStream log) : PageStream(file)
{
    public override void Flush()
    {
        lock (Sync)
        {
            Guarded(() =>
            {
                File.Sync();
                return 0;
            });
        }
    }

    public int ReadAt(long position, Span<byte> buffer)
    {
        if (Fault is { } fault)
            throw new IOException(fault.Message, fault);
        try
        {
            return File.Read(position, buffer);
        }
        catch (ObjectDisposedException e)
        {
            throw new IOException("The data file was closed while it was read.", e);
        }
    }

    protected override void WritePage(long position, ReadOnlySpan<byte> page)
    {
        if (log.Fault is { } fault)
            throw new IOException(fault.Message, fault);
        log.SyncIfDirty();
        File.Write(position, page);
    }
}
