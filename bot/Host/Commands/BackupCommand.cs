using System.CommandLine;
using RetentionBot.Skills;
using RetentionBot.Skills.Administration.Erasure;
using RetentionBot.Skills.Ledger;
using RetentionBot.Store;

namespace RetentionBot.Host.Commands;

/// <summary><c>backup FILE</c>: a verified copy, while serving.</summary>
internal sealed class BackupCommand(IStoreAccess access, string folder)
{
    public Command Build()
    {
        var file = new Argument<string>("file") { Description = "Where to write the copy; must not exist yet." };
        var command = new Command("backup", "Writes a verified copy of the data file, while the bot goes on serving.") { file };
        command.SetAction((parsed, cancellationToken) => access.WithStoreAsync(
            async (store, cancellation) =>
            {
                var report = await store.BackupAsync(Path.GetFullPath(parsed.GetRequiredValue(file), folder), cancellation);

                // Whoever erases a person later is told where that person still is.
                await store.CommitAsync(new Batch().Put(Schema.Backups, new BackupNote(TimeKeys.New(report.TakenAt), report.Path, report.TakenAt)), CancellationToken.None);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    $"Wrote {report.Path}: {report.Bytes:N0} bytes, {report.Documents:N0} documents, each verified in the copy; as of {report.TakenAt:u}.");
                return 0;
            },
            cancellationToken));
        return command;
    }
}
