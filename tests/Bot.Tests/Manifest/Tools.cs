namespace RetentionBot.Bot.Tests.Manifest;

/// <summary>What others publish and is no part of the project: fetched by .ci/run, or not there.</summary>
internal static class Tools
{
    private static readonly string Root = RootOf(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A file of the checkout.</summary>
    public static string Source(string path) => Path.Combine(Root, path);

    /// <summary>Microsoft's schema of a manifest version; skips the test when it is not there.</summary>
    public static string Schema(string version)
    {
        var file = Path.Combine(Root, "artifacts", "teams", "package", "build", "json-schemas", "teams", "v" + version, "MicrosoftTeams.schema.json");
        Skip.IfNot(File.Exists(file), "Microsoft's manifest schemas are not in artifacts/teams; .ci/run fetches them (npm package @microsoft/app-manifest).");
        return file;
    }

    /// <summary>The folder with Slack's type definitions and the TypeScript compiler; skips the test when they are not there.</summary>
    public static string SlackTypes()
    {
        var folder = Path.Combine(Root, "artifacts", "slack");
        var isThere = File.Exists(Path.Combine(folder, "node_modules", "@slack", "types", "package.json")) && File.Exists(Path.Combine(folder, "node_modules", "typescript", "bin", "tsc"));
        Skip.IfNot(isThere, "Slack's type definitions are not in artifacts/slack; .ci/run fetches them (npm packages @slack/types and typescript).");
        return folder;
    }

    /// <summary>The Bicep compiler; skips the test when it is not there.</summary>
    public static string Bicep()
    {
        var folder = Path.Combine(Root, "artifacts", "bicep");
        var file = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "bicep", SearchOption.AllDirectories).FirstOrDefault() : null;
        Skip.If(file is null, "The Bicep compiler is not in artifacts/bicep; .ci/run fetches it on Linux (NuGet package Azure.Bicep.CommandLine.linux-x64).");
        return file!; // skipped when null
    }

    private static string RootOf(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "RetentionBot.sln"))
            ? folder.FullName
            : RootOf(folder.Parent ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds RetentionBot.sln."));
}
