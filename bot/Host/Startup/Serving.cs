using RetentionBot.Host.Exports;
using RetentionBot.Host.Health;
using RetentionBot.Host.Loopback;
using RetentionBot.Host.Settings;
using RetentionBot.Host.Turns;
using RetentionBot.Host.Telemetry;
using RetentionBot.LanguageModel;
using RetentionBot.LocalPage;
using RetentionBot.Skills;
using RetentionBot.Skills.Names;
using RetentionBot.Slack;
using RetentionBot.Store;
using RetentionBot.Teams;
using RetentionBot.Understanding;

namespace RetentionBot.Host.Startup;

/// <summary>Serves until it is told to stop.</summary>
internal static class Serving
{
    /// <summary>0 after a normal stop, 2 when the settings or the data file do not allow a start.</summary>
    /// <param name="told">Where the reasons are told.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter told)
    {
        await using var app = Build(args);
        var faults = SettingsFaults.In(app.Services);
        if (faults.Count == 0)
        {
            faults = ChannelStates.FaultsOf(app);
        }

        if (faults.Count > 0)
        {
            await told.WriteLineAsync("RetentionBot cannot start:" + string.Concat(faults.Select(fault => $"{Environment.NewLine}  {fault}")));
            return 2;
        }

        var opening = app.Services.GetRequiredService<StoreOpening>();
        try
        {
            await opening.OpenAsync(CancellationToken.None);
        }
        catch (StoreUnavailableException exception)
        {
            await told.WriteLineAsync($"RetentionBot cannot start: {exception.Message}");
            return 2;
        }

        await app.Services.GetRequiredService<SampleCustomers>().ImportIntoEmptyStoreAsync(CancellationToken.None);
        Map(app);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(StartupReport.Of(ChannelStates.Of(app.Services), opening.Settings.Path, app.Urls)));

        // The names are read while the server starts; a question that comes before they are there waits for them.
        await Task.WhenAll(app.StartAsync(), app.Services.GetRequiredService<NameIndexFeed>().CatchUpAsync(CancellationToken.None).AsTask());
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>The whole host without its endpoints, not yet started and with its store not yet open.</summary>
    /// <param name="change">Changes what has been registered, for a measurement of the host as it is; null for nothing.</param>
    internal static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (ListeningAddresses.In(builder.Configuration) is [ListeningAddresses.Default])
        {
            builder.WebHost.UseUrls(ListeningAddresses.Default);
        }

        builder.WebHost.UseStaticWebAssets();

        // The start is reported in our own words; what the framework says of it would come a second time.
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddStore(builder.Configuration);
        builder.Services.AddProtection(builder.Configuration);
        builder.Services.AddHistory(builder.Configuration);
        builder.Services.AddReminders(builder.Configuration).AddReminding();
        builder.Services.AddOutreach(builder.Configuration);
        builder.Services.AddOffers(builder.Configuration);
        builder.Services.AddLanguageModel(builder.Configuration);
        builder.Services.AddSkills();
        builder.Services.AddUnderstanding().AddHostedService<Learning>();
        builder.Services.AddChats(builder.Configuration);
        builder.Services.AddTurns(builder.Configuration);
        builder.Services.AddExports(builder.Configuration);
        builder.Services.AddTeams(builder.Configuration);
        builder.Services.AddSlack(builder.Configuration);
        builder.Services.AddLocalPage(builder.Configuration);
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddSingleton<ILocalPeople, LocalPeople>();
        builder.Services.AddSingleton<SampleCustomers>();
        builder.Services.AddHealth(builder.Configuration);
        change?.Invoke(builder);
        return builder.Build();
    }

    /// <summary>The endpoints. Only for settings that are sound.</summary>
    internal static void Map(WebApplication app)
    {
        app.UseLoopbackOnly();
        app.MapHealth();
        app.MapExports();
        app.MapChannels();
    }
}
