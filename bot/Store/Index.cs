namespace RetentionBot.Store;

/// <summary>A declared, computed index, as every store implementation sees it.</summary>
public abstract class Index
{
    private protected Index(Collection collection, string name, KeyKind keyKind)
    {
        Collection = collection;
        Name = name;
        KeyKind = keyKind;
    }

    /// <summary>The collection whose documents it finds.</summary>
    public Collection Collection { get; }

    /// <summary>Unique within the collection.</summary>
    public string Name { get; }

    /// <summary>The kind of all its keys.</summary>
    public KeyKind KeyKind { get; }

    public override string ToString() => $"{Collection.Name}.{Name}";
}

/// <summary>A declared index of documents of one type; made by <see cref="Collection{T}.AddIndex"/>.</summary>
public sealed class Index<T> : Index
    where T : class
{
    private readonly Func<T, IEnumerable<Key>> _keys;

    internal Index(Collection<T> collection, string name, KeyKind keyKind, Func<T, IEnumerable<Key>> keys)
        : base(collection, name, keyKind)
    {
        Collection = collection;
        _keys = keys;
    }

    /// <summary>The collection whose documents it finds.</summary>
    public new Collection<T> Collection { get; }

    /// <summary>The computed keys of one document, each once, in no particular order.</summary>
    public IReadOnlyList<Key> KeysOf(T document)
    {
        var keys = new List<Key>();
        foreach (var key in _keys(document))
        {
            if (!keys.Contains(key))
            {
                keys.Add(key);
            }
        }

        return keys;
    }
}
