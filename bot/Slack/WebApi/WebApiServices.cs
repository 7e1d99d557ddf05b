using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;
using RetentionBot.Slack.Installations;

namespace RetentionBot.Slack.WebApi;

/// <summary>Registers what speaks to Slack.</summary>
internal static class WebApiServices
{
    public static IServiceCollection AddWebApi(this IServiceCollection services)
    {
        services.AddSlackHttp();
        services.AddSingleton<IValidateOptions<SlackOptions>, ApiBaseUrlCheck>().AddSingleton<SlackAddresses>().AddSingleton<SlackPacing>().AddSingleton<SlackRetries>();
        services.AddSingleton<ISlackBots>(provider => provider.GetRequiredService<SlackBots>());
        services.AddSingleton<ICardRenderer<SlackMessage>>(provider => provider.GetRequiredService<BlockKitRenderer>());
        services.AddSingleton(Calling<SlackApi>).AddSingleton(Calling<ResponseUrls>).AddSingleton(Calling<SlackFiles>);
        return services.AddSingleton<SlackChannel>().AddSingleton<IChannel>(provider => provider.GetRequiredService<SlackChannel>());
    }

    private static T Calling<T>(IServiceProvider services) => ActivatorUtilities.CreateInstance<T>(services, SlackHttp.Of(services));
}
