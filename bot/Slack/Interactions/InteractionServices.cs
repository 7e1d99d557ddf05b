using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace RetentionBot.Slack.Interactions;

/// <summary>Registers what answers buttons, forms and the app's home.</summary>
internal static class InteractionServices
{
    public static IServiceCollection AddInteractions(this IServiceCollection services)
    {
        services.AddSingleton<InteractionTurns>().AddSingleton<Windows>().AddSingleton<OpenedWindows>();
        services.AddSingleton<ButtonPress>().AddSingleton<FormSubmission>().AddSingleton<MessageShortcut>().AddSingleton<CustomerSuggestions>();
        services.AddSingleton<AppHome>().AddSingleton<IHostedService>(provider => provider.GetRequiredService<AppHome>());
        return services.AddSingleton<ISlackInteractions, SlackInteractions>();
    }
}
