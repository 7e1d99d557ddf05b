using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.WebApi;

namespace RetentionBot.Slack.SocketMode;

/// <summary>Registers the connections over which Slack sends when it cannot reach this host.</summary>
internal static class SocketModeServices
{
    public static IServiceCollection AddSocketMode(this IServiceCollection services)
    {
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ConnectionAddresses>(provider, SlackHttp.Of(provider)));
        services.AddSingleton<ISlackInbound>(provider => provider.GetRequiredService<SlackInbound>());
        services.AddSingleton<SocketModeState>().AddSingleton(SocketLiveness.Default).AddSingleton<Envelopes>().AddSingleton<SocketSurroundings>();
        services.AddSingleton<SocketModeConnections>().AddHostedService(provider => provider.GetRequiredService<SocketModeConnections>());
        return services;
    }
}
