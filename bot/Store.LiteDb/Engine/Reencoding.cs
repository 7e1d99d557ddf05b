using LiteDB;

namespace RetentionBot.Store.LiteDb;

/// <summary>Writes the documents of a collection anew, a page and a transaction at a time.</summary>
internal sealed class Reencoding(OpenFile file, Collection collection)
{
    private const int PageSize = 1000;

    public void Run(Func<byte[], byte[]?> change, bool always)
    {
        BsonValue from = BsonValue.MinValue;
        while (true)
        {
            var page = file.Queries.Range(collection.Name, from, BsonValue.MaxValue, PageSize, descending: false);
            // A page starts with the last document of the one before.
            var rows = page.Select(Envelope.ToRow).Skip(from.IsMinValue ? 0 : 1).ToList();
            if (rows.Count == 0)
                return;

            from = page[^1]["_id"];
            file.Begin();
            if (WriteAnew(rows, change, always))
                file.CommitDurably();
            else
                file.Rollback();
        }
    }

    private bool WriteAnew(List<Row> rows, Func<byte[], byte[]?> change, bool always)
    {
        var updates = new List<BsonDocument>();
        var deletes = new List<BsonValue>();
        foreach (var row in rows)
        {
            var body = change(row.Body);
            if (body is null)
            {
                deletes.Add(KeyCoding.ToId(row.Key));
            }
            else if (always || !ReferenceEquals(body, row.Body))
            {
                var document = Envelope.Of(collection, row.Key, body, collection.ComputeIndexKeys(body));
                document[Envelope.Version] = row.Version + (ReferenceEquals(body, row.Body) ? 0 : 1);
                updates.Add(document);
            }
        }

        if (updates.Count > 0)
            file.Engine.Update(collection.Name, updates);
        if (deletes.Count > 0)
            file.Engine.Delete(collection.Name, deletes);
        return updates.Count + deletes.Count > 0;
    }
}
