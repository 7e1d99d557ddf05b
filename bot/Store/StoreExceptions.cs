namespace RetentionBot.Store;

/// <summary>A batch met another version than it expected. Read again and decide again; nothing was written.</summary>
public sealed class StoreConflictException(string collection, Key key, long? expected, long actual)
    : InvalidOperationException(expected == 0
        ? $"'{key}' in '{collection}' is already there (version {actual})."
        : $"'{key}' in '{collection}' has version {actual}, not the expected {expected}.")
{
    /// <summary>The collection of the document that conflicted.</summary>
    public string Collection { get; } = collection;

    /// <summary>The key of the document that conflicted.</summary>
    public Key Key { get; } = key;

    /// <summary>The version found; 0 when the document is not there.</summary>
    public long ActualVersion { get; } = actual;
}

/// <summary>A lease ended and somebody else took the work item over. Stop working on it; nothing was written.</summary>
public sealed class ClaimLostException(string kind, string name)
    : InvalidOperationException($"The claim on '{kind}/{name}' was lost: its lease ended and it was taken over or completed.");

/// <summary>The change log does not reach back to the position asked for. Reload everything, then go on from <see cref="CurrentPosition"/>.</summary>
public sealed class ChangesTrimmedException(long since, long currentPosition)
    : InvalidOperationException($"The changes after position {since} are no longer kept; reload and go on from {currentPosition}.")
{
    /// <summary>The newest position when this was thrown.</summary>
    public long CurrentPosition { get; } = currentPosition;
}

/// <summary>
/// The store cannot serve just now: another process has the file, the disk is full, or the engine died and is being reopened.
/// A write that failed this way may have happened; repeat it under the same keys.
/// </summary>
public sealed class StoreUnavailableException : IOException
{
    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
