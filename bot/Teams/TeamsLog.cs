using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;

namespace RetentionBot.Teams;

/// <summary>What the Teams channel logs: ids and reasons, never a text, a name, a token or a body. Event ids 3000 to 3099.</summary>
internal static partial class TeamsLog
{
    [LoggerMessage(3000, LogLevel.Debug, "Refused an activity: nobody vouches for its sender (401)")]
    public static partial void RefusedSender(this ILogger logger);

    [LoggerMessage(3001, LogLevel.Information, "Refused a request: {Reason} ({Status})")]
    public static partial void RefusedRequest(this ILogger logger, string reason, int status);

    [LoggerMessage(3002, LogLevel.Warning, "Refused an activity of {Channel}: its sender may not bring it, or its serviceUrl is not one that may be answered to (403)")]
    public static partial void RefusedActivity(this ILogger logger, string channel);

    [LoggerMessage(3020, LogLevel.Information, "Refused a token: {Reason} (401)")]
    public static partial void RefusedToken(this ILogger logger, string reason);

    [LoggerMessage(3021, LogLevel.Information, "The bearer of a sound token may not bring this activity: {Reason} (403)")]
    public static partial void MayNotBring(this ILogger logger, string reason);

    [LoggerMessage(3022, LogLevel.Information, "Fetched {Count} signing keys of the channel")]
    public static partial void FetchedKeys(this ILogger logger, int count);

    [LoggerMessage(3023, LogLevel.Warning, "The signing keys of the channel could not be fetched: {Reason}. Requests signed with a key that is not known are refused")]
    public static partial void KeysNotFetched(this ILogger logger, string reason);

    [LoggerMessage(3003, LogLevel.Debug, "Answered message {Message} of conversation {Conversation} in {Milliseconds} ms")]
    public static partial void Answered(this ILogger logger, string conversation, string message, long milliseconds);

    [LoggerMessage(3004, LogLevel.Error, "The channel did not take the answer to message {Message} of conversation {Conversation}: {Fault}. {Reason}")]
    public static partial void NotTaken(this ILogger logger, string conversation, string message, ChannelFault fault, string reason);

    public static void TurnFailed(this ILogger logger, Exception exception, string conversation, string message) => logger.TurnFailed(conversation, message, LoggedException.Of(exception));

    [LoggerMessage(3005, LogLevel.Error, "The turn of message {Message} of conversation {Conversation} failed: {Exception}")]
    private static partial void TurnFailed(this ILogger logger, string conversation, string message, string exception);

    [LoggerMessage(3006, LogLevel.Error, "The turn of message {Message} of conversation {Conversation} was given up after {Seconds} s")]
    public static partial void TurnGivenUp(this ILogger logger, string conversation, string message, double seconds);

    [LoggerMessage(3040, LogLevel.Warning, "The connector was busy or not reached ({Status}, 0 for no answer); try {Next} follows in {Milliseconds} ms")]
    public static partial void TryingAgain(this ILogger logger, int next, long milliseconds, int status);

    [LoggerMessage(3041, LogLevel.Information, "Fetched a token of the bot, good for {Seconds} s")]
    public static partial void TokenFetched(this ILogger logger, long seconds);

    [LoggerMessage(3042, LogLevel.Error, "The bot got no token ({Fault}): {Reason}")]
    public static partial void NoToken(this ILogger logger, ChannelFault fault, string reason);

    [LoggerMessage(3007, LogLevel.Warning, "A search was given up after {Seconds} s")]
    public static partial void SearchGivenUp(this ILogger logger, double seconds);

    public static void SearchFailed(this ILogger logger, Exception exception) => logger.SearchFailed(LoggedException.Of(exception));

    [LoggerMessage(3008, LogLevel.Error, "A search failed: {Exception}")]
    private static partial void SearchFailed(this ILogger logger, string exception);

    public static void EventNotTaken(this ILogger logger, Exception exception, string @event) => logger.EventNotTaken(@event, LoggedException.Of(exception));

    [LoggerMessage(3009, LogLevel.Error, "{Event} could not be kept and is not acknowledged: {Exception}")]
    private static partial void EventNotTaken(this ILogger logger, string @event, string exception);
}
