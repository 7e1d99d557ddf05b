using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace RetentionBot.Slack.Installations;

/// <summary>Registers what knows who installed the app.</summary>
internal static class InstallationServices
{
    public static IServiceCollection AddInstallations(this IServiceCollection services) => services.AddSingleton<SlackBots>();

    public static void MapInstallations(this IEndpointRouteBuilder endpoints)
    {
    }
}
