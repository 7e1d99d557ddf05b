using LiteDB;

namespace RetentionBot.Store.LiteDb;

/// <summary>
/// Compares every document with its key and every index with what it should hold, a page at a time, so that the gate is free in between.
/// Counting alone is not enough: damage has been seen where one key led to another document while all counts were right.
/// </summary>
/// <param name="catalogue">What is checked.</param>
/// <param name="recompute">Whether keys are computed again from the bodies; not for a file of an older schema, where they may differ.</param>
internal sealed class StoreCheck(IReadOnlyList<Collection> catalogue, bool recompute)
{
    private const int PageSize = 200;
    private const int MostFaults = 100;

    private readonly List<string> _faults = [];
    private readonly Dictionary<Index, long> _stored = [];
    private readonly Queue<Func<OpenFile, long, bool>> _steps = [];
    private long _documents;
    private long _entries;
    private long _startedAt;
    private bool _planned;

    public CheckReport Report => new(_documents, _entries, _faults);

    /// <summary>Checks one page.</summary>
    /// <param name="file">The file.</param>
    /// <param name="position">The newest position of its change log: while it stays, nothing was written between two pages.</param>
    /// <returns>Whether there is more to check.</returns>
    public bool Step(OpenFile file, long position)
    {
        if (!_planned)
            Plan(file);
        if (_faults.Count >= MostFaults || _steps.Count == 0)
            return false;
        if (!_steps.Peek()(file, position))
            _steps.Dequeue();
        return _steps.Count > 0;
    }

    private void Plan(OpenFile file)
    {
        _planned = true;
        var collections = file.Engine.GetCollectionNames().ToHashSet();
        foreach (var collection in catalogue.Where(c => collections.Contains(c.Name)))
        {
            var present = Schema.IndexesOf(file, collection);
            var indexes = collection.Indexes.Where(index => present.Contains(Envelope.FieldOf(index))).ToList();
            AddDocuments(collection, indexes);
            foreach (var index in indexes)
            {
                AddIndex(index);
            }
        }
    }

    private void AddDocuments(Collection collection, List<Index> indexes)
    {
        BsonValue from = BsonValue.MinValue;
        _steps.Enqueue((file, position) =>
        {
            if (from.IsMinValue)
                _startedAt = position;
            var keys = file.Queries.Keys(collection.Name, from, BsonValue.MaxValue, PageSize);
            var documents = file.Queries.Range(collection.Name, from, BsonValue.MaxValue, PageSize, descending: false);
            // A page starts with the last document of the one before.
            for (var i = from.IsMinValue ? 0 : 1; i < keys.Count; i++)
            {
                _documents++;
                CheckDocument(file, collection, indexes, keys[i], documents[i]);
            }

            if (keys.Count < PageSize)
                return false;
            from = keys[^1];
            return true;
        });
    }

    private void CheckDocument(OpenFile file, Collection collection, List<Index> indexes, BsonValue key, BsonDocument document)
    {
        if (document["_id"] != key)
        {
            Fault($"The key {key} in '{collection}' leads to the document {document["_id"]}.");
            return;
        }

        if (file.Queries.Find(collection.Name, key) is not { } found || found["_id"] != key)
            Fault($"The key {key} in '{collection}' is not found by looking it up.");
        var row = Envelope.ToRow(document);
        IReadOnlyList<IReadOnlyList<Key>>? computed = null;
        if (recompute)
        {
            try
            {
                if (collection.KeyOf(row.Body) != row.Key)
                    Fault($"The document at {key} in '{collection}' carries another key.");
                computed = collection.ComputeIndexKeys(row.Body);
            }
            // Whatever a damaged body makes of the functions that read it is one more fault.
            catch (Exception e) when (e is not IOException)
            {
                Fault($"The document at {key} in '{collection}' cannot be read: {e.GetType().Name}.");
            }
        }

        foreach (var index in indexes)
        {
            var entries = Envelope.EntriesOf(document, index);
            _stored[index] = _stored.GetValueOrDefault(index) + entries.Count;
            if (computed is not null && !SameEntries(entries, computed[IndexOf(collection, index)], row.Key))
                Fault($"The document at {key} in '{collection}' is indexed under other keys in '{index.Name}' than it should be.");
        }
    }

    /// <summary>
    /// Walks an index. Each document it leads to must have an entry at that place, so entries must ascend; and all together they must be as many as the documents hold.
    /// </summary>
    private void AddIndex(Index index)
    {
        byte[] from = [];
        long walked = 0;
        _steps.Enqueue((file, position) =>
        {
            var page = file.Queries.EntriesByIndex(index, from, KeyCoding.Highest, PageSize);
            byte[] last = from;
            foreach (var document in page)
            {
                var entry = Envelope.EntriesOf(document, index).Where(e => Reads.Compare(e, last) >= 0).Min(Comparer<byte[]>.Create(Reads.Compare));
                if (entry is null)
                {
                    Fault($"The index '{index}' leads to the document {document["_id"]}, which has no such key.");
                    continue;
                }

                last = KeyCoding.After(entry);
            }

            var end = page.Count < PageSize ? KeyCoding.Highest : last;
            walked += page.Sum(document => Envelope.EntriesOf(document, index).Count(e => Reads.Compare(e, from) >= 0 && Reads.Compare(e, end) < 0));
            if (page.Count == PageSize && Reads.Compare(last, from) > 0)
            {
                from = last;
                return true;
            }

            _entries += walked;
            if (position == _startedAt && walked != _stored.GetValueOrDefault(index))
                Fault($"The index '{index}' holds {walked} entries; its documents have {_stored.GetValueOrDefault(index)}.");
            return false;
        });
    }

    private static bool SameEntries(IReadOnlyList<byte[]> stored, IReadOnlyList<Key> computed, Key key)
    {
        var order = Comparer<byte[]>.Create(Reads.Compare);
        var expected = computed.Select(k => KeyCoding.Entry(k, key)).Order(order).ToList();
        return expected.Count == stored.Count && expected.Zip(stored.Order(order), Reads.Compare).All(difference => difference == 0);
    }

    private static int IndexOf(Collection collection, Index index)
    {
        for (var i = 0; i < collection.Indexes.Count; i++)
        {
            if (collection.Indexes[i] == index)
                return i;
        }

        throw new ArgumentException($"'{index}' is not an index of '{collection}'.");
    }

    private void Fault(string sentence)
    {
        if (_faults.Count < MostFaults)
            _faults.Add(sentence);
    }
}
