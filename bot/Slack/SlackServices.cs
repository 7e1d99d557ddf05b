using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RetentionBot.Slack.Blocks;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.Installations;
using RetentionBot.Slack.Interactions;
using RetentionBot.Slack.SocketMode;
using RetentionBot.Slack.WebApi;

namespace RetentionBot.Slack;

/// <summary>Registers the Slack channel and its endpoints.</summary>
public static class SlackServices
{
    /// <summary>The channel's name in accounts and conversation references.</summary>
    public const string ChannelName = "slack";

    /// <summary>
    /// Adds the Slack channel, also as an <c>IChannel</c>. Needs an <c>ITurn</c>, an <c>IChannelEvents</c>, an <c>IRecordLookup</c> and an <see cref="ISlackInstallations"/>; its settings are checked
    /// at start. With no setting under <c>Slack</c> it serves nobody.
    /// </summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(SlackOptions.Section);
        services.AddOptions<SlackOptions>().Bind(section).PostConfigure(options => TextLists.Read(section, options)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddInbound().AddBlocks().AddWebApi().AddInstallations().AddInteractions().AddSocketMode();
    }

    /// <summary>Maps the endpoints under <c>/slack</c>.</summary>
    public static IEndpointConventionBuilder MapSlack(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/slack");
        group.MapInbound();
        group.MapInstallations();
        return group;
    }
}
