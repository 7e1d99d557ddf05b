using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;

namespace RetentionBot.Teams;

/// <summary>Lets the turn answer, and knows what the channel is told when it does not.</summary>
internal sealed class TurnRunner(ITurn turn, TimeProvider time, ILogger<TurnRunner> logger)
{
    /// <summary>A turn that takes longer is given up. The channel stops waiting after about 15 s; a little more lets a late answer still reach the person.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Runs the turn to its end and never throws. Null once it answered, else what the channel is told instead. When the channel was busy the activity is handed back
    /// with 503: it may be delivered again, and the turn answers it then without doing anything twice. When the channel refused the answer for good, delivering it again
    /// would only be refused again: 200.
    /// </summary>
    /// <remarks>It does not end with the request: a channel that stopped waiting still has a person who waits.</remarks>
    public async Task<ActivityAnswer?> RunAsync(IncomingMessage message, IAnswer answer)
    {
        var (conversation, id) = (message.Conversation.ConversationId, message.Id);
        var started = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(Deadline, time);
        try
        {
            await turn.RunAsync(message, answer, deadline.Token);
            logger.Answered(conversation, id, (long)time.GetElapsedTime(started).TotalMilliseconds);
            return null;
        }
        catch (ChannelException exception)
        {
            logger.NotTaken(conversation, id, exception.Fault, exception.Message);
            return exception.Fault == ChannelFault.Retry
                ? new ActivityAnswer(StatusCodes.Status503ServiceUnavailable) { RetryAfter = exception.RetryAfter }
                : ActivityAnswer.Taken;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            logger.TurnGivenUp(conversation, id, Deadline.TotalSeconds);
            return new ActivityAnswer(StatusCodes.Status503ServiceUnavailable);
        }
#pragma warning disable CA1031 // A bug in one turn must not end the process, and the framework would log what the exception says.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.TurnFailed(exception, conversation, id);
            return new ActivityAnswer(StatusCodes.Status500InternalServerError);
        }
    }
}
