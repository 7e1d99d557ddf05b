namespace RetentionBot.Store.LiteDb;

/// <summary>
/// Recently read documents of hot collections, served without queueing at the gate. Filled and changed only by the gate's thread, between its commits, so an
/// entry is always the latest committed document; what is absent from here says nothing. At most <paramref name="capacity"/> documents, least recently used go first.
/// </summary>
internal sealed class HotCache(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string, Key), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();

    /// <summary>The documents behind all the keys as they were at one moment, or null when one of them is not here.</summary>
    public IReadOnlyList<Stored<T>>? TryGet<T>(Collection<T> collection, IReadOnlyList<Key> keys)
        where T : class
    {
        var found = new Entry[keys.Count];
        lock (_lock)
        {
            for (var i = 0; i < found.Length; i++)
            {
                if (!_entries.TryGetValue((collection.Name, keys[i]), out var node))
                    return null;
                if (node.Previous is not null)
                {
                    _byUse.Remove(node);
                    _byUse.AddFirst(node);
                }

                found[i] = node.Value;
            }
        }

        return Array.ConvertAll(found, entry => entry.Decoded(collection));
    }

    /// <summary>Keeps a document that was just read.</summary>
    public void Fill(Collection collection, Row row)
    {
        if (!collection.IsHot || capacity == 0)
            return;
        lock (_lock)
        {
            if (_entries.ContainsKey((collection.Name, row.Key)))
                return;
            if (_entries.Count >= capacity)
            {
                // The list is not empty: it has as many entries as the dictionary.
                var last = _byUse.Last!;
                _byUse.RemoveLast();
                _entries.Remove((last.Value.Collection, last.Value.Row.Key));
            }

            _entries.Add((collection.Name, row.Key), _byUse.AddFirst(new Entry(collection.Name, row)));
        }
    }

    /// <summary>Takes over what a group of batches has durably written: all of it at one moment. Documents that are not kept stay so.</summary>
    public void Apply(IEnumerable<Applied> changes)
    {
        lock (_lock)
        {
            foreach (var change in changes)
            {
                if (!change.Collection.IsHot || !_entries.TryGetValue((change.Collection.Name, change.Key), out var node))
                    continue;
                if (change.Body is null)
                {
                    _byUse.Remove(node);
                    _entries.Remove((change.Collection.Name, change.Key));
                }
                else
                {
                    node.Value = new Entry(change.Collection.Name, new Row(change.Key, change.Version, change.Body));
                }
            }
        }
    }

    /// <summary>Forgets everything: what is in the file is in doubt.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _byUse.Clear();
        }
    }

    private sealed class Entry(string collection, Row row)
    {
        private object? _decoded;

        public string Collection => collection;

        public Row Row => row;

        /// <summary>Two readers may decode at once; they make the same value.</summary>
        public Stored<T> Decoded<T>(Collection<T> of)
            where T : class => (Stored<T>)(_decoded ??= row.Decode(of));
    }
}

/// <summary>What a batch did to one document.</summary>
/// <param name="Collection">Where.</param>
/// <param name="Key">Which document.</param>
/// <param name="Version">Its version now; 0 when deleted.</param>
/// <param name="Body">Its bytes now; null when deleted.</param>
internal readonly record struct Applied(Collection Collection, Key Key, long Version, byte[]? Body);
