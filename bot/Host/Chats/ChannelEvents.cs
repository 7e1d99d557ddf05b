using RetentionBot.Conversation;
using RetentionBot.Host.Outbox;
using RetentionBot.Store;

namespace RetentionBot.Host.Chats;

/// <summary>Remembers where the bot was added and removed, and says its first words once, however often and in whichever order the channel tells it.</summary>
internal sealed class ChannelEvents(ChatBook chats, OutboxQueue outbox, IStore store, TimeProvider time, ILogger<ChannelEvents> logger) : IChannelEvents
{
    public Task TakeAsync(ChannelEvent happened, CancellationToken cancellationToken) => happened switch
    {
        BotAdded added => AddedAsync(added, cancellationToken),
        BotRemoved removed => RemovedAsync(removed, cancellationToken),
        FeedbackGiven given => FeedbackAsync(given, cancellationToken),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is an event without a taker."),
    };

    private async Task AddedAsync(BotAdded added, CancellationToken cancellationToken)
    {
        for (var isDone = false; !isDone;)
        {
            var before = await chats.FindAsync(added.Conversation, cancellationToken);
            var chat = chats.SeenFrom(before?.Document, added.Conversation, added.From, added.Locale, added.TimeZone);
            var batch = new Batch().Put(HostSchema.Chats, chat with { IsWelcomed = true }, before?.Version ?? 0);
            if (!chat.IsWelcomed)
            {
                OutboxQueue.Add(batch, $"welcome/{chat.Key}/{chat.Removals}", new OutboxMessage(chat.Conversation) { Welcomes = added.From }, time.GetUtcNow());
            }

            isDone = chat.IsWelcomed && before?.Document == chat || await TryCommitAsync(batch, cancellationToken);
        }

        outbox.Signal();
    }

    private async Task RemovedAsync(BotRemoved removed, CancellationToken cancellationToken)
    {
        if (await chats.RemoveAsync(removed.Conversation, cancellationToken))
        {
            logger.Removed(removed.Conversation.Channel);
            outbox.Signal();
        }
    }

    private async Task FeedbackAsync(FeedbackGiven given, CancellationToken cancellationToken)
    {
        var account = HostKeys.Of(given.From);
        var key = HostKeys.Of(HostKeys.Of(given.Conversation), given.MessageId, account);
        await store.CommitAsync(new Batch().Put(HostSchema.Feedback, new Feedback(key, given.MessageId, account, given.Reaction, given.Text, time.GetUtcNow())), cancellationToken);
    }

    private async Task<bool> TryCommitAsync(Batch batch, CancellationToken cancellationToken)
    {
        try
        {
            await store.CommitAsync(batch, cancellationToken);
            return true;
        }
        catch (StoreConflictException)
        {
            return false;
        }
    }
}
