using RetentionBot.Conversation;

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
