using Microsoft.Extensions.Logging;

namespace RetentionBot.LocalPage;

internal static partial class LocalPageLog
{
    [LoggerMessage(5001, LogLevel.Error, "Turn {MessageId} of the local page failed")]
    public static partial void TurnFailed(ILogger logger, string messageId, Exception exception);

    [LoggerMessage(5002, LogLevel.Error, "The account managers for the local page could not be listed")]
    public static partial void PeopleNotListed(ILogger logger, Exception exception);

    [LoggerMessage(5003, LogLevel.Warning, "Refused a request to {Path} of the local page: it came from another site")]
    public static partial void ForeignSite(ILogger logger, string path);

    [LoggerMessage(5004, LogLevel.Information, "Conversation {ConversationId} of the local page ended before message {MessageId} was answered")]
    public static partial void LeftUnanswered(ILogger logger, string conversationId, string messageId);
}
