namespace RetentionBot.Store.LiteDb;

/// <summary>Opens a copy of a data file by itself and checks every document and index in it. Leaves nothing beside the copy.</summary>
internal static class VerifiedCopy
{
    /// <summary>How many pages of the check are done before the copy is opened anew: the engine keeps every page it has read in memory.</summary>
    private const int PagesPerOpening = 500;

    /// <param name="path">The copy; nobody else has it open.</param>
    /// <param name="catalogue">What it should hold.</param>
    /// <param name="schemaVersion">The schema version of this program: only then are computed keys compared with the documents.</param>
    /// <param name="change">Something to be written to the copy when it is sound; null for nothing.</param>
    /// <exception cref="StoreUnavailableException">The copy cannot be opened or is not sound; the message says what is wrong.</exception>
    public static CheckReport Check(
        string path, IReadOnlyList<Collection> catalogue, int schemaVersion, Action<OpenFile>? change, CancellationToken cancellationToken)
    {
        try
        {
            StoreCheck? check = null;
            while (true)
            {
                using var file = OpenFile.Open(DiskStorage.Instance, path, TimeSpan.FromSeconds(30));
                check ??= Begin(file, path, catalogue, schemaVersion);
                if (Goes(check, file, cancellationToken))
                    continue;
                if (!check.Report.IsSound)
                    throw new StoreUnavailableException($"'{path}' is not sound: {check.Report.Faults[0]} ({check.Report.Faults.Count} faults in all.)");
                change?.Invoke(file);
                file.Close();
                return check.Report;
            }
        }
        finally
        {
            File.Delete(OpenFile.LogPathOf(path));
        }
    }

    private static StoreCheck Begin(OpenFile file, string path, IReadOnlyList<Collection> catalogue, int schemaVersion) =>
        file.Engine.GetCollectionNames().Contains(ChangeLog.Collection)
            ? new StoreCheck(catalogue, recompute: Schema.VersionOf(file) == schemaVersion)
            : throw new StoreUnavailableException($"'{path}' is not a data file of this product.");

    /// <returns>Whether there is more to check.</returns>
    private static bool Goes(StoreCheck check, OpenFile file, CancellationToken cancellationToken)
    {
        for (var page = 0; page < PagesPerOpening; page++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!check.Step(file, position: 0))
                return false;
        }

        return true;
    }
}
