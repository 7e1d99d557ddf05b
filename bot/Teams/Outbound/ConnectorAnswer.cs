using RetentionBot.Conversation;

namespace RetentionBot.Teams.Outbound;

/// <summary>Answers through the connector at the address the message came from.</summary>
internal sealed class ConnectorAnswer(ConnectorClient connector, ReplyActivities activities, ConversationReference conversation) : IAnswer
{
    public TimeSpan? Deadline => null;

    public Task<SentMessage> SendAsync(Reply reply, CancellationToken cancellationToken) => connector.SendAsync(conversation, activities.For(conversation, reply), cancellationToken);
}
