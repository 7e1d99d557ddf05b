namespace RetentionBot.Import.Reading;

/// <summary>Where the bytes of rows are: a file, or what somebody sent, which is never written to the disk.</summary>
internal sealed class RowSource
{
    private readonly Func<Stream> _open;

    private RowSource(string name, Func<Stream> open, bool isOnDisk) => (Name, _open, IsOnDisk) = (name, open, isOnDisk);

    /// <summary>The name it is called by, with its extension.</summary>
    public string Name { get; }

    /// <summary>Whether it is a file; what is none leaves nothing on the disk.</summary>
    public bool IsOnDisk { get; }

    /// <summary>A file. It may be read and written by others meanwhile, as by a spreadsheet program that has it open.</summary>
    public static RowSource File(string path) =>
        new(Path.GetFileName(path), () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 131_072, FileOptions.SequentialScan), isOnDisk: true);

    /// <summary>Bytes in memory.</summary>
    public static RowSource Memory(string name, byte[] bytes) => new(name, () => new MemoryStream(bytes, writable: false), isOnDisk: false);

    /// <summary>A stream over all of it, at its start; as often as asked.</summary>
    public Stream Open() => _open();
}
