using RetentionBot.Host.Handover;
using RetentionBot.Host.Settings;
using RetentionBot.Host.Startup;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Host.Commands;

/// <summary>A process that runs one command: in the serving host where there is one, else here.</summary>
internal static class CommandProcess
{
    /// <summary>The command's exit code; see <see cref="CommandRun.RunAsync"/>.</summary>
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
        return await RunAsync(arguments, app.Services, stopping.Token);
    }

    private static async Task<int> RunAsync(string[] arguments, IServiceProvider services, CancellationToken cancellationToken)
    {
        var settings = services.GetRequiredService<StoreOpening>().Settings;
        var folder = Directory.GetCurrentDirectory();
        try
        {
            if (CommandLine.NeedsStore(arguments)
                && await CommandClient.TryRunAsync(settings.Path, arguments, folder, Console.Out, cancellationToken) is { } code)
            {
                return code;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(exception is OperationCanceledException ? "Stopped. What was written stays; run it again to finish." : exception.Message);
            return exception is OperationCanceledException ? CommandRun.Stopped : 1;
        }

        var time = services.GetRequiredService<TimeProvider>();
        var access = new OwnStoreAccess(settings, time, services.GetRequiredService<ILogger<LiteDbStore>>());
        return await CommandRun.RunAsync(new CommandLine(access, folder, time), arguments, Console.Out, cancellationToken);
    }
}
