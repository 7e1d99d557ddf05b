using System.Globalization;

namespace RetentionBot.Store.LiteDb;

/// <summary>Puts a backup in the place of a data file that nobody has open. The replaced file is kept beside it.</summary>
public static class LiteDbRestore
{
    private const string Ready = ".restored-";
    private const string Kept = ".before-restore-";

    /// <summary>Checks a backup and puts it in the place of the data file.</summary>
    /// <param name="backup">A file that the backup command wrote; it is not changed.</param>
    /// <param name="options">Which data file, as the store is opened with.</param>
    /// <param name="catalogue">As the store is opened with.</param>
    /// <param name="migrations">As the store is opened with.</param>
    /// <returns>Where the replaced file was kept; null when there was none.</returns>
    /// <exception cref="StoreUnavailableException">The data file is in use, or the backup is not sound. Nothing was replaced.</exception>
    /// <exception cref="FileNotFoundException">There is no such backup.</exception>
    public static Task<string?> RestoreAsync(
        string backup,
        LiteDbStoreOptions options,
        IReadOnlyList<Collection> catalogue,
        IReadOnlyList<Migration>? migrations,
        TimeProvider time,
        CancellationToken cancellationToken) =>
        Task.Run(() => Restore(backup, Path.GetFullPath(options.Path), Schema.CatalogueOf(catalogue), Schema.NewestOf(migrations), time, cancellationToken), cancellationToken);

    /// <summary>
    /// Ends a restore that was interrupted after the backup had been checked. Without this a start in between would find no file and make an empty one,
    /// or would replay the old file's log into the restored one.
    /// </summary>
    /// <returns>Where the replaced file was kept; null when there was none.</returns>
    internal static string? FinishInterrupted(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var ready = Directory.EnumerateFiles(folder, Path.GetFileName(path) + Ready + "*").Order(StringComparer.Ordinal).FirstOrDefault();
        if (ready is null)
            return null;

        var kept = path + Kept + ready[(path.Length + Ready.Length)..];
        // In this order: as long as the last move has not happened, each step can be repeated.
        if (File.Exists(path))
            File.Move(path, kept, overwrite: false);
        if (File.Exists(OpenFile.LogPathOf(path)))
            File.Move(OpenFile.LogPathOf(path), OpenFile.LogPathOf(kept), overwrite: false);
        File.Move(ready, path, overwrite: false);
        return File.Exists(kept) ? kept : null;
    }

    private static string? Restore(
        string backup, string path, IReadOnlyList<Collection> catalogue, int schemaVersion, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!File.Exists(backup))
            throw new FileNotFoundException($"There is no backup '{backup}'.", backup);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var held = LockFile.Take(path);
        FinishInterrupted(path);
        var partial = path + ".restoring";
        try
        {
            CopyFile(backup, partial);
            VerifiedCopy.Check(partial, catalogue, schemaVersion, file => MovePositionsOn(file, time), cancellationToken);
            File.Move(partial, path + Ready + time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture), overwrite: false);
        }
        finally
        {
            File.Delete(partial);
        }

        return FinishInterrupted(path);
    }

    private static void CopyFile(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None);
        source.CopyTo(target);
        target.Flush(flushToDisk: true);
    }

    /// <summary>
    /// Positions of the replaced file mean nothing in this one. The next position is taken from the clock, so that it lies above any that a reader can have
    /// seen, also after an earlier restore of the same backup; the gap tells readers to reload.
    /// </summary>
    private static void MovePositionsOn(OpenFile file, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var position = Math.Max(ChangeLog.LastPosition(file.Queries) + 2, now.ToUnixTimeMilliseconds() * 1000);
        file.Begin();
        file.Engine.Insert(ChangeLog.Collection, [ChangeLog.Row(position, now, [])], LiteDB.BsonAutoId.Int64);
        file.CommitDurably();
    }
}
