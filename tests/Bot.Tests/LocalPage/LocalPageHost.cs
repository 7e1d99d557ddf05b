using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;
using RetentionBot.LocalPage;

namespace RetentionBot.Bot.Tests.LocalPage;

/// <summary>The smallest host of the local page: it, a turn and some people, on a free loopback port.</summary>
internal static class LocalPageHost
{
    /// <summary>The name whose list of static assets the host serves; that list lies beside this assembly.</summary>
    private const string Name = "RetentionBot.Host";

    /// <summary>Builds the host, not yet started.</summary>
    public static WebApplication Build(ITurn turn, ILocalPeople people, Action<IEndpointConventionBuilder>? convention = null, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Development,
            Args = settings,
        });
        builder.Logging.ClearProviders();
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(people);
        builder.Services.AddScoped(_ => turn);
        builder.Services.AddLocalPage(builder.Configuration);

        var app = builder.Build();
        var page = app.MapLocalPage();
        convention?.Invoke(page);
        return app;
    }
}
