namespace RetentionBot.Slack.SocketMode;

/// <summary>
/// The envelopes taken last, so that one that is delivered again, over whichever connection, is acknowledged again and not handled again. In memory only: that a message
/// is answered once, whatever happens to this process, is the turn's affair. Safe for several threads.
/// </summary>
internal sealed class RecentEnvelopes
{
    /// <summary>Slack delivers again within minutes; that many do not come in them.</summary>
    public const int MostKept = 4_096;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<SlackAck>> _answers = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>The answer to an envelope, handled once. What was not acknowledged is forgotten, so that it is handled again.</summary>
    /// <param name="isKnown">Whether it was there before.</param>
    public Task<SlackAck> OnceAsync(string id, Func<Task<SlackAck>> handle, out bool isKnown)
    {
        TaskCompletionSource<SlackAck> answer;
        lock (_gate)
        {
            isKnown = _answers.TryGetValue(id, out var known);
            if (known is not null)
                return known;

            answer = new TaskCompletionSource<SlackAck>(TaskCreationOptions.RunContinuationsAsynchronously);
            _answers.Add(id, answer.Task);
            _order.Enqueue(id);
            if (_order.Count > MostKept)
                _answers.Remove(_order.Dequeue());
        }

        return HandleAsync(id, handle, answer);
    }

    private async Task<SlackAck> HandleAsync(string id, Func<Task<SlackAck>> handle, TaskCompletionSource<SlackAck> answer)
    {
        var ack = new SlackAck(500);
        try
        {
            return ack = await handle();
        }
        finally
        {
            if (!ack.IsTaken)
                Forget(id);
            answer.SetResult(ack);
        }
    }

    private void Forget(string id)
    {
        lock (_gate)
            _answers.Remove(id);
    }
}
