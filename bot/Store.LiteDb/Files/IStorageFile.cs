namespace RetentionBot.Store.LiteDb;

/// <summary>
/// One file as the store needs it: reads and writes at a position, and a flush that reaches the disk.
/// The seam at which a test makes a disk slow, full or broken. Calls may come from two threads at once.
/// </summary>
public interface IStorageFile : IDisposable
{
    /// <summary>In bytes.</summary>
    long Length { get; }

    /// <summary>Reads as much of <paramref name="buffer"/> as the file holds from <paramref name="position"/>; returns how many bytes that was.</summary>
    int Read(long position, Span<byte> buffer);

    /// <summary>Writes all of <paramref name="buffer"/>.</summary>
    /// <exception cref="IOException">The disk is full or failed; part of the bytes may be written.</exception>
    void Write(long position, ReadOnlySpan<byte> buffer);

    /// <summary>Cuts or grows the file.</summary>
    void SetLength(long length);

    /// <summary>Returns once everything written is on the disk and not in a cache of the operating system.</summary>
    void Sync();
}

/// <summary>Where the store's files are: a disk, or a test's idea of one.</summary>
public interface IStorage
{
    /// <summary>Opens or creates a file that nobody else writes.</summary>
    IStorageFile Open(string path);

    /// <summary>How many bytes may still be written beside <paramref name="path"/>.</summary>
    long FreeBytes(string path);
}
