using System.Collections.Concurrent;
using RetentionBot.Conversation;

namespace RetentionBot.LocalPage.Chat;

/// <summary>The channel <c>local</c>: reaches the conversations that are open in a browser right now. One that was closed never comes back.</summary>
internal sealed class LocalChannel : IChannel
{
    private readonly ConcurrentDictionary<string, LocalChat> _open = new(StringComparer.Ordinal);

    public string Name => LocalPageSetup.ChannelName;

    public void Open(LocalChat chat) => _open[chat.Conversation.ConversationId] = chat;

    public void Close(LocalChat chat) => _open.TryRemove(chat.Conversation.ConversationId, out _);

    public Task SendAsync(ConversationReference conversation, Reply reply, CancellationToken cancellationToken) =>
        _open.TryGetValue(conversation.ConversationId, out var chat) && chat.Person.Id == conversation.UserId
            ? chat.SendAsync(reply, cancellationToken)
            : throw new ChannelException(ChannelFault.Gone, $"The local page has no open conversation {conversation.ConversationId}; it was closed or belongs to someone else.");
}
