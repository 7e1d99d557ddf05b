using System.Text.Json;
using LiteDB;

namespace RetentionBot.Store.LiteDb;

/// <summary>
/// Writes waiting batches in one transaction with one durability barrier. A batch that conflicts, also with one before it in the same group, fails alone.
/// Nobody is told anything before the barrier: a conflict with something that then was not written would be a lie.
/// </summary>
internal sealed class GroupCommit(OpenFile file, HotCache cache, TimeProvider time)
{
    /// <summary>From how many documents of one collection on it pays to ask the index first which of them are there.</summary>
    private const int ManyDocuments = 16;

    /// <summary>The newest position of the change log.</summary>
    public long LastPosition { get; private set; } = ChangeLog.LastPosition(file.Queries);

    /// <summary>Runs works that implement <see cref="IWriteWork"/>.</summary>
    /// <exception cref="Exception">The file is dead; whether the group was written is in doubt and nobody has been told.</exception>
    public void Run(IReadOnlyList<Work> group)
    {
        var refused = new Dictionary<Work, Exception>();
        var applied = new List<Applied>();
        var erased = new List<(Row Old, byte[]? New)>();
        var position = LastPosition;
        file.Begin();
        try
        {
            foreach (var work in group)
            {
                if (TryWrite((IWriteWork)work, erased, out var changes) is { } reason)
                {
                    refused[work] = reason;
                }
                else if (changes.Count > 0)
                {
                    file.Engine.Insert(ChangeLog.Collection, [ChangeRow(++position, changes)], BsonAutoId.Int64);
                    applied.AddRange(changes);
                }
            }
        }
        catch (LiteException e) when (IsAboutTheDocument(e))
        {
            RunApart(group, e);
            return;
        }

        if (applied.Count > 0)
            file.CommitDurably();
        else
            file.Rollback();

        LastPosition = position;
        cache.Apply(applied);
        if (erased.Count > 0)
            Erasure.Run(file, erased);
        foreach (var work in group)
        {
            if (refused.TryGetValue(work, out var reason))
                work.Fail(reason);
            else
                ((IWriteWork)work).Done();
        }
    }

    /// <summary>The engine gave up the whole transaction because of one document, so each batch gets one of its own.</summary>
    private void RunApart(IReadOnlyList<Work> group, LiteException reason)
    {
        file.Rollback();
        if (group is [var only])
        {
            only.Fail(new ArgumentException($"A document of the batch cannot be stored: {reason.Message}", reason));
            return;
        }

        foreach (var work in group)
        {
            Run([work]);
        }
    }

    private static bool IsAboutTheDocument(LiteException e) =>
        e.ErrorCode is LiteException.INVALID_INDEX_KEY || (e.ErrorCode == 0 && e.Message.StartsWith("Document size", StringComparison.Ordinal));

    private BsonDocument ChangeRow(long position, List<Applied> changes) => ChangeLog.Row(
        position, time.GetUtcNow(), changes.ConvertAll(c => new Change(position, c.Collection.Name, c.Key, c.Body is null)));

    /// <returns>Why nothing of it was written; null when all was.</returns>
    private Exception? TryWrite(IWriteWork work, List<(Row Old, byte[]? New)> erased, out List<Applied> changes)
    {
        changes = [];
        IReadOnlyList<PreparedOperation> operations;
        try
        {
            operations = work.Prepare(file.Queries);
        }
        catch (Exception e) when (e is ClaimLostException or ArgumentException or JsonException or StoreUnavailableException)
        {
            return e;
        }

        try
        {
            changes = Write(operations, work.Erase ? erased : null);
            return null;
        }
        catch (StoreConflictException e)
        {
            return e;
        }
    }

    private List<Applied> Write(IReadOnlyList<PreparedOperation> operations, List<(Row Old, byte[]? New)>? erased)
    {
        var parts = operations.GroupBy(o => o.Operation.Collection.Name)
            .Select(part => (Collection: part.Key, Operations: part.ToList(), Stored: StoredOf(part.Key, [.. part])))
            .ToList();
        foreach (var part in parts)
        {
            RefuseConflicts(part.Operations, part.Stored);
        }

        var applied = new List<Applied>(operations.Count);
        foreach (var part in parts)
        {
            WriteTo(part.Collection, part.Operations, part.Stored, applied);
            erased?.AddRange(Replaced(part.Operations, part.Stored));
        }

        return applied;
    }

    /// <summary>The documents as this transaction sees them, so after the batches before this one; what is not there is left out.</summary>
    private Dictionary<Key, Row> StoredOf(string collection, List<PreparedOperation> operations)
    {
        if (operations is [var only])
            return file.Queries.Find(collection, only.Id) is { } document ? new() { [only.Operation.Key] = Envelope.ToRow(document) } : [];

        IEnumerable<BsonValue> ids = operations.Select(o => o.Id);
        if (operations.Count >= ManyDocuments)
            ids = file.Queries.Present(collection, ids);
        return file.Queries.FindAll(collection, ids).Select(Envelope.ToRow).ToDictionary(row => row.Key);
    }

    private static void RefuseConflicts(List<PreparedOperation> operations, Dictionary<Key, Row> stored)
    {
        foreach (var (operation, _, _) in operations)
        {
            var actual = stored.GetValueOrDefault(operation.Key).Version;
            if (operation.ExpectedVersion is { } expected && expected != actual)
                throw new StoreConflictException(operation.Collection.Name, operation.Key, expected, actual);
        }
    }

    private static IEnumerable<(Row Old, byte[]? New)> Replaced(List<PreparedOperation> operations, Dictionary<Key, Row> stored) =>
        from prepared in operations
        where prepared.Operation is RetentionBot.Store.Write or Delete && stored.ContainsKey(prepared.Operation.Key)
        select (stored[prepared.Operation.Key], (prepared.Operation as Write)?.Body);

    private void WriteTo(string collection, List<PreparedOperation> operations, Dictionary<Key, Row> stored, List<Applied> applied)
    {
        var inserts = new List<BsonDocument>();
        var updates = new List<BsonDocument>();
        var deletes = new List<BsonValue>();
        foreach (var (operation, id, document) in operations)
        {
            var version = stored.GetValueOrDefault(operation.Key).Version;
            switch (operation)
            {
                case Write write when document is not null:
                    document[Envelope.Version] = version + 1;
                    (version == 0 ? inserts : updates).Add(document);
                    applied.Add(new Applied(write.Collection, write.Key, version + 1, write.Body));
                    break;
                case Delete when version > 0:
                    deletes.Add(id);
                    applied.Add(new Applied(operation.Collection, operation.Key, 0, null));
                    break;
            }
        }

        if (inserts.Count > 0)
            file.Engine.Insert(collection, inserts, BsonAutoId.Int64);
        if (updates.Count > 0)
            file.Engine.Update(collection, updates);
        if (deletes.Count > 0)
            file.Engine.Delete(collection, deletes);
    }
}
