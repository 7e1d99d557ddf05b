namespace RetentionBot.Store.LiteDb;

/// <summary>Whether the store serves, for a readiness check and for the person who reads it.</summary>
/// <param name="State">What it can do just now.</param>
/// <param name="Since">Since when.</param>
/// <param name="Reason">A sentence on what is wrong and what helps; null when nothing is.</param>
/// <param name="Queued">How many calls are waiting.</param>
public sealed record StoreHealth(StoreState State, DateTimeOffset Since, string? Reason, int Queued);

/// <summary>What the store can do.</summary>
public enum StoreState
{
    /// <summary>Everything.</summary>
    Serving,

    /// <summary>Reads only: the disk is nearly full. Free space and it goes on by itself.</summary>
    ReadOnly,

    /// <summary>Nothing: the engine failed and is being reopened.</summary>
    Failed,

    /// <summary>Nothing any more: it was disposed of.</summary>
    Closed,
}
