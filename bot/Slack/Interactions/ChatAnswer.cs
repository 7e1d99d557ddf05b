using RetentionBot.Conversation;
using RetentionBot.Slack.WebApi;

namespace RetentionBot.Slack.Interactions;

/// <summary>Answers in the conversation: in the place of the message, where that is wanted and the answer is more than a remark, else with a message of its own.</summary>
/// <param name="patience">See <see cref="Patience"/>.</param>
internal sealed class ChatAnswer(SlackChannel channel, IncomingMessage message, TimeSpan patience) : IAnswer
{
    public TimeSpan? Deadline => null;

    public TimeSpan? Patience => patience;

    public Task<SentMessage> SendAsync(Reply reply, CancellationToken cancellationToken) => SayAsync(channel, message, reply, cancellationToken);

    /// <summary>Says a reply where a message was pressed.</summary>
    public static async Task<SentMessage> SayAsync(SlackChannel channel, IncomingMessage message, Reply reply, CancellationToken cancellationToken)
    {
        if (message is not { ReplacesCard: true, CardId: { } card } || reply.KeepsCard)
            return await channel.SendAsync(message.Conversation, reply, cancellationToken);

        try
        {
            await channel.UpdateAsync(message.Conversation, card, reply, cancellationToken);
            return new SentMessage(card);
        }
        catch (ChannelException exception) when (exception.Fault == ChannelFault.Rejected)
        {
            // The message is gone or too old to be changed; the answer is not.
            return await channel.SendAsync(message.Conversation, reply, cancellationToken);
        }
    }
}
