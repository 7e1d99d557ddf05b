using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.Installations;

namespace RetentionBot.Slack.Events;

/// <summary>Answers what people write to the bot. It is acknowledged once it was answered or put aside for certain.</summary>
internal sealed class MessageEvents(ITurn turn, IWayOut wayOut, IOptions<SlackOptions> options, ILogger<MessageEvents> logger)
{
    private static readonly SlackAck _again = new(StatusCodes.Status503ServiceUnavailable);

    public Task<SlackAck> TakeAsync(EventEnvelope envelope, SlackBot bot, InboundTime left)
    {
        if (envelope.IsByStranger(bot) || MessageReader.Read(envelope.Event, bot, wayOut.ReadsFiles, options.Value.AgentView) is not { } message)
            return Task.FromResult(SlackAck.Taken);

        return envelope.IsExternallyShared ? SendAwayAsync(envelope, message, left) : AnswerAsync(message, left);
    }

    private Task<SlackAck> AnswerAsync(IncomingMessage message, InboundTime left) =>
        HoldAsync(message, left, () => turn.RunAsync(message, new Answer(wayOut, message.Conversation, left.LeftOf(InboundTime.Event)), left.Over));

    /// <summary>Whoever called the bot there is told why it says nothing. Of the two events of a mention only one is meant for it.</summary>
    private Task<SlackAck> SendAwayAsync(EventEnvelope envelope, IncomingMessage message, InboundTime left) => envelope.Type == MessageReader.Mention
        ? HoldAsync(message, left, () => wayOut.SendAsync(message.Conversation with { IsTargeted = true }, Wording.AskInOwnChat, left.Over))
        : Task.FromResult(SlackAck.Taken);

    private async Task<SlackAck> HoldAsync(IncomingMessage message, InboundTime left, Func<Task> answer)
    {
        try
        {
            await answer();
            return SlackAck.Taken;
        }
        catch (ChannelException exception)
        {
            // What Slack refused for good, it would refuse again.
            logger.AnswerNotTaken(MessageReader.Message, message.Conversation.ConversationId, exception.Fault, exception.Code);
            return exception.Fault == ChannelFault.Retry ? _again : SlackAck.Taken;
        }
        catch (OperationCanceledException) when (left.Over.IsCancellationRequested)
        {
            logger.GivenUp(MessageReader.Message, InboundTime.Longest.TotalSeconds);
            return _again;
        }
    }

    /// <summary>Answers through the Web API where it was asked.</summary>
    private sealed class Answer(IWayOut wayOut, ConversationReference conversation, TimeSpan patience) : IAnswer
    {
        public TimeSpan? Deadline => null;

        public TimeSpan? Patience => patience;

        public Task<SentMessage> SendAsync(Reply reply, CancellationToken cancellationToken) => wayOut.SendAsync(conversation, reply, cancellationToken);
    }
}
