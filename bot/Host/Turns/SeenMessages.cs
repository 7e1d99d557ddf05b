using System.Collections.Concurrent;
using RetentionBot.Conversation;

namespace RetentionBot.Host.Turns;

/// <summary>
/// Remembers which messages are being answered or were, so that a second delivery is not answered again. In memory: a reading turn that died with the process
/// is simply delivered again.
/// </summary>
internal sealed class SeenMessages(TimeProvider time)
{
    /// <summary>How long a message is remembered. Channels deliver again within minutes, if at all.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(30);

    /// <summary>After how many new messages the old ones are swept out.</summary>
    private const int SweepEvery = 1_000;

    private readonly ConcurrentDictionary<(string Channel, string Conversation, string Id), DateTimeOffset> _seen = new();
    private int _sinceSweep;

    /// <summary>Marks a message as seen; false when it already was.</summary>
    public bool TryBegin(IncomingMessage message)
    {
        if (Interlocked.Increment(ref _sinceSweep) >= SweepEvery)
        {
            Interlocked.Exchange(ref _sinceSweep, 0);
            Sweep();
        }

        return _seen.TryAdd(KeyOf(message), time.GetUtcNow());
    }

    /// <summary>Lets a message that was not answered be delivered again.</summary>
    public void Forget(IncomingMessage message) => _seen.TryRemove(KeyOf(message), out _);

    private void Sweep()
    {
        var oldest = time.GetUtcNow() - Remembered;
        foreach (var (key, at) in _seen)
        {
            if (at < oldest)
            {
                _seen.TryRemove(key, out _);
            }
        }
    }

    private static (string, string, string) KeyOf(IncomingMessage message) =>
        ($"{message.Conversation.Channel}/{message.Conversation.Tenant}", message.Conversation.ConversationId, message.Id);
}
