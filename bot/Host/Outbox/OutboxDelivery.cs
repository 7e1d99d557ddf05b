using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Skills.AccountManagers;

namespace RetentionBot.Host.Outbox;

/// <summary>Sends one message of the outbox to where its person is now.</summary>
internal sealed class OutboxDelivery(ChatBook chats, PrivateChats privateChats, ManagerChats managerChats, AccountManagerBook managers, Channels channels, Welcome welcome, ILogger<OutboxDelivery> logger)
{
    /// <exception cref="ChannelException">It was not taken. When nobody is reached there any more, the chat has been closed.</exception>
    /// <exception cref="NoOpenChatException">The account manager is not reached anywhere just now.</exception>
    public async Task SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        for (var isSaid = false; !isSaid;)
        {
            isSaid = await TrySendAsync(message, await PlaceOfAsync(message, cancellationToken), cancellationToken);
        }
    }

    /// <returns>Whether it was said; when not, the account manager may be reached in another chat.</returns>
    private async Task<bool> TrySendAsync(OutboxMessage message, ConversationReference conversation, CancellationToken cancellationToken)
    {
        var chat = await chats.FindAsync(conversation, cancellationToken);
        if (chat is { Document.State: not ChatState.Open } && !conversation.IsTargeted) // what one person alone sees is said at their own request, whatever became of the chat
        {
            logger.NotSent(conversation.Channel, chat.Document.State);
            if (message.Manager is not null)
            {
                return false; // closed in this very moment: they may be reached elsewhere
            }

            throw new ChannelException(ChannelFault.Gone, "The conversation is closed.");
        }

        try
        {
            await SayAsync(message, conversation, chat?.Document, cancellationToken);
            return true;
        }
        catch (ChannelException exception) when (exception.Fault == ChannelFault.Gone)
        {
            await chats.CloseAsync(conversation, exception, cancellationToken);
            if (message.Manager is null)
            {
                throw;
            }

            return false;
        }
    }

    private async ValueTask<ConversationReference> PlaceOfAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.Manager is { } number)
        {
            return await ChatOfAsync(number, cancellationToken);
        }

        if (message.Account is not { } account)
        {
            return message.Conversation;
        }

        return await privateChats.OfAsync(account, message.Conversation, cancellationToken)
            ?? throw new ChannelException(ChannelFault.Gone, "The person cannot be reached in a chat of their own.");
    }

    /// <summary>The chat they used last of those that are open. Somebody who has never written is waited for.</summary>
    private async ValueTask<ConversationReference> ChatOfAsync(int number, CancellationToken cancellationToken)
    {
        var manager = await managers.FindAsync(number, cancellationToken) ?? throw new ChannelException(ChannelFault.Gone, "They are no account manager here any more.");
        return (await managerChats.NewestAsync(manager, cancellationToken))?.Conversation ?? throw new NoOpenChatException();
    }

    private async Task SayAsync(OutboxMessage message, ConversationReference conversation, KnownChat? chat, CancellationToken cancellationToken)
    {
        var channel = channels.Of(conversation.Channel);
        var reply = message.Reply ?? await welcome.ForAsync(conversation, message.Welcomes!, chat?.Locale, chat?.TimeZone, cancellationToken); // a message has one or the other
        if (message.Replaces is { } replaced && await TryReplaceAsync(channel, conversation, replaced, reply, cancellationToken))
        {
            return;
        }

        var sent = message.Stream is { } stream
            ? await channel.AnswerInStreamAsync(conversation, stream, reply, cancellationToken)
            : await channel.SendAsync(conversation, reply, cancellationToken);
        if (sent.MovedTo is { } address)
        {
            await chats.MoveAsync(conversation, address, cancellationToken);
        }
    }

    /// <summary>Whether it stands in the place of the message; one that is gone or too old to be changed is said anew.</summary>
    private static async Task<bool> TryReplaceAsync(IChannel channel, ConversationReference conversation, string replaced, Reply reply, CancellationToken cancellationToken)
    {
        try
        {
            await channel.UpdateAsync(conversation, replaced, reply, cancellationToken);
            return true;
        }
        catch (ChannelException exception) when (exception.Fault == ChannelFault.Rejected)
        {
            return false;
        }
    }
}
