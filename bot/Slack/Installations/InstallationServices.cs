using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace RetentionBot.Slack.Installations;

/// <summary>Registers what knows who installed the app.</summary>
internal static class InstallationServices
{
    public static IServiceCollection AddInstallations(this IServiceCollection services)
    {
        // One handler for good: who asks lives as long as the process, and the handler's connections are renewed by themselves.
        services.AddHttpClient<OAuthCalls>(OAuthCalls.Configure)
            .ConfigurePrimaryHttpMessageHandler(OAuthCalls.CreateHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddDataProtection();
        services.AddSingleton<TokenProtection>().AddSingleton<TokenRotation>().AddSingleton<InstalledBots>().AddSingleton<OwnWorkspace>().AddSingleton<SlackBots>();
        return services.AddSingleton<InstallAddresses>().AddSingleton<InstallStates>().AddSingleton<AppInstall>().AddSingleton<InstallEndpoints>();
    }

    public static void MapInstallations(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(InstallAddresses.BeginPath, (HttpContext http) => http.RequestServices.GetRequiredService<InstallEndpoints>().BeginAsync(http));
        endpoints.MapGet(InstallAddresses.EndPath, (HttpContext http) => http.RequestServices.GetRequiredService<InstallEndpoints>().EndAsync(http));
    }
}
