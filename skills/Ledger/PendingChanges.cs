using RetentionBot.Store;

namespace RetentionBot.Skills.Ledger;

/// <summary>What a turn changes, document by document, so that it can be written as one batch and taken back as one. One per turn.</summary>
public sealed class PendingChanges
{
    private readonly Dictionary<(string Collection, Key Key), PendingChange> _changes = [];

    /// <summary>Every document that is touched, in no particular order.</summary>
    public IReadOnlyCollection<PendingChange> All => _changes.Values;

    /// <summary>What was done, for the answer to an undo: <c>the call with Ada Byron (London, #12)</c>. Several turns' worth is joined.</summary>
    internal List<string> What { get; } = [];

    /// <summary>Under which key the changes can be taken back; null until something was promised to be.</summary>
    internal string? UndoKey { get; set; }

    /// <summary>Writes a document.</summary>
    /// <param name="before">As it was read from the store; null for a new one. Of several changes in one turn the first one counts.</param>
    public void Put<T>(Collection<T> collection, Stored<T>? before, T after)
        where T : class => Of(collection, collection.KeyOf(after), before).Now = after;

    /// <summary>Removes a document.</summary>
    public void Remove<T>(Collection<T> collection, Stored<T> before)
        where T : class => Of(collection, collection.KeyOf(before.Document), before).Now = null;

    /// <summary>The document as this turn leaves it; null when the turn removed it or has not touched it.</summary>
    public T? Find<T>(Collection<T> collection, Key key)
        where T : class => _changes.GetValueOrDefault((collection.Name, key))?.After as T;

    /// <summary>Whether this turn has written or removed the document.</summary>
    public bool Has(Collection collection, Key key) => _changes.ContainsKey((collection.Name, key));

    /// <summary>The documents of a collection as this turn leaves them over what the store holds.</summary>
    internal IEnumerable<T> Over<T>(Collection<T> collection, IEnumerable<T> stored, Func<T, bool> isAsked)
        where T : class => stored.Where(document => !Has(collection, collection.KeyOf(document)))
            .Concat(_changes.Values.Select(change => change.Collection == collection ? change.After as T : null).OfType<T>().Where(isAsked));

    /// <summary>Forgets everything: it is written, or will not be.</summary>
    internal void Clear()
    {
        _changes.Clear();
        What.Clear();
        UndoKey = null;
    }

    private PendingChange<T> Of<T>(Collection<T> collection, Key key, Stored<T>? before)
        where T : class
    {
        if (_changes.TryGetValue((collection.Name, key), out var known))
        {
            return (PendingChange<T>)known;
        }

        var change = new PendingChange<T>(collection, key, before);
        _changes.Add((collection.Name, key), change);
        return change;
    }
}
