using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Slack.Commands;
using RetentionBot.Slack.Events;

namespace RetentionBot.Slack.Inbound;

/// <summary>Registers what takes Slack's requests.</summary>
internal static class InboundServices
{
    public static IServiceCollection AddInbound(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<IWayOut, WayOut>().AddSingleton<SlackEvents>().AddSingleton<MessageEvents>().AddSingleton<SuggestedPrompts>().AddSingleton<SlackCommands>();
        return services.AddSingleton<SlackInbound>().AddSingleton<SlackEndpoints>();
    }

    /// <summary>Maps what Slack posts to; any other method there is answered 405.</summary>
    public static void MapInbound(this IEndpointRouteBuilder endpoints)
    {
        endpoints.Map("/events", (HttpContext http) => http.RequestServices.GetRequiredService<SlackEndpoints>().EventsAsync(http));
        endpoints.Map("/commands", (HttpContext http) => http.RequestServices.GetRequiredService<SlackEndpoints>().CommandsAsync(http));
        endpoints.Map("/interactions", (HttpContext http) => http.RequestServices.GetRequiredService<SlackEndpoints>().InteractionsAsync(http));
    }
}
