using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Slack.Commands;
using RetentionBot.Slack.Events;

namespace RetentionBot.Slack.Inbound;

/// <summary>Registers what takes Slack's requests.</summary>
internal static class InboundServices
{
    public static IServiceCollection AddInbound(this IServiceCollection services) =>
        services.AddSingleton<SlackEvents>().AddSingleton<SlackCommands>().AddSingleton<SlackInbound>();

    public static void MapInbound(this IEndpointRouteBuilder endpoints)
    {
    }
}
