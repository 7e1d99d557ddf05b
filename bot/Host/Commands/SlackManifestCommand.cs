using System.CommandLine;
using System.CommandLine.Parsing;

namespace RetentionBot.Host.Commands;

/// <summary><c>manifest slack</c>: the manifest that an app is created from at Slack. Needs neither the data file nor a serving host.</summary>
/// <param name="folder">The folder that relative file names on the command line start from.</param>
internal sealed class SlackManifestCommand(string folder)
{
    private readonly Option<string?> _url = new("--url") { Description = "The https address under which Slack reaches this bot, without a path. Not needed with --socket-mode, but for installing the app in several workspaces." };
    private readonly Option<bool> _socketMode = new("--socket-mode") { Description = "The bot connects to Slack, so that Slack need not reach it (Slack:AppToken)." };
    private readonly Option<bool> _agentView = new("--agent-view") { Description = "The app is set up as an agent (Slack:AgentView)." };
    private readonly Option<string> _out = new("--out") { Description = "Where to write the manifest.", DefaultValueFactory = _ => "retentionbot-slack.json" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace the file when it is there already." };

    public Command Build()
    {
        var slack = new Command("slack", "Writes the app manifest, for \"Create New App\", \"From a manifest\" at https://api.slack.com/apps.") { _url, _socketMode, _agentView, _out, _force };
        slack.Validators.Add(Check);
        slack.SetAction(WriteAsync);
        return slack;
    }

    private void Check(CommandResult result)
    {
        var url = result.GetValue(_url);
        if (url is null && !result.GetValue(_socketMode))
            result.AddError("Slack must know where to send: give --url with this bot's https address, for example --url https://bot.firm.example, or --socket-mode when Slack cannot reach it.");
        else if (url is not null && HostOf(url) is null)
            result.AddError($"--url is '{url}'; use an https address without a path, for example https://bot.firm.example.");
    }

    private async Task<int> WriteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = parsed.InvocationConfiguration.Output;
        var path = Path.GetFullPath(parsed.GetRequiredValue(_out), folder);
        var isSocketMode = parsed.GetValue(_socketMode);
        var manifest = await new SlackManifest(HostOf(parsed.GetValue(_url)), isSocketMode, parsed.GetValue(_agentView)).WriteAsync(cancellationToken);
        if (File.Exists(path) && !parsed.GetValue(_force))
        {
            await output.WriteLineAsync($"{path} is there already; add --force to replace it, or name another file with --out.");
            return 1;
        }

        await File.WriteAllBytesAsync(path, manifest, cancellationToken);
        await output.WriteLineAsync($"Wrote {path}. At https://api.slack.com/apps choose \"Create New App\", \"From a manifest\", and paste it in.");
        await output.WriteLineAsync(isSocketMode
            ? "Then make an app-level token with the scope connections:write (Slack:AppToken), install the app and copy its bot token (Slack:BotToken)."
            : "Then copy the signing secret (Slack:SigningSecret), install the app and copy its bot token (Slack:BotToken).");
        return 0;
    }

    private static Uri? HostOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.PathAndQuery == "/" && address.UserInfo.Length == 0 && address.Fragment.Length == 0 ? address : null;
}
