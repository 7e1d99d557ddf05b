using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RetentionBot.Teams.Cards;
using RetentionBot.Teams.Events;
using RetentionBot.Teams.Inbound;
using RetentionBot.Teams.Invokes;
using RetentionBot.Teams.Outbound;

namespace RetentionBot.Teams;

/// <summary>Registers the Teams channel and its endpoint.</summary>
public static class TeamsServices
{
    /// <summary>Where the channel posts its activities.</summary>
    public const string MessagesPath = "/api/messages";

    /// <summary>
    /// The name of conversations in Slack that are reached by Azure Bot Service, which calls them <c>slack</c>. Slack's own channel has that name; so each conversation has one way back,
    /// whichever of the two are on. People have one account in both.
    /// </summary>
    public const string AzureSlackChannelName = "slack.azure";

    /// <summary>
    /// Adds the Teams channel, also as an <c>IChannel</c>. Needs an <c>ITurn</c>, an <c>IChannelEvents</c> and an <c>IRecordLookup</c>, scoped or singleton; its settings are checked at start.
    /// </summary>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TeamsOptions.Section);
        services.AddOptions<TeamsOptions>().Bind(section).PostConfigure(options => TextLists.Read(section, options)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddInboundAuthentication();
        services.AddSingleton<AdaptiveCardRenderer>();
        services.AddOutbound();
        services.AddScoped<MessagesEndpoint>().AddScoped<TurnRunner>().AddScoped<MessageAnswers>().AddScoped<EventTaker>();
        services.AddScoped<InvokeAnswers>().AddScoped<CardActionInvoke>().AddScoped<DialogInvoke>().AddScoped<SearchInvoke>().AddScoped<FeedbackInvoke>();
        return services;
    }

    /// <summary>With an application id by Microsoft's tokens only; without one nobody is let in, except in the development mode.</summary>
    private static void AddInboundAuthentication(this IServiceCollection services)
    {
        services.AddSingleton<SigningKeyDocuments>().AddSingleton<SigningKeys>();
        services.AddHttpClient(SigningKeyDocuments.ClientName, SigningKeyDocuments.Configure)
            .ConfigurePrimaryHttpMessageHandler(provider => SigningKeyDocuments.CreateHandler(provider.GetRequiredService<IOptions<TeamsOptions>>().Value))
            .RemoveAllLoggers();
        services.AddSingleton<IInboundAuthentication>(provider => provider.GetRequiredService<IOptions<TeamsOptions>>().Value.AppId.Length > 0
            ? ActivatorUtilities.CreateInstance<TokenAuthentication>(provider)
            : ActivatorUtilities.CreateInstance<DevelopmentAuthentication>(provider));
    }

    /// <summary>Maps <c>POST /api/messages</c>; any other method there is answered 405. The returned builder takes the host's own rules, such as who may connect.</summary>
    public static IEndpointConventionBuilder MapTeams(this IEndpointRouteBuilder endpoints) =>
        endpoints.Map(MessagesPath, (HttpContext http) => http.RequestServices.GetRequiredService<MessagesEndpoint>().HandleAsync(http));
}
