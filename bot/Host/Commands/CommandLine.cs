using System.CommandLine;

namespace RetentionBot.Host.Commands;

/// <summary>
/// The commands: those that work on the data file, the apps for Teams and Slack, and the reading of requests. The same tree runs in a process of its own and, when a host serves the file, inside that host.
/// </summary>
/// <param name="access">How to reach the store.</param>
/// <param name="folder">The folder that relative file names on the command line start from.</param>
/// <param name="teamsAppId">The setting <c>Teams:AppId</c>; empty when it is not set.</param>
/// <param name="guards">The settings the guards go by, which an import asks too; null for the defaults.</param>
/// <param name="settings">All settings, for those of the language model; null where there are none.</param>
internal sealed class CommandLine(IStoreAccess access, string folder, TimeProvider time, string teamsAppId = "", GuardSettings? guards = null, IConfiguration? settings = null)
{
    /// <summary>The names of the commands; anything else on the command line is for the host itself.</summary>
    public static IReadOnlyList<string> Names { get; } = ["import", "backup", "restore", "check", "outbox", OfferCommand.Name, ManifestCommand.Name, UnderstandCommand.Name, UnderstandCommand.ExplainName];

    /// <summary>Whether the arguments ask for a command or for help, rather than to serve.</summary>
    public static bool IsCommand(string[] arguments) => arguments.Length > 0 && (Names.Contains(arguments[0]) || arguments[0] is "help" or "--help" or "-h" or "-?" or "--version");

    /// <summary>Whether the arguments name a command that works on the data file, rather than another one or help.</summary>
    public static bool NeedsStore(string[] arguments) => arguments.Length > 0 && Names.Contains(arguments[0]) && arguments[0] != ManifestCommand.Name && !arguments.Contains(UnderstandCommand.CustomersOption) && !arguments.Any(argument => argument is "--help" or "-h" or "-?");

    /// <summary>Runs the command; 0 when it succeeded, 1 when it failed, 2 when the arguments are wrong, 3 when an import rejected rows.</summary>
    public async Task<int> RunAsync(string[] arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var root = new RootCommand("RetentionBot. Without a command it serves; with one it works on the data file, through the serving host where there is one, or writes the app for Teams or Slack.")
        {
            new ImportCommand(access, folder, time, guards ?? GuardSettings.Default).Build(),
            new BackupCommand(access, folder).Build(),
            new RestoreCommand(access, folder, time).Build(),
            new CheckCommand(access).Build(),
            new OutboxCommand(access, time).Build(),
            new OfferCommand(access, folder, time, guards ?? GuardSettings.Default).Build(),
            new ManifestCommand(folder, teamsAppId).Build(),
            new UnderstandCommand(access, folder, time, settings).Build(),
            new UnderstandCommand(access, folder, time, settings).BuildExplain(),
        };
        var parsed = root.Parse(arguments is ["help", .. var rest] ? [.. rest, "--help"] : arguments);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = output, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancellationToken);
        return parsed.Errors.Count > 0 ? 2 : code;
    }
}
