using System.Diagnostics;

namespace RetentionBot.Store.LiteDb;

/// <summary>
/// The engine's write-ahead log. The engine flushes page by page and acknowledges before it has written; here <see cref="Flush"/> does nothing, the page that
/// marks a transaction as committed never reaches the disk before the transaction's other pages, and <see cref="WaitForCommits"/> is the promise.
/// </summary>
internal sealed class LogStream(IStorageFile file) : PageStream(file)
{
    /// <summary>The byte of a page header that marks the last page of a committed transaction (LiteDB 5.0.20, BasePage.P_IS_CONFIRMED).</summary>
    private const int ConfirmedOffset = 18;

    private bool _dirty;

    /// <summary>How many committed transactions have been written to this stream, whole.</summary>
    public long Commits { get; private set; }

    public override void Flush()
    {
    }

    /// <summary>Returns once the log holds <paramref name="commits"/> committed transactions and all of them are on the disk.</summary>
    /// <exception cref="IOException">The log broke, or its writer did not get that far within <paramref name="bound"/>.</exception>
    public void WaitForCommits(long commits, TimeSpan bound) => WaitFor(() => Commits >= commits, bound);

    /// <summary>Returns once the log is at least <paramref name="length"/> bytes long, on the disk.</summary>
    public void WaitForLength(long length, TimeSpan bound) => WaitFor(() => Length >= length, bound);

    /// <summary>Puts what was written onto the disk, if anything was since the last time.</summary>
    public void SyncIfDirty()
    {
        lock (Sync)
        {
            if (!_dirty)
                return;
            Guarded(() =>
            {
                File.Sync();
                return 0;
            });
            _dirty = false;
        }
    }

    protected override void WritePage(long position, ReadOnlySpan<byte> page)
    {
        var confirms = page.Length > ConfirmedOffset && page[ConfirmedOffset] != 0;
        if (confirms && _dirty)
        {
            File.Sync();
            _dirty = false;
        }

        File.Write(position, page);
        _dirty = true;
        if (confirms)
            Commits++;
    }

    private void WaitFor(Func<bool> reached, TimeSpan bound)
    {
        var started = Stopwatch.GetTimestamp();
        lock (Sync)
        {
            while (!reached())
            {
                var left = bound - Stopwatch.GetElapsedTime(started);
                if (Fault is { } fault)
                    throw new IOException(fault.Message, fault);
                if (left <= TimeSpan.Zero || !Monitor.Wait(Sync, left))
                    throw new IOException($"The log was not written within {bound.TotalSeconds:0} s; the disk hangs or the engine's writer has stopped.");
            }

            SyncIfDirty();
        }
    }
}
