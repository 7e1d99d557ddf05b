using Microsoft.Extensions.DependencyInjection;

namespace RetentionBot.Slack.SocketMode;

/// <summary>Registers the connection over which Slack sends when it cannot reach this host.</summary>
internal static class SocketModeServices
{
    public static IServiceCollection AddSocketMode(this IServiceCollection services) => services;
}
