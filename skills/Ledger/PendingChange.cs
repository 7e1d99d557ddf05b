using RetentionBot.Store;

namespace RetentionBot.Skills.Ledger;

/// <summary>One document as it was and as this turn leaves it.</summary>
public abstract class PendingChange(Collection collection, Key key)
{
    /// <summary>Where.</summary>
    public Collection Collection { get; } = collection;

    /// <summary>Which document.</summary>
    public Key Key { get; } = key;

    /// <summary>The document as it was read; null when it was not there.</summary>
    public abstract object? Before { get; }

    /// <summary>The document as it will be; null when it is removed.</summary>
    public abstract object? After { get; }

    /// <summary>The stored form of <see cref="Before"/>.</summary>
    internal abstract byte[]? EncodedBefore { get; }

    /// <summary>The stored form of <see cref="After"/>.</summary>
    internal abstract byte[]? EncodedAfter { get; }

    /// <summary>Adds it to what is committed; it conflicts when somebody changed the document since it was read.</summary>
    internal abstract void AddTo(Batch batch);
}

/// <inheritdoc cref="PendingChange"/>
internal sealed class PendingChange<T>(Collection<T> collection, Key key, Stored<T>? before) : PendingChange(collection, key)
    where T : class
{
    /// <summary>See <see cref="PendingChange.After"/>.</summary>
    public T? Now { get; set; }

    public override object? Before => before?.Document;

    public override object? After => Now;

    internal override byte[]? EncodedBefore => before is null ? null : collection.Encode(before.Document);

    internal override byte[]? EncodedAfter => Now is null ? null : collection.Encode(Now);

    internal override void AddTo(Batch batch)
    {
        switch (before, Now)
        {
            case (null, { } added):
                batch.InsertIfAbsent(collection, added);
                break;
            case ({ } read, null):
                batch.Delete(collection, Key, read.Version);
                break;
            case ({ } read, { } changed) when EncodedBefore.AsSpan().SequenceEqual(collection.Encode(changed)):
                // Nothing differs, but what was concluded from it rests on this version.
                batch.AssertVersion(collection, Key, read.Version);
                break;
            case ({ } read, { } changed):
                batch.Put(collection, changed, read.Version);
                break;
        }
    }
}
