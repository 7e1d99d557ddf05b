using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Store;

namespace RetentionBot.Host.Outbox;

/// <summary>What becomes of a message that was not taken: tried again later, for about a day, or put aside for a person to look at.</summary>
internal static class OutboxRetry
{
    /// <summary>The channel refused for a day: whoever it was for has moved on.</summary>
    private const int MostAttempts = 12;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    public static ClaimOutcome After(WorkItem item, Exception exception, DateTimeOffset now, ILogger logger)
    {
        var isHopeless = exception is JsonException or ChannelException { Fault: ChannelFault.Rejected } || item.Attempts >= MostAttempts;
        // What an exception says may hold what a person wrote; a channel's own fault does not.
        var reason = exception is ChannelException ? exception.Message : exception.GetType().Name;
        if (isHopeless)
        {
            logger.OutboxParked(item.Name, reason);
            return ClaimOutcome.Park(reason);
        }

        var wait = First * Math.Pow(2, Math.Min(item.Attempts - 1, MostAttempts));
        var asked = (exception as ChannelException)?.RetryAfter ?? TimeSpan.Zero;
        logger.OutboxDelayed(item.Name, item.Attempts, reason);
        return ClaimOutcome.RetryAt(now + (asked > wait ? asked : wait > Longest ? Longest : wait), reason);
    }
}
