using System.CommandLine;
using System.CommandLine.Parsing;

namespace RetentionBot.Host.Commands;

/// <summary><c>manifest pack</c>: the app package that is uploaded to Microsoft Teams; beside it <c>manifest slack</c>. Needs neither the data file nor a serving host.</summary>
/// <param name="folder">The folder that relative file names on the command line start from.</param>
/// <param name="configuredAppId">The application id in the settings, the one tokens are checked against; empty when it is not set.</param>
internal sealed class ManifestCommand(string folder, string configuredAppId)
{
    public const string Name = "manifest";

    /// <summary>The limit of the manifest; see https://learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema#developer</summary>
    private const int LongestCompany = 32;

    private readonly Option<string> _out = new("--out") { Description = "Where to write the package.", DefaultValueFactory = _ => "retentionbot-teams.zip" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace the package when it is there already." };
    private readonly Option<string?> _appId = new("--app-id") { Description = "The bot's application id, a GUID. Otherwise Teams:AppId." };
    private readonly Option<string?> _id = new("--id") { Description = "The id of the app in Teams, a GUID. Otherwise the application id; keep it when a new version is to replace an old one." };
    private readonly Option<string?> _version = new("--version") { Description = "The version of the package, as in 1.2.3. Raise it with every upload." };
    private readonly Option<string?> _company = new("--company") { Description = "Who offers the app: your company's name." };
    private readonly Option<string?> _website = new("--website") { Description = "The https address of your company or of its help for this app." };
    private readonly Option<string?> _privacy = new("--privacy") { Description = "The https address of your privacy statement." };
    private readonly Option<string?> _terms = new("--terms") { Description = "The https address of your terms of use." };

    public Command Build()
    {
        var pack = new Command("pack", "Writes the app package, a zip with the manifest and the icons, for uploading to Microsoft Teams.")
        {
            _out, _force, _appId, _id, _version, _company, _website, _privacy, _terms,
        };
        pack.Validators.Add(Check);
        pack.SetAction(PackAsync);
        return new Command(Name, "The app of this bot: a package for Microsoft Teams, a manifest for Slack.") { pack, new SlackManifestCommand(folder).Build() };
    }

    private void Check(CommandResult result)
    {
        var appId = result.GetValue(_appId);
        if (appId is null && configuredAppId.Length == 0)
        {
            result.AddError("Teams:AppId is empty; set it to the bot's application id (Teams__AppId in the environment), or give --app-id GUID.");
        }
        else if (!IsGuid(appId ?? configuredAppId))
        {
            result.AddError($"{(appId is null ? "Teams:AppId" : "--app-id")} is '{appId ?? configuredAppId}'; use the bot's application id, a GUID such as 1f2e3d4c-0000-4000-8000-5b6a79880000.");
        }

        if (result.GetValue(_id) is { } id && !IsGuid(id))
        {
            result.AddError($"--id is '{id}'; use a GUID such as 1f2e3d4c-0000-4000-8000-5b6a79880000, or leave it out.");
        }

        if (result.GetValue(_version) is { } version && !IsVersion(version))
        {
            result.AddError($"--version is '{version}'; use three numbers, for example 1.2.0.");
        }

        if (result.GetValue(_company) is { } company && company.Trim().Length is 0 or > LongestCompany)
        {
            result.AddError($"--company is '{company}'; use a name of 1 to {LongestCompany} characters.");
        }

        foreach (var option in new[] { _website, _privacy, _terms })
        {
            if (result.GetValue(option) is { } address && !IsHttps(address))
            {
                result.AddError($"{option.Name} is '{address}'; use an https address, for example https://company.example/privacy.");
            }
        }
    }

    private async Task<int> PackAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = parsed.InvocationConfiguration.Output;
        var path = Path.GetFullPath(parsed.GetRequiredValue(_out), folder);
        var appId = Guid.Parse(parsed.GetValue(_appId) ?? configuredAppId);
        var manifest = new ManifestDetails(appId, parsed.GetValue(_id) is { } id ? Guid.Parse(id) : appId)
        {
            Version = parsed.GetValue(_version),
            Company = parsed.GetValue(_company)?.Trim(),
            Website = parsed.GetValue(_website),
            Privacy = parsed.GetValue(_privacy),
            Terms = parsed.GetValue(_terms),
        };
        var package = await ManifestPackage.OfAsync(manifest, cancellationToken);
        if (File.Exists(path) && !parsed.GetValue(_force))
        {
            await output.WriteLineAsync($"{path} is there already; add --force to replace it, or name another file with --out.");
            return 1;
        }

        await File.WriteAllBytesAsync(path, package, cancellationToken);
        await output.WriteLineAsync($"Wrote {path} for the bot {appId}. Upload it in the Teams admin centre, or in Teams itself with \"Upload a custom app\".");
        if (Placeholders(parsed) is { Count: > 0 } placeholders)
        {
            await output.WriteLineAsync($"Good for a trial; before your colleagues see it, give {string.Join(", ", placeholders)}.");
        }

        return 0;
    }

    private List<string> Placeholders(ParseResult parsed) =>
        [.. new[] { _company, _website, _privacy, _terms }.Where(option => parsed.GetValue(option) is null).Select(option => option.Name)];

    private static bool IsGuid(string text) => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty;

    private static bool IsHttps(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;

    /// <summary>Three numbers without leading zeros, as semver.org has them; Teams takes no suffix.</summary>
    private static bool IsVersion(string text) =>
        text.Split('.') is { Length: 3 } parts && parts.All(part => part.Length is > 0 and < 10 && part.All(char.IsAsciiDigit) && (part.Length == 1 || part[0] != '0'));
}
