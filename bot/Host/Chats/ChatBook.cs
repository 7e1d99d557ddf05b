using RetentionBot.Conversation;
using RetentionBot.Store;

namespace RetentionBot.Host.Chats;

/// <summary>Where people are reached: every conversation an authenticated message came from.</summary>
internal sealed class ChatBook(UnreachableNotices notices, IStore store, TimeProvider time)
{
    /// <summary>A person with more personal chats than this has lost the older ones.</summary>
    private const int MostPersonalChats = 20;

    /// <summary>The chat with its version; null when nobody ever wrote from there.</summary>
    public async ValueTask<Stored<KnownChat>?> FindAsync(ConversationReference conversation, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(HostSchema.Chats, [HostKeys.Of(conversation)], cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>A person's own chat with the bot: an open one before a closed one, then the one used last; null when there is none.</summary>
    public async ValueTask<KnownChat?> PersonalAsync(string account, CancellationToken cancellationToken)
    {
        var found = await store.ByIndexAsync(HostSchema.PersonalChats, KeyRange.Only(account), MostPersonalChats, descending: false, cancellationToken);
        return found.Select(chat => chat.Document).OrderBy(chat => chat.State != ChatState.Open).ThenByDescending(chat => chat.LastUsed).FirstOrDefault();
    }

    /// <summary>The chat as it is now that somebody wrote or did something there: where it is served, who it is, and open again.</summary>
    /// <param name="before">As it was; null for a new one.</param>
    public KnownChat SeenFrom(KnownChat? before, ConversationReference conversation, ChannelAccount from, string? locale, string? timeZone)
    {
        var now = time.GetUtcNow();
        var chat = before ?? new KnownChat(HostKeys.Of(conversation), conversation) { StateSince = now };
        // A thread of a chat of two is no place to be reached at: what is said there unasked begins a message of its own.
        var place = conversation.Scope == ConversationScope.Personal ? conversation.ConversationId.Split(';', 2)[0] : conversation.ConversationId;
        return chat with
        {
            Conversation = conversation with { ConversationId = place, ReplyToId = null, AnswerUrl = null, IsTargeted = false },
            Account = HostKeys.Of(from),
            State = ChatState.Open,
            Reason = null,
            StateSince = chat.State == ChatState.Open ? chat.StateSince : now,
            LastUsed = DateOnly.FromDateTime(now.UtcDateTime),
            Locale = locale ?? chat.Locale,
            TimeZone = timeZone ?? chat.TimeZone,
        };
    }

    /// <summary>Notes that the bot cannot speak there any more, as the channel has just said, and tells the administrators. Unknown chats stay unknown, and one person who alone cannot be answered there closes none.</summary>
    public Task CloseAsync(ConversationReference conversation, ChannelException refused, CancellationToken cancellationToken) =>
        conversation.IsTargeted ? Task.CompletedTask : ChangeAsync(
            conversation,
            chat => chat.State == ChatState.Open ? chat with { State = ClosedBy(refused), Reason = refused.Code, StateSince = time.GetUtcNow() } : chat,
            cancellationToken);

    /// <summary>Notes that the bot was taken out, as the channel tells of itself, and tells the administrators.</summary>
    /// <returns>Whether that was not known before.</returns>
    public async Task<bool> RemoveAsync(ConversationReference conversation, CancellationToken cancellationToken)
    {
        var isNew = false;
        await ChangeAsync(
            conversation,
            chat =>
            {
                isNew = chat.State != ChatState.Uninstalled;
                return chat.Removed(time.GetUtcNow());
            },
            cancellationToken);
        return isNew;
    }

    /// <summary>Notes that the bot was taken out of every conversation of a tenant. Nobody is told of each: that is one piece of news, and whoever calls tells it.</summary>
    public async Task RemoveAllAsync(string channel, string tenant, CancellationToken cancellationToken)
    {
        await foreach (var found in store.ReadAllAsync(HostSchema.Chats, KeyRange.StartingWith(HostKeys.Of(channel, tenant, "")), cancellationToken))
        {
            for (var chat = found; chat is not null && chat.Document.State != ChatState.Uninstalled;)
            {
                try
                {
                    await store.CommitAsync(new Batch().Put(HostSchema.Chats, chat.Document.Removed(time.GetUtcNow()), chat.Version), cancellationToken);
                    break;
                }
                catch (StoreConflictException)
                {
                    // Somebody wrote there meanwhile: look again.
                    chat = await FindAsync(chat.Document.Conversation, cancellationToken);
                }
            }
        }
    }

    /// <summary>Notes that the channel serves the conversation at another address.</summary>
    public Task MoveAsync(ConversationReference conversation, Uri serviceUrl, CancellationToken cancellationToken) =>
        ChangeAsync(conversation, chat => chat with { Conversation = chat.Conversation with { ServiceUrl = serviceUrl } }, cancellationToken);

    private static ChatState ClosedBy(ChannelException refused) => refused.Code switch
    {
        "ConversationNotFound" or "channel_not_found" => ChatState.NotFound,
        "BotNotInConversationRoster" or "not_in_channel" or "account_inactive" or "token_revoked" => ChatState.Uninstalled,
        _ => ChatState.Blocked,
    };

    private async Task ChangeAsync(ConversationReference conversation, Func<KnownChat, KnownChat> change, CancellationToken cancellationToken)
    {
        while (await FindAsync(conversation, cancellationToken) is { } found && change(found.Document) is var changed && changed != found.Document)
        {
            var batch = new Batch().Put(HostSchema.Chats, changed, found.Version);
            if (changed.State != ChatState.Open)
            {
                await notices.AddAsync(batch, found, changed, cancellationToken);
            }

            try
            {
                await store.CommitAsync(batch, cancellationToken);
                return;
            }
            catch (StoreConflictException)
            {
                // Somebody wrote there meanwhile: look again.
            }
        }
    }
}
