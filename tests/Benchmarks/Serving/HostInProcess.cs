using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;
using RetentionBot.Host.Startup;
using RetentionBot.Host.Turns;
using RetentionBot.Skills.Names;

namespace RetentionBot.Benchmarks.Serving;

/// <summary>The real host on a free loopback port of this process, so that what it allocates can be counted. Its turn can be switched to the empty one; nothing is logged.</summary>
internal sealed class HostInProcess : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HostInProcess(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>What answers.</summary>
    public SwitchedTurn Turn => _app.Services.GetRequiredService<SwitchedTurn>();

    /// <summary>Starts it.</summary>
    /// <param name="settings">See <see cref="HostSettings"/>; the address is a free port.</param>
    public static async Task<HostInProcess> StartAsync(string[] settings, CancellationToken cancellationToken)
    {
        var app = RetentionBot.Host.Startup.Serving.Build([.. settings, "--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<Turn>();
            builder.Services.AddSingleton<SwitchedTurn>();
            builder.Services.Replace(ServiceDescriptor.Singleton<ITurn>(provider => provider.GetRequiredService<SwitchedTurn>()));
        });
        await app.Services.GetRequiredService<StoreOpening>().OpenAsync(cancellationToken);
        RetentionBot.Host.Startup.Serving.Map(app);
        await app.StartAsync(cancellationToken);
        // A question that waits for the names longer than its channel should wait is acknowledged first and answered later: not what is measured.
        await app.Services.GetRequiredService<NameIndexFeed>().CatchUpAsync(cancellationToken);
        return new HostInProcess(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
