namespace RetentionBot.Store.LiteDb;

/// <summary>Leases work items. Decided inside the transaction, so two claims in one group never get the same item.</summary>
internal sealed class ClaimWork(string kind, DateTimeOffset now, int limit, string owner, TimeSpan lease) : Work<IReadOnlyList<Claim>>, IWriteWork
{
    private readonly KeyRange _due = new(WorkItem.InstantKey(kind, DateTimeOffset.UnixEpoch), WorkItem.InstantKey(kind, now));
    private readonly List<Claim> _claims = [];

    public int Size => limit;

    public bool Erase => false;

    public IReadOnlyList<PreparedOperation> Prepare(Queries queries)
    {
        _claims.Clear();
        var batch = new Batch();
        foreach (var (item, version) in Reads.ByIndex(queries, WorkItem.ByDue, _due, limit, descending: false).Select(row => row.Decode(WorkItem.Collection)))
        {
            // The index knows milliseconds only.
            if (item.DueAt > now || (item.State == WorkState.Leased && item.LeasedUntil > now))
                continue;
            var leased = item.LeasedTo(owner, now, lease);
            batch.Put(WorkItem.Collection, leased, version);
            _claims.Add(new Claim(leased, owner, now + lease));
        }

        return PreparedOperation.AllOf(batch);
    }

    public void Done() => Succeed([.. _claims]);
}

/// <summary>Prolongs a lease.</summary>
internal sealed class RenewWork(Claim claim, DateTimeOffset now, TimeSpan lease) : Work<Claim>, IWriteWork
{
    // Prepare, which always runs before Done, sets it.
    private Claim _renewed = null!;

    public int Size => 1;

    public bool Erase => false;

    public IReadOnlyList<PreparedOperation> Prepare(Queries queries)
    {
        var (item, version) = WorkClaims.Held(queries, claim);
        var until = now + lease;
        var renewed = item with { LeasedUntil = until };
        _renewed = claim with { Item = renewed, LeasedUntil = until };
        return PreparedOperation.AllOf(new Batch().Put(WorkItem.Collection, renewed, version));
    }

    public void Done() => Succeed(_renewed);
}

/// <summary>Ends a claim together with what the work wrote.</summary>
internal sealed class CompleteWork(Claim claim, ClaimOutcome outcome, IReadOnlyList<PreparedOperation> operations, bool erase) : Work<bool>, IWriteWork
{
    public int Size => operations.Count + 1;

    public bool Erase => erase;

    public IReadOnlyList<PreparedOperation> Prepare(Queries queries)
    {
        var (item, version) = WorkClaims.Held(queries, claim);
        var batch = outcome.After(item) is { } after
            ? new Batch().Put(WorkItem.Collection, after, version)
            : new Batch().Delete(WorkItem.Collection, WorkItem.Collection.KeyOf(item), version);
        return [.. PreparedOperation.AllOf(batch), .. operations];
    }

    public void Done() => Succeed(true);
}

/// <summary>Who holds a work item.</summary>
internal static class WorkClaims
{
    /// <exception cref="ClaimLostException">The item is gone, or leased to somebody else.</exception>
    public static Stored<WorkItem> Held(Queries queries, Claim claim)
    {
        var key = WorkItem.Collection.KeyOf(claim.Item);
        var found = Reads.Get(queries, WorkItem.Collection, [key]) is [var row] ? row.Decode(WorkItem.Collection) : null;
        return found is { Document.State: WorkState.Leased } && found.Document.Fence == claim.Item.Fence
            ? found
            : throw new ClaimLostException(claim.Item.Kind, claim.Item.Name);
    }
}
