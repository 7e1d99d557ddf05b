using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Outbound;

/// <summary>Answers through the connector at the address the message came from.</summary>
internal sealed class ConnectorAnswer(ConnectorClient connector, ReplyActivities activities, ConversationReference conversation) : IAnswer
{
    public TimeSpan? Deadline => null;

    public async Task SendAsync(Reply reply, CancellationToken cancellationToken)
    {
        // One after the other: the channel keeps the order in which it took them.
        foreach (var activity in activities.For(conversation, reply))
            await connector.SendAsync(conversation, activity, cancellationToken);
    }
}

/// <summary>Keeps the answer for the body of the response, for <c>expectReplies</c>.</summary>
internal sealed class BodyAnswer(ReplyActivities activities, ConversationReference conversation) : IAnswer
{
    private readonly List<Activity> _replies = [];

    /// <summary>Whoever asks this way holds the request open; the longest the architecture grants.</summary>
    public TimeSpan? Deadline { get; } = TimeSpan.FromSeconds(10);

    public ExpectedReplies Replies => new(_replies);

    public Task SendAsync(Reply reply, CancellationToken cancellationToken)
    {
        _replies.AddRange(activities.For(conversation, reply));
        return Task.CompletedTask;
    }
}

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
