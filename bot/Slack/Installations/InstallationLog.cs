using Microsoft.Extensions.Logging;

namespace RetentionBot.Slack.Installations;

/// <summary>What is logged of installations: whose they are and Slack's own words, never a token, a code or a name. Event ids 3200 to 3249.</summary>
internal static partial class InstallationLog
{
    [LoggerMessage(3200, LogLevel.Information, "Slack:BotToken speaks for {Tenant}")]
    public static partial void OwnWorkspace(this ILogger logger, string tenant);

    [LoggerMessage(3201, LogLevel.Error, "Slack does not take Slack:BotToken ({Word}); set the bot token of the app's page \"OAuth and Permissions\" and start again")]
    public static partial void BotTokenRefused(this ILogger logger, string word);

    [LoggerMessage(3202, LogLevel.Error, "The app was taken out of {Tenant}: Slack:BotToken is not used any more. Install the app there again, set its new bot token and start again")]
    public static partial void BotTokenEnded(this ILogger logger, string tenant);

    [LoggerMessage(3203, LogLevel.Information, "The app was installed in {Tenant}")]
    public static partial void Installed(this ILogger logger, string tenant);

    [LoggerMessage(3204, LogLevel.Warning, "The app is not installed in {Tenant} any more; its tokens were erased, its chats closed")]
    public static partial void Ended(this ILogger logger, string tenant);

    [LoggerMessage(3205, LogLevel.Information, "The app was installed in {Tenant} again after what Slack tells of its removal; it stays")]
    public static partial void StaysInstalled(this ILogger logger, string tenant);

    [LoggerMessage(3206, LogLevel.Information, "The token of {Tenant} was renewed; the next one is due at {Until:u}")]
    public static partial void Renewed(this ILogger logger, string tenant, DateTimeOffset? until);

    [LoggerMessage(3207, LogLevel.Warning, "The token of {Tenant} could not be renewed and serves until {Until:u}: {Reason}")]
    public static partial void NotRenewed(this ILogger logger, string tenant, DateTimeOffset? until, string reason);

    [LoggerMessage(3208, LogLevel.Information, "An installation was not taken: {Reason}")]
    public static partial void NotInstalled(this ILogger logger, string reason);

    [LoggerMessage(3209, LogLevel.Warning, "{Tenant} would install the app but is not in Slack:AllowedWorkspaces; nothing was kept")]
    public static partial void NotAllowed(this ILogger logger, string tenant);
}
