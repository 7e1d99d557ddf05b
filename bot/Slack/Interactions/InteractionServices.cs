using Microsoft.Extensions.DependencyInjection;

namespace RetentionBot.Slack.Interactions;

/// <summary>Registers what answers buttons, forms and the app's home.</summary>
internal static class InteractionServices
{
    public static IServiceCollection AddInteractions(this IServiceCollection services) => services.AddSingleton<SlackInteractions>().AddSingleton<AppHome>();
}
