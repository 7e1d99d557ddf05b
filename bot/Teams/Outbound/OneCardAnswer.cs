using RetentionBot.Conversation;

namespace RetentionBot.Teams.Outbound;

/// <summary>Keeps the answer for a place that shows one card and waits for it: a pressed card, a dialog.</summary>
/// <param name="deadline">How long the client waits before it shows a failure of its own.</param>
internal sealed class OneCardAnswer(TimeSpan deadline) : IAnswer
{
    private static readonly PlainTextRenderer _plainText = new();

    private readonly List<Card> _cards = [];
    private readonly List<Card> _remarks = [];

    public TimeSpan? Deadline { get; } = deadline;

    /// <summary>All that takes the place, below each other; null when nothing does.</summary>
    public Card? Card => _cards.Count == 0 ? null : WholeCard.Of(_cards);

    /// <summary>What is only said beside what is there, in at most <paramref name="length"/> characters; null for nothing.</summary>
    public string? Remark(int length) => _remarks.Count == 0 ? null : _plainText.Render(WholeCard.Of(_remarks), length);

    public Task<SentMessage> SendAsync(Reply reply, CancellationToken cancellationToken)
    {
        (reply.KeepsCard ? _remarks : _cards).AddRange(reply.Cards);
        return Task.FromResult(SentMessage.InBody);
    }
}
