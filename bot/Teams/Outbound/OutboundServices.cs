using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Teams.Outbound.Tokens;

namespace RetentionBot.Teams.Outbound;

/// <summary>Registers what speaks to the connector.</summary>
internal static class OutboundServices
{
    /// <summary>The client that fetches the bot's tokens.</summary>
    private const string TokenHttp = "Teams tokens";

    public static IServiceCollection AddOutbound(this IServiceCollection services)
    {
        services.AddSingleton<ServiceHosts>().AddSingleton<SendPacing>().AddSingleton<ConnectorRetries>();
        services.AddHttpClient(TokenHttp, ConnectorCalls.Configure).ConfigurePrimaryHttpMessageHandler(OutgoingHandler.Create).RemoveAllLoggers();
        services.AddSingleton(provider => new BotTokens(
            () => NewCredential(provider), provider.GetRequiredService<IOptions<TeamsOptions>>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<BotTokens>>()));
        // One handler for good: the channel lives as long as the process, and the handler's connections are renewed by themselves.
        services.AddHttpClient<ConnectorCalls>(ConnectorCalls.Configure)
            .ConfigurePrimaryHttpMessageHandler(OutgoingHandler.Create)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddHttpClient<FileDownload>(ConnectorCalls.Configure)
            .ConfigurePrimaryHttpMessageHandler(OutgoingHandler.Create)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddSingleton<FileHosts>();
        services.AddTransient<ConnectorClient>().AddSingleton<ReplyActivities>().AddTransient<AnswerStreams>();
        services.AddSingleton<TeamsChannel>().AddSingleton<IChannel>(provider => provider.GetRequiredService<TeamsChannel>());
        return services;
    }

    private static Azure.Core.TokenCredential NewCredential(IServiceProvider provider) => BotCredential.Of(
        provider.GetRequiredService<IOptions<TeamsOptions>>().Value,
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(TokenHttp),
        provider.GetRequiredService<TimeProvider>());
}
