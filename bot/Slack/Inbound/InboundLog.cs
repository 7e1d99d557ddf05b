using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.Inbound;

/// <summary>What taking Slack's requests logs: ids and reasons, never a text, a name, a token, an address or a body. Event ids 3050 to 3099.</summary>
internal static partial class InboundLog
{
    [LoggerMessage(3050, LogLevel.Information, "Refused a request of Slack: {Reason} ({Status})")]
    public static partial void RefusedRequest(this ILogger logger, string reason, int status);

    [LoggerMessage(3051, LogLevel.Warning, "Slack sent something for another app than Slack:AppId; it is left alone")]
    public static partial void ForAnotherApp(this ILogger logger);

    [LoggerMessage(3052, LogLevel.Information, "What came from Slack workspace {Workspace} ({Kind}) is left alone: the app is not installed there, or the workspace may not use it")]
    public static partial void NotInstalled(this ILogger logger, string kind, string? workspace);

    public static void NotTaken(this ILogger logger, Exception exception, string kind) => logger.NotTaken(kind, LoggedException.Of(exception));

    [LoggerMessage(3053, LogLevel.Error, "Slack's {Kind} was not taken: {Exception}")]
    private static partial void NotTaken(this ILogger logger, string kind, string exception);

    [LoggerMessage(3054, LogLevel.Error, "Slack did not take the answer to the {Kind} in {Conversation}: {Fault}, {Code}")]
    public static partial void AnswerNotTaken(this ILogger logger, string kind, string conversation, ChannelFault fault, string? code);

    [LoggerMessage(3055, LogLevel.Warning, "Slack's {Kind} was not answered within {Seconds} s and could not be put aside either")]
    public static partial void GivenUp(this ILogger logger, string kind, double seconds);

    [LoggerMessage(3056, LogLevel.Warning, "Slack holds back events of workspace {Workspace}: more than it delivers in an hour")]
    public static partial void RateLimited(this ILogger logger, string? workspace);

    [LoggerMessage(3057, LogLevel.Debug, "Suggested prompts were not shown in {Conversation} ({Fault}, {Code})")]
    public static partial void NotSuggested(this ILogger logger, string conversation, ChannelFault fault, string? code);

    [LoggerMessage(3058, LogLevel.Information, "Slack said that the app was taken out of {Tenant}, or that its token is over")]
    public static partial void EndIsTold(this ILogger logger, string tenant);
}
