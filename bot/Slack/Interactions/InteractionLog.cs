using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.Interactions;

/// <summary>What interactions log: kinds and reasons, never a text, a name, an address or a payload. Event ids 3300 to 3349.</summary>
internal static partial class InteractionLog
{
    public static void InteractionFailed(this ILogger logger, Exception exception, string kind) => logger.InteractionFailed(kind, LoggedException.Of(exception));

    [LoggerMessage(3300, LogLevel.Error, "Taking a {Kind} failed: {Exception}")]
    private static partial void InteractionFailed(this ILogger logger, string kind, string exception);

    [LoggerMessage(3301, LogLevel.Error, "Slack did not take the answer to a {Kind}: {Fault} {Code}")]
    public static partial void AnswerNotTaken(this ILogger logger, string kind, ChannelFault fault, string? code);

    [LoggerMessage(3302, LogLevel.Error, "The turn of a {Kind} was not done within {Seconds} s")]
    public static partial void TurnGivenUp(this ILogger logger, string kind, double seconds);

    [LoggerMessage(3303, LogLevel.Information, "Took nothing from a {Kind}: nobody the bot works for in that workspace, or nothing of ours")]
    public static partial void NothingTaken(this ILogger logger, string kind);

    [LoggerMessage(3310, LogLevel.Warning, "A window was not opened ({Fault} {Code}); whoever pressed is asked to click again")]
    public static partial void WindowNotOpened(this ILogger logger, ChannelFault fault, string? code);

    [LoggerMessage(3311, LogLevel.Warning, "An open window was not changed: {Fault} {Code}")]
    public static partial void WindowNotChanged(this ILogger logger, ChannelFault fault, string? code);

    [LoggerMessage(3312, LogLevel.Warning, "Nobody could be asked to click again: {Fault} {Code}")]
    public static partial void NotAskedAgain(this ILogger logger, ChannelFault fault, string? code);

    [LoggerMessage(3320, LogLevel.Warning, "A type-ahead was given up after {Seconds} s")]
    public static partial void SuggestingGivenUp(this ILogger logger, double seconds);

    public static void SuggestingFailed(this ILogger logger, Exception exception) => logger.SuggestingFailed(LoggedException.Of(exception));

    [LoggerMessage(3321, LogLevel.Error, "A type-ahead failed: {Exception}")]
    private static partial void SuggestingFailed(this ILogger logger, string exception);

    [LoggerMessage(3330, LogLevel.Debug, "Published a home")]
    public static partial void HomePublished(this ILogger logger);

    [LoggerMessage(3331, LogLevel.Debug, "A home is as it was and stays")]
    public static partial void HomeStays(this ILogger logger);

    public static void HomeNotPublished(this ILogger logger, Exception exception) =>
        logger.HomeNotPublished(exception is ChannelException channel ? $"{channel.Fault} {channel.Code}" : LoggedException.Of(exception));

    [LoggerMessage(3332, LogLevel.Warning, "A home was not published: {Reason}")]
    private static partial void HomeNotPublished(this ILogger logger, string reason);
}
