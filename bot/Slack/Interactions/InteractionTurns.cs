using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;
using RetentionBot.Slack.Inbound;

namespace RetentionBot.Slack.Interactions;

/// <summary>Lets the turn answer what somebody pressed or filled in. Slack does not deliver it again, so a failure is logged and ends here.</summary>
internal sealed class InteractionTurns(ITurn turn, ILogger<InteractionTurns> logger)
{
    /// <returns>Whether it was answered, or certainly will be.</returns>
    public async Task<bool> RunAsync(string kind, IncomingMessage message, IAnswer answer, InboundTime left)
    {
        try
        {
            await turn.RunAsync(message, answer, left.Over);
            return true;
        }
        catch (ChannelException exception)
        {
            logger.AnswerNotTaken(kind, exception.Fault, exception.Code);
            return false;
        }
        catch (OperationCanceledException) when (left.Over.IsCancellationRequested)
        {
            // It goes on, and its answer is still given.
            logger.TurnGivenUp(kind, InboundTime.Longest.TotalSeconds);
            return false;
        }
    }
}
