using RetentionBot.Conversation;

namespace RetentionBot.Slack.WebApi;

/// <summary>Reaches people in Slack.</summary>
internal sealed class SlackChannel : IChannel
{
    public bool Serves(string channel) => channel == SlackServices.ChannelName;

    public Task<SentMessage> SendAsync(ConversationReference conversation, Reply reply, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task UpdateAsync(ConversationReference conversation, string messageId, Reply reply, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task TypingAsync(ConversationReference conversation, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<ConversationReference> OpenPersonalAsync(ConversationReference known, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<ChannelProfile?> ProfileAsync(ConversationReference conversation, CancellationToken cancellationToken) => throw new NotImplementedException();
}
