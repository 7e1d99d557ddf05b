using RetentionBot.Conversation;
using RetentionBot.Store;

namespace RetentionBot.Host.Chats;

/// <summary>Finds the chat of the bot and one person alone, or opens it.</summary>
internal sealed class PrivateChats(ChatBook chats, Channels channels, IStore store, ILogger<PrivateChats> logger)
{
    /// <summary>Where the person of <paramref name="account"/> is spoken to in private; null when they cannot be reached so.</summary>
    /// <param name="known">A conversation they are in, to open the chat from.</param>
    /// <exception cref="ChannelException">The channel is busy; a refusal is no exception but null.</exception>
    public async ValueTask<ConversationReference?> OfAsync(ChannelAccount account, ConversationReference known, CancellationToken cancellationToken)
    {
        if (await chats.PersonalAsync(HostKeys.Of(account), cancellationToken) is { State: ChatState.Open } chat)
        {
            return chat.Conversation;
        }

        try
        {
            var opened = await channels.Of(known.Channel).OpenPersonalAsync(known with { ReplyToId = null, IsTargeted = false }, cancellationToken);
            return await RememberAsync(opened, account, cancellationToken);
        }
        catch (ChannelException exception) when (exception.Fault != ChannelFault.Retry)
        {
            logger.NotReached(known.Channel, exception.Fault, exception.Code);
            return null;
        }
    }

    private async Task<ConversationReference> RememberAsync(ConversationReference opened, ChannelAccount account, CancellationToken cancellationToken)
    {
        var before = await chats.FindAsync(opened, cancellationToken);
        var chat = chats.SeenFrom(before?.Document, opened, account, locale: null, timeZone: null);
        try
        {
            await store.CommitAsync(new Batch().Put(HostSchema.Chats, chat, before?.Version ?? 0), cancellationToken);
        }
        catch (StoreConflictException)
        {
            // The person wrote there at the same moment: then it is remembered already.
        }

        return opened;
    }
}
