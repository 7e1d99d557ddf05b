using System.CommandLine;
using RetentionBot.Store.LiteDb;

namespace RetentionBot.Host.Commands;

/// <summary><c>restore FILE</c>: puts a verified backup in the place of the data file, while nothing serves it.</summary>
internal sealed class RestoreCommand(IStoreAccess access, string folder, TimeProvider time)
{
    public Command Build()
    {
        var file = new Argument<string>("file") { Description = "A file written by backup." };
        var command = new Command("restore", "Verifies a backup and puts it in the place of the data file, which is kept beside it. Stop the bot first.") { file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (access.Offline is not { } target)
            {
                await output.WriteLineAsync("The bot is serving this data file. Stop it, then restore.");
                return 1;
            }

            var kept = await LiteDbRestore.RestoreAsync(Path.GetFullPath(parsed.GetRequiredValue(file), folder), target, HostSchema.All, migrations: null, time, cancellationToken);
            await output.WriteLineAsync(kept is null ? $"Restored to {target.Path}." : $"Restored to {target.Path}. The file that was there is kept as {kept}.");
            return 0;
        });
        return command;
    }
}
