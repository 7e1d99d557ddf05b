namespace RetentionBot.Store.LiteDb;

/// <summary>
/// Makes sure that what a batch replaced or deleted is gone from both files. The engine (5.0.20) overwrites a freed block, index node or page with zeros, so the
/// old bytes are left in the log only; a checkpoint writes the zeroed pages over the old ones and empties the log.
/// </summary>
internal static class Erasure
{
    public static void Run(OpenFile file) => file.Checkpoint();
}
