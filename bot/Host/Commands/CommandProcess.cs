using RetentionBot.Host.Handover;
using RetentionBot.Host.Settings;
using RetentionBot.Host.Startup;
using RetentionBot.Store.LiteDb;
using RetentionBot.Teams;

namespace RetentionBot.Host.Commands;

/// <summary>A process that runs one command: in the serving host where there is one, else here.</summary>
internal static class CommandProcess
{
    /// <summary>The command's exit code; see <see cref="CommandLine.RunAsync"/> and <see cref="CommandRun.RunAsync"/>.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddStore(builder.Configuration);
        await using var app = builder.Build();
        var faults = SettingsFaults.In(app.Services);
        if (faults.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, faults));
            return 2;
        }

        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stopping.Cancel();
        };
        return await CommandRun.RunAsync(() => RunAsync(arguments, app.Services, stopping.Token), Console.Out);
    }

    private static async Task<int> RunAsync(string[] arguments, IServiceProvider services, CancellationToken cancellationToken)
    {
        var settings = services.GetRequiredService<StoreOpening>().Settings;
        var folder = Directory.GetCurrentDirectory();
        if (CommandLine.NeedsStore(arguments)
            && await CommandClient.TryRunAsync(settings.Path, arguments, folder, Console.Out, cancellationToken) is { } code)
        {
            return code;
        }

        var time = services.GetRequiredService<TimeProvider>();
        var configuration = services.GetRequiredService<IConfiguration>();
        var teamsAppId = configuration[$"{TeamsOptions.Section}:{nameof(TeamsOptions.AppId)}"] ?? "";
        var access = new OwnStoreAccess(settings, time, services.GetRequiredService<ILogger<LiteDbStore>>());
        return await new CommandLine(access, folder, time, teamsAppId, GuardSettings.Of(configuration), configuration).RunAsync(arguments, Console.Out, cancellationToken);
    }
}
