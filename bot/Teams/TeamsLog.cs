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

    [LoggerMessage(3003, LogLevel.Information, "Answered message {Message} of conversation {Conversation} in {Milliseconds} ms")]
    public static partial void Answered(this ILogger logger, string conversation, string message, long milliseconds);

    [LoggerMessage(3004, LogLevel.Error, "The channel did not take the answer to message {Message} of conversation {Conversation}: {Fault}. {Reason}")]
    public static partial void NotTaken(this ILogger logger, string conversation, string message, ChannelFault fault, string reason);

    // The exception's own message may hold what the person wrote; its type and stack do not.
    [LoggerMessage(3005, LogLevel.Error, "The turn of message {Message} of conversation {Conversation} failed with {Exception}\n{Stack}")]
    public static partial void TurnFailed(this ILogger logger, string conversation, string message, string exception, string? stack);

    [LoggerMessage(3006, LogLevel.Error, "The turn of message {Message} of conversation {Conversation} was given up after {Seconds} s")]
    public static partial void TurnGivenUp(this ILogger logger, string conversation, string message, double seconds);
}
