using System.Text.Json;
using System.Threading.Channels;
using RetentionBot.Store;

namespace RetentionBot.Host.Outbox;

/// <summary>What waits to be said. A message is committed together with what it is about; its name makes it once.</summary>
internal sealed class OutboxQueue
{
    /// <summary>The queue's name in the store.</summary>
    public const string Kind = "outbox";

    /// <summary>Rows of this prefix are answers that the turn itself is sending; they become due only when it did not.</summary>
    public const string AnswerPrefix = "answer/";

    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Adds a message to what is committed. A second one of the same name conflicts while the row of the first one is there; see <see cref="OutboxMessage.IsKept"/>.</summary>
    public static void Add(Batch batch, string name, OutboxMessage message, DateTimeOffset dueAt) =>
        batch.InsertIfAbsent(WorkItem.Collection, new WorkItem(Kind, name, dueAt, JsonSerializer.Serialize(message, HostJson.Default.OutboxMessage)));

    /// <summary>The rows in a state, for <see cref="WorkItem.ByState"/>.</summary>
    public static KeyRange In(WorkState state) => KeyRange.Only(WorkItem.StateKey(Kind, state));

    /// <summary>The rows of an instant or earlier, for <see cref="WorkItem.ByDue"/> and <see cref="WorkItem.ByEnd"/>.</summary>
    public static KeyRange Until(DateTimeOffset instant) => new(WorkItem.InstantKey(Kind, DateTimeOffset.UnixEpoch), WorkItem.InstantKey(Kind, instant));

    /// <summary>
    /// Removes what waits to be said in the conversations of a tenant, also what was given up there. What is addressed to an account manager stays: it is said wherever they are reached. What is being sent just now
    /// is let go: its sender finds the row gone.
    /// </summary>
    public static async Task RemoveAllAsync(IStore store, string channel, string tenant, CancellationToken cancellationToken)
    {
        await foreach (var row in store.ReadAllAsync(WorkItem.Collection, KeyRange.StartingWith(WorkItem.KeyOf(Kind, "").Text), cancellationToken))
        {
            if (row.Document.Payload.Length > 0 && IsAddressedTo(channel, tenant, row.Document))
                await store.CommitAsync(new Batch().Delete(WorkItem.Collection, WorkItem.KeyOf(Kind, row.Document.Name)), cancellationToken);
        }
    }

    /// <summary>Tells the sender that something may be due, so that it need not be looked for.</summary>
    public void Signal() => _signals.Writer.TryWrite(true);

    /// <summary>Returns at the next signal, or after <paramref name="longest"/>.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await _signals.Reader.WaitToReadAsync(cancellationToken).AsTask().WaitAsync(longest, time, cancellationToken);
            _signals.Reader.TryRead(out _);
        }
        catch (TimeoutException)
        {
            // Nothing was signalled: then it is time to look.
        }
    }

    private static bool IsAddressedTo(string channel, string tenant, WorkItem row)
    {
        try
        {
            var message = JsonSerializer.Deserialize(row.Payload, HostJson.Default.OutboxMessage);
            return message is { Manager: null } && ((message.Conversation.Channel == channel && message.Conversation.Tenant == tenant) || (message.Account?.Channel == channel && message.Account.Tenant == tenant));
        }
        catch (JsonException)
        {
            return false; // nobody's that can be told; the sender parks it
        }
    }
}
