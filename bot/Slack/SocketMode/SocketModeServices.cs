using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RetentionBot.Slack.Inbound;

namespace RetentionBot.Slack.SocketMode;

/// <summary>Registers the connections over which Slack sends when it cannot reach this host.</summary>
internal static class SocketModeServices
{
    public static IServiceCollection AddSocketMode(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<SlackOptions>, SocketModeOptionsCheck>();
        // One handler for good: whoever asks lives as long as the process, and the handler's connections are renewed by themselves.
        services.AddHttpClient<ConnectionAddresses>(ConnectionAddresses.Configure)
            .ConfigurePrimaryHttpMessageHandler(provider => ConnectionAddresses.CreateHandler(provider.GetRequiredService<IOptions<SlackOptions>>().Value))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddSingleton<ISlackInbound>(provider => provider.GetRequiredService<SlackInbound>());
        services.AddSingleton<SocketModeState>().AddSingleton(SocketLiveness.Default).AddSingleton<Envelopes>().AddSingleton<SocketSurroundings>();
        services.AddSingleton<SocketModeConnections>().AddHostedService(provider => provider.GetRequiredService<SocketModeConnections>());
        return services;
    }
}
