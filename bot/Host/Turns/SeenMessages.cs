using System.Collections.Concurrent;
using RetentionBot.Conversation;
using RetentionBot.Host.Chats;

namespace RetentionBot.Host.Turns;

/// <summary>
/// The messages this process is answering or has just answered, so that a second delivery waits for the first and is not answered again. In memory: a reading turn that
/// died with the process is simply delivered again.
/// </summary>
/// <remarks>Two generations, the older of which is dropped at once: a message is remembered for 15 to 30 minutes. Channels deliver again within minutes, if at all.</remarks>
internal sealed class SeenMessages(TimeProvider time)
{
    private static readonly TimeSpan Generation = TimeSpan.FromMinutes(15);

    /// <summary>Bounds the memory under a flood: about 20 MB of keys.</summary>
    private const int MostInGeneration = 50_000;

    private readonly Lock _turning = new();
    private ConcurrentDictionary<string, TurnResult> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, TurnResult> _old = new(StringComparer.Ordinal);
    private DateTimeOffset _youngSince = time.GetUtcNow();

    /// <summary>Marks a message as seen; false when it already was, and then <paramref name="result"/> is that of the first one.</summary>
    public bool TryBegin(IncomingMessage message, out TurnResult result)
    {
        Turn();
        var key = HostKeys.Of(message);
        if (_old.TryGetValue(key, out var earlier))
        {
            result = earlier;
            return false;
        }

        var first = new TurnResult();
        result = _young.GetOrAdd(key, first);
        return ReferenceEquals(result, first);
    }

    /// <summary>Lets a message that was not answered be delivered again.</summary>
    public void Forget(IncomingMessage message)
    {
        var key = HostKeys.Of(message);
        _young.TryRemove(key, out _);
        _old.TryRemove(key, out _);
    }

    private void Turn()
    {
        var now = time.GetUtcNow();
        if (now - _youngSince < Generation && _young.Count < MostInGeneration)
        {
            return;
        }

        lock (_turning)
        {
            if (now - _youngSince >= Generation || _young.Count >= MostInGeneration)
            {
                (_old, _young, _youngSince) = (_young, new(StringComparer.Ordinal), now);
            }
        }
    }
}

/// <summary>How a turn ended, for those who deliver its message again.</summary>
internal sealed class TurnResult
{
    private readonly TaskCompletionSource<Reply?> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _certain = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answer where it was the body of a response, else null; fails as the turn did.</summary>
    public Task<Reply?> Reply => _reply.Task;

    /// <summary>Done once the answer is certain although it is not given yet: whoever waits need not deliver the message again.</summary>
    public Task Certain => _certain.Task;

    public void IsCertain() => _certain.TrySetResult();

    public void Answered(Reply? reply) => _reply.TrySetResult(reply);

    public void Failed(Exception exception)
    {
        _reply.TrySetException(exception);
        _ = _reply.Task.Exception; // nobody may have waited
    }
}
