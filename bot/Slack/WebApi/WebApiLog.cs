using Microsoft.Extensions.Logging;

namespace RetentionBot.Slack.WebApi;

/// <summary>What calling Slack logs: methods, ids and Slack's own words for a fault, never an argument, a token or an address. Event ids 3150 to 3199.</summary>
internal static partial class WebApiLog
{
    [LoggerMessage(3150, LogLevel.Warning, "{Method} of {Tenant} failed ({Reason}); try {Next} follows")]
    public static partial void TryingAgain(this ILogger logger, string method, string tenant, int next, string reason);

    [LoggerMessage(3151, LogLevel.Warning, "Slack asks {Tenant} to make no more calls of {Method} for {Seconds} s")]
    public static partial void Held(this ILogger logger, string method, string tenant, double seconds);

    [LoggerMessage(3152, LogLevel.Error, "Slack did not take the blocks of {Method} ({Error}), at: {Places}")]
    public static partial void BlocksRefused(this ILogger logger, string method, string error, string places);

    [LoggerMessage(3153, LogLevel.Error, "The app may not call {Method} in {Tenant}: it lacks the scope '{Needed}'. Add it to the app and install the app again")]
    public static partial void ScopeMissing(this ILogger logger, string method, string tenant, string needed);

    [LoggerMessage(3154, LogLevel.Warning, "The installation of {Tenant} is over: {Error}")]
    public static partial void InstallationEnded(this ILogger logger, string tenant, string error);

    [LoggerMessage(3155, LogLevel.Information, "The token of {Tenant} has expired; another one is fetched")]
    public static partial void TokenExpired(this ILogger logger, string tenant);

    [LoggerMessage(3156, LogLevel.Warning, "An answer was not taken by its response address ({Reason}); another way is taken")]
    public static partial void ResponseUrlRefused(this ILogger logger, string reason);

    [LoggerMessage(3157, LogLevel.Error, "An answer was to go to a response address that is not Slack's; it was not called")]
    public static partial void ResponseUrlForeign(this ILogger logger);
}
