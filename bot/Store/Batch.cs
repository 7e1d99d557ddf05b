namespace RetentionBot.Store;

/// <summary>
/// What is written together or not at all. A value: building one touches no store, and one batch may be committed again after a conflict was resolved.
/// At most one operation per document.
/// </summary>
public sealed class Batch
{
    private readonly List<Operation> _operations = [];
    private readonly HashSet<(string Collection, Key Key)> _documents = [];

    /// <summary>The operations in the order they were added.</summary>
    public IReadOnlyList<Operation> Operations => _operations;

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => _operations.Count == 0;

    /// <summary>
    /// When true, the commit returns only once the old bytes of what was changed or deleted are gone from the data file and its log. Slow: for erasing a person.
    /// </summary>
    public bool Erase { get; init; }

    /// <summary>Writes a document whether or not it is there.</summary>
    public Batch Put<T>(Collection<T> collection, T document)
        where T : class => Add(Write.Of(collection, document, expectedVersion: null, onlyIfAbsent: false));

    /// <summary>Writes a document that was read at <paramref name="expectedVersion"/>; 0 means "it was not there".</summary>
    /// <remarks>Any other version conflicts.</remarks>
    public Batch Put<T>(Collection<T> collection, T document, long expectedVersion)
        where T : class => Add(Write.Of(collection, document, expectedVersion, onlyIfAbsent: false));

    /// <summary>Writes a document that must not be there yet; a present one conflicts. What makes a thing happen once.</summary>
    public Batch InsertIfAbsent<T>(Collection<T> collection, T document)
        where T : class => Add(Write.Of(collection, document, expectedVersion: 0, onlyIfAbsent: true));

    /// <summary>Removes a document; one that is not there is no conflict unless a version is expected.</summary>
    public Batch Delete(Collection collection, Key key, long? expectedVersion = null) => Add(new Delete(collection, key, expectedVersion));

    /// <summary>Commits only if a document that was read, but is not changed, still has its version; 0 means "still not there".</summary>
    public Batch AssertVersion(Collection collection, Key key, long expectedVersion) => Add(new AssertVersion(collection, key, expectedVersion));

    /// <summary>Whether there is an operation for that document already.</summary>
    public bool Has(Collection collection, Key key) => _documents.Contains((collection.Name, key));

    /// <summary>Adds all operations of another batch.</summary>
    public Batch Append(Batch other)
    {
        foreach (var operation in other.Operations)
        {
            Add(operation);
        }

        return this;
    }

    private Batch Add(Operation operation)
    {
        if (operation.Key.IsText != (operation.Collection.KeyKind == KeyKind.Text))
        {
            throw new ArgumentException($"Key '{operation.Key}' is not a {operation.Collection.KeyKind} key of collection '{operation.Collection}'.");
        }

        if (!_documents.Add((operation.Collection.Name, operation.Key)))
            throw new ArgumentException($"'{operation.Key}' in '{operation.Collection}' is in this batch already; a batch holds one operation per document.");

        _operations.Add(operation);
        return this;
    }
}

/// <summary>One operation of a batch; a closed family: <see cref="Write"/>, <see cref="Delete"/>, <see cref="Store.AssertVersion"/>.</summary>
/// <param name="Collection">Where.</param>
/// <param name="Key">Which document.</param>
/// <param name="ExpectedVersion">The version the document must have, 0 for "absent"; null when any will do.</param>
public abstract record Operation(Collection Collection, Key Key, long? ExpectedVersion);

/// <summary>Puts or inserts a document.</summary>
/// <param name="Collection">Where.</param>
/// <param name="Key">The document's key.</param>
/// <param name="Document">The document itself; for a store's memory, never changed.</param>
/// <param name="Body">The bytes to store.</param>
/// <param name="IndexKeys">The computed keys, one list per declared index of the collection, in order.</param>
/// <param name="ExpectedVersion">See <see cref="Operation"/>.</param>
public sealed record Write(
    Collection Collection, Key Key, object Document, byte[] Body, IReadOnlyList<IReadOnlyList<Key>> IndexKeys, long? ExpectedVersion)
    : Operation(Collection, Key, ExpectedVersion)
{
    /// <summary>Whether this came from <see cref="Batch.InsertIfAbsent{T}"/>; told apart so that a conflict can say "already there".</summary>
    public bool OnlyIfAbsent { get; private init; }

    internal static Write Of<T>(Collection<T> collection, T document, long? expectedVersion, bool onlyIfAbsent)
        where T : class =>
        new(collection, collection.KeyOf(document), document, collection.Encode(document), collection.ComputeIndexKeys(document), expectedVersion)
        {
            OnlyIfAbsent = onlyIfAbsent,
        };
}

/// <summary>Removes a document.</summary>
public sealed record Delete(Collection Collection, Key Key, long? ExpectedVersion) : Operation(Collection, Key, ExpectedVersion);

/// <summary>Checks a version without writing.</summary>
public sealed record AssertVersion(Collection Collection, Key Key, long Version) : Operation(Collection, Key, Version);
