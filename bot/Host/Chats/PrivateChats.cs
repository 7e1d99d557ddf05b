using System.Collections.Concurrent;
using RetentionBot.Conversation;
using RetentionBot.Store;

namespace RetentionBot.Host.Chats;

/// <summary>
/// Finds the chat of the bot and one person alone, or opens it. Safe for several threads: of all who ask for the same person at once the first one looks, so that it is opened once.
/// </summary>
internal sealed class PrivateChats(ChatBook chats, Channels channels, IStore store, ILogger<PrivateChats> logger)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ConversationReference?>>> _looking = new(StringComparer.Ordinal);

    /// <summary>Where the person of <paramref name="account"/> is spoken to in private; null when they cannot be reached so.</summary>
    /// <param name="known">A conversation they are in, to open the chat from.</param>
    /// <exception cref="ChannelException">The channel is busy; a refusal is no exception but null.</exception>
    public async ValueTask<ConversationReference?> OfAsync(ChannelAccount account, ConversationReference known, CancellationToken cancellationToken)
    {
        var key = HostKeys.Of(account);
        var looking = _looking.GetOrAdd(key, _ => new Lazy<Task<ConversationReference?>>(() => FindOrOpenAsync(key, account, known)));
        return await looking.Value.WaitAsync(cancellationToken);
    }

    /// <summary>For all who wait: whoever asked first may stop waiting, and the channel's own limits end it.</summary>
    private async Task<ConversationReference?> FindOrOpenAsync(string key, ChannelAccount account, ConversationReference known)
    {
        try
        {
            return await chats.PersonalAsync(key, CancellationToken.None) is { State: ChatState.Open } chat ? chat.Conversation : await OpenAsync(account, known);
        }
        finally
        {
            _looking.TryRemove(key, out _);
        }
    }

    private async Task<ConversationReference?> OpenAsync(ChannelAccount account, ConversationReference known)
    {
        try
        {
            var opened = await channels.Of(known.Channel).OpenPersonalAsync(known with { ReplyToId = null, IsTargeted = false }, CancellationToken.None);
            return await RememberAsync(opened, account);
        }
        catch (ChannelException exception) when (exception.Fault != ChannelFault.Retry)
        {
            logger.NotReached(known.Channel, exception.Fault, exception.Code);
            return null;
        }
    }

    private async Task<ConversationReference> RememberAsync(ConversationReference opened, ChannelAccount account)
    {
        var before = await chats.FindAsync(opened, CancellationToken.None);
        var chat = chats.SeenFrom(before?.Document, opened, account, locale: null, timeZone: null);
        try
        {
            await store.CommitAsync(new Batch().Put(HostSchema.Chats, chat, before?.Version ?? 0), CancellationToken.None);
        }
        catch (StoreConflictException)
        {
            // The person wrote there at the same moment: then it is remembered already.
        }

        return opened;
    }
}
