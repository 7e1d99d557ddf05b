using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Outbound;

/// <summary>
/// Streams of Teams: a message that says what the bot is at until the answer stands in it.
/// See https://learn.microsoft.com/microsoftteams/platform/bots/streaming-ux
/// </summary>
internal sealed class AnswerStreams(ConnectorClient connector, ReplyActivities activities)
{
    /// <summary>The longest line of what the bot is at, in characters; our own limit, clients show one line.</summary>
    public const int LongestLine = 200;

    /// <summary>Teams has streams in the chat of the bot and one person alone. No other channel of the protocol is sent a part of one.</summary>
    public static bool AreIn(ConversationReference conversation) => conversation is { Channel: ChannelIds.Teams, Scope: ConversationScope.Personal, IsTargeted: false };

    /// <summary>Shows a line, as the first part of a stream or as its next one.</summary>
    /// <returns>The stream; null when Teams opened one and did not say which: it cannot be gone on with.</returns>
    public async Task<AnswerStream?> ShowAsync(ConversationReference conversation, string doing, AnswerStream? open, CancellationToken cancellationToken)
    {
        var shown = (open?.Shown ?? 0) + 1;
        var info = new StreamInfo(StreamTypes.Informative) { StreamId = open?.Id, StreamSequence = shown };
        var sent = await connector.SendAsync(conversation, ReplyActivities.Doing(conversation, Shortening.Text(doing, LongestLine), info), cancellationToken);
        return (open?.Id ?? sent.Id) is { } id && ActivityRules.IsId(id) ? new AnswerStream(id, shown) : null;
    }

    /// <summary>The first card ends the stream, the others follow it as messages.</summary>
    public async Task<SentMessage> AnswerAsync(ConversationReference conversation, string stream, Reply reply, CancellationToken cancellationToken)
    {
        List<Activity> messages = [.. activities.For(conversation, reply)];
        if (await EndAsync(conversation, stream, messages[0], cancellationToken) is not { } sent)
            return new SentMessage(Id: null);
        if (messages.Count == 1)
            return sent;

        var rest = await connector.SendAsync(conversation with { ServiceUrl = sent.MovedTo ?? conversation.ServiceUrl }, messages.Skip(1), cancellationToken);
        return rest with { MovedTo = rest.MovedTo ?? sent.MovedTo };
    }

    // Null when the person wants to hear no more.
    private async Task<SentMessage?> EndAsync(ConversationReference conversation, string stream, Activity message, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await connector.EndStreamAsync(conversation, ReplyActivities.Ending(message, stream), cancellationToken);
        return sent is not null ? sent with { Id = sent.Id ?? stream } : refusal switch
        {
            StreamRefusal.Stopped => null,
            StreamRefusal.Ended => await ReplaceAsync(conversation, stream, message, cancellationToken),
            _ => await connector.SendAsync(conversation, message, cancellationToken),
        };
    }

    private async Task<SentMessage> ReplaceAsync(ConversationReference conversation, string stream, Activity message, CancellationToken cancellationToken)
    {
        try
        {
            await connector.UpdateAsync(conversation, stream, message, cancellationToken);
            return new SentMessage(stream);
        }
        catch (ChannelException exception) when (exception.Fault == ChannelFault.Rejected)
        {
            return await connector.SendAsync(conversation, message, cancellationToken); // what the stream left behind is gone
        }
    }
}
