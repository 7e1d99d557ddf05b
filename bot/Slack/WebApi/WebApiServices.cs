using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.WebApi;

/// <summary>Registers what speaks to Slack.</summary>
internal static class WebApiServices
{
    public static IServiceCollection AddWebApi(this IServiceCollection services) =>
        services.AddSingleton<SlackApi>().AddSingleton<ResponseUrls>().AddSingleton<SlackChannel>().AddSingleton<IChannel>(provider => provider.GetRequiredService<SlackChannel>());
}
