namespace RetentionBot.Store.LiteDb;

/// <summary>
/// Copies the data file while the store goes on serving. After a checkpoint, commits go to the log only; so as long as no further checkpoint is made the data file
/// is that moment's state, and is copied beside the gate. The copy counts only after it was opened and checked, document by document.
/// </summary>
internal sealed class LiteDbBackup(IReadOnlyList<Collection> catalogue, int schemaVersion)
{
    private const int Chunk = 1 << 20;

    /// <summary>Where a copy grows before it is verified: beside the target, under a name that no other backup uses.</summary>
    public static string PartialOf(string target) => $"{target}.{Guid.NewGuid():n}.partial";

    /// <exception cref="IOException">The target exists or cannot be written.</exception>
    public static void RefuseExisting(string target)
    {
        if (File.Exists(target) || Directory.Exists(target))
            throw new IOException($"'{target}' exists already; a backup never replaces a file. Name another one.");
    }

    /// <summary>Writes the first <paramref name="length"/> bytes of the data file to a new file and flushes it to the disk.</summary>
    public static void Copy(OpenFile file, long length, string partial, CancellationToken cancellationToken)
    {
        using var target = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var buffer = new byte[Chunk];
        for (long position = 0; position < length; position += Chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var part = buffer.AsSpan(0, (int)Math.Min(Chunk, length - position));
            if (file.ReadData(position, part) < part.Length)
                throw new IOException("The data file became shorter while it was copied.");
            target.Write(part);
        }

        target.Flush(flushToDisk: true);
    }

    /// <summary>Checks the copy and gives it its name.</summary>
    public BackupReport Finish(string partial, string target, DateTimeOffset takenAt, CancellationToken cancellationToken)
    {
        var report = VerifiedCopy.Check(partial, catalogue, schemaVersion, change: null, cancellationToken);
        File.Move(partial, target, overwrite: false);
        return new BackupReport(target, new FileInfo(target).Length, report.Documents, takenAt);
    }
}
