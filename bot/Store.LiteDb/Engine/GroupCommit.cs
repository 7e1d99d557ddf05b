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
        var position = LastPosition;
        file.Begin();
        try
        {
            foreach (var work in group)
            {
                if (TryWrite((IWriteWork)work, out var changes) is { } reason)
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
        if (group.Any(work => ((IWriteWork)work).Erase && !refused.ContainsKey(work)))
            Erasure.Run(file);
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
    private Exception? TryWrite(IWriteWork work, out List<Applied> changes)
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
            changes = Write(operations);
            return null;
        }
        catch (StoreConflictException e)
        {
            return e;
        }
    }

    private List<Applied> Write(IReadOnlyList<PreparedOperation> operations)
    {
        var parts = operations.GroupBy(o => o.Operation.Collection.Name)
            .Select(part => (Collection: part.Key, Operations: part.ToList(), Versions: VersionsOf(part.Key, [.. part])))
            .ToList();
        foreach (var part in parts)
        {
            RefuseConflicts(part.Operations, part.Versions);
        }

        var applied = new List<Applied>(operations.Count);
        foreach (var part in parts)
        {
            WriteTo(part.Collection, part.Operations, part.Versions, applied);
        }

        return applied;
    }

    /// <summary>The versions as this transaction sees them, so after the batches before this one; what is not there is left out.</summary>
    private Dictionary<Key, long> VersionsOf(string collection, List<PreparedOperation> operations)
    {
        if (operations is [var only])
            return file.Queries.Find(collection, only.Id) is { } document ? new() { [only.Operation.Key] = VersionOf(document) } : [];

        IEnumerable<BsonValue> ids = operations.Select(o => o.Id);
        if (operations.Count >= ManyDocuments)
            ids = file.Queries.Present(collection, ids);
        return file.Queries.FindAll(collection, ids).ToDictionary(d => KeyCoding.FromId(d["_id"]), VersionOf);
    }

    private static long VersionOf(BsonDocument document) => document[Envelope.Version].AsInt64;

    private static void RefuseConflicts(List<PreparedOperation> operations, Dictionary<Key, long> versions)
    {
        foreach (var (operation, _, _) in operations)
        {
            var actual = versions.GetValueOrDefault(operation.Key);
            if (operation.ExpectedVersion is { } expected && expected != actual)
                throw new StoreConflictException(operation.Collection.Name, operation.Key, expected, actual);
        }
    }

    private void WriteTo(string collection, List<PreparedOperation> operations, Dictionary<Key, long> versions, List<Applied> applied)
    {
        var inserts = new List<BsonDocument>();
        var updates = new List<BsonDocument>();
        var deletes = new List<BsonValue>();
        foreach (var (operation, id, document) in operations)
        {
            var version = versions.GetValueOrDefault(operation.Key);
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
