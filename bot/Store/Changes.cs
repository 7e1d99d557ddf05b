namespace RetentionBot.Store;

/// <summary>A page of the change log.</summary>
/// <param name="Position">Where to go on from; equal to the position asked for when nothing has changed.</param>
/// <param name="Items">The changes, oldest first. All changes of one batch are on one page, so a page may exceed the limit asked for.</param>
/// <param name="HasMore">Whether more changes were there when this page was read.</param>
public sealed record Changes(long Position, IReadOnlyList<Change> Items, bool HasMore)
{
    /// <summary>Asks for no change, only for the newest position: where to begin after having read everything.</summary>
    public const long Newest = long.MaxValue;
}

/// <summary>One document changed; what it is now is to be read from the store.</summary>
/// <param name="Position">The position of its batch.</param>
/// <param name="Collection">The name of its collection.</param>
/// <param name="Key">Its key.</param>
/// <param name="Deleted">Whether that batch deleted it.</param>
public sealed record Change(long Position, string Collection, Key Key, bool Deleted);
