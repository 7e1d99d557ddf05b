using System.Collections.Concurrent;
using RetentionBot.Conversation;

namespace RetentionBot.LocalPage.Chat;

/// <summary>The channel <c>local</c>: reaches the conversations that are open in a browser right now. One that was closed never comes back.</summary>
internal sealed class LocalChannel : IChannel
{
    private readonly ConcurrentDictionary<string, LocalChat> _open = new(StringComparer.Ordinal);

    public bool Serves(string channel) => channel == LocalPageSetup.ChannelName;

    public void Open(LocalChat chat) => _open[chat.Conversation.ConversationId] = chat;

    public void Close(LocalChat chat) => _open.TryRemove(chat.Conversation.ConversationId, out _);

    public Task<SentMessage> SendAsync(ConversationReference conversation, Reply reply, CancellationToken cancellationToken) => ChatOf(conversation).SendAsync(reply, cancellationToken);

    /// <summary>What was said stays on the page: the new version comes below it.</summary>
    public Task UpdateAsync(ConversationReference conversation, string messageId, Reply reply, CancellationToken cancellationToken) =>
        ChatOf(conversation).SendAsync(reply, cancellationToken);

    /// <summary>The page shows by itself that an answer is awaited.</summary>
    public Task TypingAsync(ConversationReference conversation, string? doing, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Every conversation of the page is one of a person and the bot alone.</summary>
    public Task<ConversationReference> OpenPersonalAsync(ConversationReference known, CancellationToken cancellationToken) => Task.FromResult(ChatOf(known).Conversation);

    /// <summary>Nobody vouches for whoever sits at this machine.</summary>
    public Task<ChannelProfile?> ProfileAsync(ConversationReference conversation, CancellationToken cancellationToken) => Task.FromResult<ChannelProfile?>(null);

    private LocalChat ChatOf(ConversationReference conversation) =>
        _open.TryGetValue(conversation.ConversationId, out var chat) && chat.Person.Id == conversation.UserId
            ? chat
            : throw new ChannelException(ChannelFault.Gone, $"The local page has no open conversation {conversation.ConversationId}; it was closed or belongs to someone else.");
}
