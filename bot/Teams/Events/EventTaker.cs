using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;

namespace RetentionBot.Teams.Events;

/// <summary>Hands over what happened, and acknowledges it only once it is durable.</summary>
internal sealed class EventTaker(IChannelEvents events, TimeProvider time, ILogger<EventTaker> logger)
{
    /// <summary>Never throws: what could not be taken is answered 503, so that it is told again.</summary>
    public async Task<ActivityAnswer> TakeAsync(ChannelEvent happened)
    {
        using var deadline = new CancellationTokenSource(TurnRunner.Deadline, time);
        try
        {
            await events.TakeAsync(happened, deadline.Token);
            return ActivityAnswer.Taken;
        }
#pragma warning disable CA1031 // Whatever failed, the event is not lost as long as it is not acknowledged.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.EventNotTaken(exception, happened.GetType().Name);
            return new ActivityAnswer(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
