using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;
using RetentionBot.Slack.Inbound;

namespace RetentionBot.Slack.Commands;

/// <summary>Answers in the body of the response, as long as it is open; whatever comes later goes to the address that came with the command.</summary>
internal sealed class CommandAnswer(IWayOut wayOut, ICardRenderer<SlackMessage> renderer, ConversationReference conversation, TimeSpan deadline) : IAnswer
{
    private readonly Lock _closing = new();
    private SlackAck? _body;
    private bool _isClosed;

    public TimeSpan? Deadline => deadline;

    public Task<SentMessage> SendAsync(Reply reply, CancellationToken cancellationToken)
    {
        lock (_closing)
        {
            if (!_isClosed && _body is null)
            {
                _body = CommandBody.Of(reply, renderer);
                return Task.FromResult(SentMessage.InBody);
            }
        }

        return wayOut.SendAsync(conversation, reply, cancellationToken);
    }

    /// <summary>The response, if there is one by now.</summary>
    public SlackAck? Close()
    {
        lock (_closing)
        {
            _isClosed = true;
            return _body;
        }
    }
}
