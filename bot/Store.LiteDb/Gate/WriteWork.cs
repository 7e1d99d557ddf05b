namespace RetentionBot.Store.LiteDb;

/// <summary>Something that writes. Several of them share a transaction; each of them is whole or absent.</summary>
internal interface IWriteWork
{
    /// <summary>How many documents it is about, for sizing a group.</summary>
    int Size { get; }

    /// <summary>Whether the old bytes must be gone when it is done.</summary>
    bool Erase { get; }

    /// <summary>What to write, decided on what the transaction sees. May be called again when a group has to be repeated.</summary>
    /// <exception cref="ClaimLostException">The claim it writes under is lost.</exception>
    IReadOnlyList<PreparedOperation> Prepare(Queries queries);

    /// <summary>It is on the disk.</summary>
    void Done();
}

/// <summary>A batch whose operations are known.</summary>
internal sealed class CommitWork(IReadOnlyList<PreparedOperation> operations, bool erase) : Work<bool>, IWriteWork
{
    public int Size => operations.Count;

    public bool Erase => erase;

    public IReadOnlyList<PreparedOperation> Prepare(Queries queries) => operations;

    public void Done() => Succeed(true);
}
