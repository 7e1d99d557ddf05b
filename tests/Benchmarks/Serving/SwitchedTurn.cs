using RetentionBot.Conversation;
using RetentionBot.Host.Turns;

namespace RetentionBot.Benchmarks.Serving;

/// <summary>The host's own turn, or an empty one that gives every message one constant reply and does nothing else.</summary>
internal sealed class SwitchedTurn(Turn turn) : ITurn
{
    private static readonly Reply Constant = Reply.Of("Nothing was looked up.");

    /// <summary>Whether the empty turn answers.</summary>
    public bool IsEmpty { get; set; }

    public Task RunAsync(IncomingMessage message, IAnswer answer, CancellationToken cancellationToken) =>
        IsEmpty ? answer.SendAsync(Constant, cancellationToken) : turn.RunAsync(message, answer, cancellationToken);
}
