using LiteDB;
using RetentionBot.Store;
using Collection = RetentionBot.Store.Collection;

namespace RetentionBot.Benchmarks.Store;

/// <summary>
/// The yardstick: LiteDB as it comes, with its own file engine, under one lock, holding the same bodies under the same keys and indexes. It keeps no versions and no
/// log of changes, and does not promise that what it acknowledged is on the disk.
/// </summary>
internal sealed class RawLiteDb : IDisposable
{
    private const string Body = "b";

    private readonly Lock _lock = new();
    private readonly LiteDatabase _database;

    public RawLiteDb(string path, IReadOnlyList<Collection> catalogue)
    {
        _database = new LiteDatabase(new ConnectionString { Filename = path, Collation = Collation.Binary }) { UtcDate = true };
        foreach (var collection in catalogue)
        {
            foreach (var index in collection.Indexes)
            {
                _database.GetCollection(collection.Name).EnsureIndex(index.Name, BsonExpression.Create($"$.{index.Name}[*]"));
            }
        }
    }

    /// <summary>Writes all documents of a batch in one transaction. What the batch expects of versions is not looked at.</summary>
    public void Commit(Batch batch)
    {
        var byCollection = batch.Operations.OfType<Write>().GroupBy(write => write.Collection.Name, DocumentOf).ToList();
        lock (_lock)
        {
            var isOne = batch.Operations.Count == 1;
            if (!isOne)
            {
                _database.BeginTrans();
            }

            foreach (var documents in byCollection)
            {
                _database.GetCollection(documents.Key).Upsert(documents);
            }

            if (!isOne)
            {
                _database.Commit();
            }
        }
    }

    /// <summary>Inserts what is known to be new, in one transaction: what LiteDB does fastest.</summary>
    public void Insert(Batch batch)
    {
        var byCollection = batch.Operations.OfType<Write>().GroupBy(write => write.Collection.Name, DocumentOf).ToList();
        lock (_lock)
        {
            foreach (var documents in byCollection)
            {
                _database.GetCollection(documents.Key).InsertBulk(documents);
            }
        }
    }

    public T? Get<T>(Collection<T> collection, Key key)
        where T : class
    {
        BsonDocument? found;
        lock (_lock)
        {
            found = _database.GetCollection(collection.Name).FindById(IdOf(key));
        }

        return found is null ? null : collection.Decode(found[Body].AsBinary);
    }

    public IReadOnlyList<T> Range<T>(Collection<T> collection, KeyRange range, int limit)
        where T : class
    {
        List<BsonDocument> found;
        lock (_lock)
        {
            found = _database.GetCollection(collection.Name).Query()
                .Where("$._id BETWEEN @0 AND @1", IdOf(range.From), IdOf(range.To)).OrderBy("$._id").Limit(limit).ToList();
        }

        return found.ConvertAll(document => collection.Decode(document[Body].AsBinary));
    }

    public IReadOnlyList<T> ByIndex<T>(Index<T> index, KeyRange range, int limit)
        where T : class
    {
        List<BsonDocument> found;
        lock (_lock)
        {
            found = _database.GetCollection(index.Collection.Name).Query()
                .Where($"$.{index.Name}[*] ANY BETWEEN @0 AND @1", IdOf(range.From), IdOf(range.To)).Limit(limit).ToList();
        }

        return found.ConvertAll(document => index.Collection.Decode(document[Body].AsBinary));
    }

    public void Dispose() => _database.Dispose();

    private static BsonDocument DocumentOf(Write write)
    {
        var document = new BsonDocument { ["_id"] = IdOf(write.Key), [Body] = write.Body };
        for (var i = 0; i < write.IndexKeys.Count; i++)
        {
            document[write.Collection.Indexes[i].Name] = new BsonArray(write.IndexKeys[i].Select(IdOf));
        }

        return document;
    }

    private static BsonValue IdOf(Key key) => key.IsText ? new BsonValue(key.Text) : new BsonValue(key.Number);
}
