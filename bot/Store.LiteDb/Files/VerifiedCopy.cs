namespace RetentionBot.Store.LiteDb;

/// <summary>Opens a copy of a data file by itself and checks every document and index in it. Leaves nothing beside the copy.</summary>
internal static class VerifiedCopy
{
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
            using var file = OpenFile.Open(DiskStorage.Instance, path, TimeSpan.FromSeconds(30));
            if (!file.Engine.GetCollectionNames().Contains(ChangeLog.Collection))
                throw new StoreUnavailableException($"'{path}' is not a data file of this product.");
            var check = new StoreCheck(catalogue, recompute: Schema.VersionOf(file) == schemaVersion);
            while (check.Step(file, position: 0))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (!check.Report.IsSound)
                throw new StoreUnavailableException($"'{path}' is not sound: {check.Report.Faults[0]} ({check.Report.Faults.Count} faults in all.)");
            change?.Invoke(file);
            file.Close();
            return check.Report;
        }
        finally
        {
            File.Delete(OpenFile.LogPathOf(path));
        }
    }
}
