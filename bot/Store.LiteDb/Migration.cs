namespace RetentionBot.Store.LiteDb;

/// <summary>
/// A step from one schema version to the next. It runs once for a file, before its indexes are made, in several transactions:
/// killed half-way it runs again from the start, so it must be able to.
/// </summary>
/// <param name="Version">The schema version it leads to, 1 or more, each once. A new file starts at the highest.</param>
/// <param name="What">What it does, for the log.</param>
/// <param name="Apply">Does it.</param>
public sealed record Migration(int Version, string What, Action<MigrationFile> Apply);

/// <summary>What a migration may do to the documents of a file.</summary>
public sealed class MigrationFile
{
    private readonly OpenFile _file;

    internal MigrationFile(OpenFile file) => _file = file;

    /// <summary>
    /// Gives every document of a collection a new body, and the computed keys of the new body. A body returned unchanged (the same array) is not written; null deletes.
    /// </summary>
    public void Rewrite(Collection collection, Func<byte[], byte[]?> change) => new Reencoding(_file, collection).Run(change, always: false);

    /// <summary>Computes the keys of every document of a collection again, because what an index computes has changed.</summary>
    public void Reindex(Collection collection) => new Reencoding(_file, collection).Run(body => body, always: true);
}
