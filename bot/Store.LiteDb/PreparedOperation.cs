using LiteDB;

namespace RetentionBot.Store.LiteDb;

/// <summary>An operation with all that can be worked out before it reaches the gate.</summary>
/// <param name="Operation">What was asked for.</param>
/// <param name="Id">Its key as it stands in the file.</param>
/// <param name="Document">What to write, but for its version; null when nothing is.</param>
internal sealed record PreparedOperation(Operation Operation, BsonValue Id, BsonDocument? Document)
{
    /// <exception cref="ArgumentException">An index key is too long.</exception>
    public static PreparedOperation Of(Operation operation) => new(
        operation,
        KeyCoding.ToId(operation.Key),
        operation is Write write ? Envelope.Of(write.Collection, write.Key, write.Body, write.IndexKeys) : null);

    /// <exception cref="ArgumentException">An index key is too long.</exception>
    public static IReadOnlyList<PreparedOperation> AllOf(Batch batch)
    {
        var prepared = new PreparedOperation[batch.Operations.Count];
        for (var i = 0; i < prepared.Length; i++)
        {
            prepared[i] = Of(batch.Operations[i]);
        }

        return prepared;
    }
}
