using Microsoft.Extensions.Logging;

namespace RetentionBot.LocalPage;

/// <summary>What the local page logs: ids and reasons, never a text or a name. Event ids 5001 to 5099.</summary>
internal static partial class LocalPageLog
{
    public static void TurnFailed(ILogger logger, string messageId, Exception exception) => TurnFailed(logger, messageId, LoggedException.Of(exception));

    [LoggerMessage(5001, LogLevel.Error, "Turn {MessageId} of the local page failed: {Exception}")]
    private static partial void TurnFailed(ILogger logger, string messageId, string exception);

    public static void PeopleNotListed(ILogger logger, Exception exception) => PeopleNotListed(logger, LoggedException.Of(exception));

    [LoggerMessage(5002, LogLevel.Error, "The account managers for the local page could not be listed: {Exception}")]
    private static partial void PeopleNotListed(ILogger logger, string exception);

    [LoggerMessage(5003, LogLevel.Warning, "Refused a request to {Path} of the local page: it came from another site")]
    public static partial void ForeignSite(ILogger logger, string path);

    [LoggerMessage(5004, LogLevel.Information, "Conversation {ConversationId} of the local page ended before message {MessageId} was answered")]
    public static partial void LeftUnanswered(ILogger logger, string conversationId, string messageId);
}
