using RetentionBot.Import;

namespace RetentionBot.Host.Commands;

/// <summary>Runs a command and turns what can go wrong into a sentence and an exit code.</summary>
internal static class CommandRun
{
    /// <summary>The exit code when somebody stopped it, as shells use it for Ctrl-C.</summary>
    public const int Stopped = 130;

    /// <summary>What the command returns, 1 when it failed, <see cref="Stopped"/> when somebody stopped it.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> command, TextWriter output)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            await output.WriteLineAsync("Stopped. What was written stays; run it again to finish.");
            return Stopped;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ImportException)
        {
            await output.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
