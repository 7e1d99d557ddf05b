namespace RetentionBot.Store;

/// <summary>What a backup wrote.</summary>
/// <param name="Path">The file.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Documents">How many documents were verified in it.</param>
/// <param name="TakenAt">The instant whose state it holds.</param>
public sealed record BackupReport(string Path, long Bytes, long Documents, DateTimeOffset TakenAt);

/// <summary>What a check found.</summary>
/// <param name="Documents">How many documents were read.</param>
/// <param name="IndexEntries">How many index entries were compared.</param>
/// <param name="Faults">A sentence for each fault, naming collection and key; empty when all is well. At most 100.</param>
public sealed record CheckReport(long Documents, long IndexEntries, IReadOnlyList<string> Faults)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsSound => Faults.Count == 0;
}
