using System.CommandLine;

namespace RetentionBot.Host.Commands;

/// <summary><c>check</c>: reads every document and every index entry.</summary>
internal sealed class CheckCommand(IStoreAccess access)
{
    public Command Build()
    {
        var command = new Command("check", "Reads every document and compares it with its key, and every index with what it should hold.");
        command.SetAction((parsed, cancellationToken) => access.WithStoreAsync(
            async (store, cancellation) =>
            {
                var output = parsed.InvocationConfiguration.Output;
                var report = await store.CheckAsync(cancellation);
                foreach (var fault in report.Faults)
                {
                    await output.WriteLineAsync(fault);
                }

                await output.WriteLineAsync(report.IsSound
                    ? $"Sound: {report.Documents:N0} documents and {report.IndexEntries:N0} index entries."
                    : $"{report.Faults.Count:N0} faults among {report.Documents:N0} documents. Stop the bot, keep the file, and restore the last backup: restore FILE.");
                return report.IsSound ? 0 : 1;
            },
            cancellationToken));
        return command;
    }
}
