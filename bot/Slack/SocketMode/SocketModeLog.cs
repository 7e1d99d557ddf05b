using Microsoft.Extensions.Logging;

namespace RetentionBot.Slack.SocketMode;

/// <summary>What Socket Mode logs: Slack's words and counts, never a body, a token or an address, since an address holds a ticket. Event ids 3250 to 3299.</summary>
internal static partial class SocketModeLog
{
    [LoggerMessage(3250, LogLevel.Information, "Connected to Slack ({Up} connections)")]
    public static partial void Connected(this ILogger logger, int up);

    [LoggerMessage(3251, LogLevel.Information, "Slack is about to close a connection ({Reason}); it is replaced")]
    public static partial void Leaving(this ILogger logger, string reason);

    [LoggerMessage(3252, LogLevel.Warning, "A connection to Slack is lost ({Reason})")]
    public static partial void Lost(this ILogger logger, string reason);

    [LoggerMessage(3253, LogLevel.Warning, "No connection to Slack came about; tried again within a minute: {Reason}")]
    public static partial void NotConnected(this ILogger logger, string reason);

    [LoggerMessage(3254, LogLevel.Warning, "Slack asks for a wait of {Seconds:0} s before the next connection is opened")]
    public static partial void AskedToWait(this ILogger logger, double seconds);

    [LoggerMessage(3255, LogLevel.Error, "Slack gives this app no more connections ({Reason}), so nobody there is heard any more. Check Slack:AppToken and that Socket Mode is on for the app, then start again")]
    public static partial void Refused(this ILogger logger, string reason);

    public static void Failed(this ILogger logger, Exception exception) => logger.Failed(LoggedException.Of(exception));

    [LoggerMessage(3256, LogLevel.Error, "Opening a connection to Slack failed; tried again within a minute: {Exception}")]
    private static partial void Failed(this ILogger logger, string exception);

    [LoggerMessage(3257, LogLevel.Warning, "A message of Slack's cannot be read and is left out: {Reason}")]
    public static partial void Unreadable(this ILogger logger, string reason);

    [LoggerMessage(3258, LogLevel.Information, "A kind of message that is not known was left out; it has an envelope: {HasEnvelope}")]
    public static partial void UnknownKind(this ILogger logger, bool hasEnvelope);

    [LoggerMessage(3259, LogLevel.Warning, "An envelope of kind {Kind} is not acknowledged ({Status}); Slack delivers it again")]
    public static partial void NotAcknowledged(this ILogger logger, string kind, int status);

    public static void EnvelopeFailed(this ILogger logger, Exception exception) => logger.EnvelopeFailed(LoggedException.Of(exception));

    [LoggerMessage(3260, LogLevel.Error, "An envelope failed and is not acknowledged: {Exception}")]
    private static partial void EnvelopeFailed(this ILogger logger, string exception);

    [LoggerMessage(3261, LogLevel.Warning, "An envelope was taken, but its connection was gone before it could be acknowledged ({Exception}); delivered again, it is acknowledged again")]
    public static partial void NotSent(this ILogger logger, string exception);

    [LoggerMessage(3262, LogLevel.Debug, "An envelope was delivered again and is only acknowledged again")]
    public static partial void SeenBefore(this ILogger logger);

    [LoggerMessage(3263, LogLevel.Debug, "An envelope came over a connection that is being closed and is left to another")]
    public static partial void LeftToAnother(this ILogger logger);
}
