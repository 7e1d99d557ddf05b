using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.LocalPage.Chat;
using RetentionBot.LocalPage.Page;
using RetentionBot.LocalPage.Security;

namespace RetentionBot.LocalPage;

/// <summary>Puts the local page into a host, which supplies <see cref="ILocalPeople"/> and <see cref="ITurn"/> and lets only this machine in.</summary>
public static class LocalPageSetup
{
    /// <summary>The channel's name in <see cref="ChannelAccount.Channel"/>; no other channel may use it.</summary>
    public const string ChannelName = "local";

    // A message of the longest text: a character takes up to six bytes in JSON, and the call around it some more.
    private const long LargestHubMessage = (LocalPageOptions.MaximumTextLength * 6) + 32_768;

    /// <summary>Registers the page and the channel <c>local</c>. <see cref="ITurn"/> is resolved in a scope of its own for every message.</summary>
    public static IServiceCollection AddLocalPage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LocalPageOptions>()
            .Configure<IHostEnvironment>((options, environment) => options.Enabled = environment.IsDevelopment())
            .Bind(configuration.GetSection(LocalPageOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LocalChannel>();
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<LocalChannel>());
        services.AddScoped<LocalChats>();
        services.AddRazorComponents()
            .AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestHubMessage);
        return services;
    }

    /// <summary>
    /// Maps <c>/</c>, its styles and scripts and the hub behind it; nothing when <see cref="LocalPageOptions.Enabled"/> is false.
    /// The host must not call <c>MapStaticAssets</c> itself and needs no antiforgery middleware.
    /// </summary>
    /// <returns>Reaches every endpoint that was mapped, so that a rule attached to it leaves no side door.</returns>
    /// <exception cref="InvalidOperationException">The host's list of static assets is missing: the host project is no web project.</exception>
    public static IEndpointConventionBuilder MapLocalPage(this IEndpointRouteBuilder endpoints)
    {
        // A group, because in Development MapStaticAssets adds an endpoint that its own builder does not reach.
        var group = endpoints.MapGroup("");
        if (!endpoints.ServiceProvider.GetRequiredService<IOptions<LocalPageOptions>>().Value.Enabled) return group;

        var logger = endpoints.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("RetentionBot.LocalPage");
        group.MapStaticAssets();
        var page = group.MapRazorComponents<Document>().AddInteractiveServerRenderMode(mode =>
        {
            // The whole policy is in PageHeaders; compression gains nothing on one machine.
            mode.ContentSecurityFrameAncestorsPolicy = null;
            mode.DisableWebSocketCompression = true;
        });
        page.WithStaticAssets();

        // There is no form to forge: the page takes nothing by POST, and the hub asks where a request comes from.
        page.DisableAntiforgery();

        ((IEndpointConventionBuilder)group).Add(endpoint => Guard(endpoint, logger));
        return group;
    }

    private static void Guard(EndpointBuilder endpoint, ILogger logger)
    {
        if (endpoint.RequestDelegate is not { } next) return;

        var isHub = endpoint is RouteEndpointBuilder route && route.RoutePattern.RawText?.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal) == true;
        endpoint.RequestDelegate = context =>
        {
            PageHeaders.Set(context.Response);
            if (!isHub || SameOrigin.Allows(context.Request)) return next(context);

            LocalPageLog.ForeignSite(logger, context.Request.Path);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
