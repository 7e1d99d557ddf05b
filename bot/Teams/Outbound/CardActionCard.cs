using RetentionBot.Conversation;

namespace RetentionBot.Teams.Outbound;

/// <summary>Keeps the answer as the one card that takes the place of the pressed one.</summary>
internal sealed class CardActionCard : IAnswer
{
    private readonly List<CardElement> _elements = [];

    /// <summary>The client shows a failure when it waited for some seconds.</summary>
    public TimeSpan? Deadline { get; } = TimeSpan.FromSeconds(2);

    /// <summary>All that was answered, below each other; null when nothing was.</summary>
    public Card? Card => _elements.Count == 0 ? null : new Card([.. _elements]);

    public Task SendAsync(Reply reply, CancellationToken cancellationToken)
    {
        foreach (var card in reply.Cards)
        {
            if (_elements.Count > 0)
                _elements.Add(new Divider());
            _elements.AddRange(card.Elements);
        }

        return Task.CompletedTask;
    }
}
