using System.Diagnostics;
using System.Text;
using System.Text.Json;
using RetentionBot.Bot.Tests.Manifest;

namespace RetentionBot.Bot.Tests.Slack.Blocks;

/// <summary>What the bot draws compiles against the type definitions that Slack publishes.</summary>
public sealed class PublishedTypesTests
{
    [SkippableFact]
    public async Task GoldenBlocksAndViews_CompileAgainstSlacksPublishedTypes()
    {
        var golden = Tools.Source("tests/Bot.Tests/Slack/Golden");
        var source = new StringBuilder("import type { HomeView, KnownBlock, ModalView } from '@slack/types';\n");
        foreach (var (file, index) in Files(golden))
        {
            source.Append(System.Globalization.CultureInfo.InvariantCulture, $"// {Path.GetFileName(file)}\nexport const message{index}: KnownBlock[] = {Read(file).GetProperty("blocks").GetRawText()};\n");
        }

        foreach (var (file, index) in Files(Path.Combine(golden, "Views")))
        {
            var view = Read(file);
            var type = view.GetProperty("type").GetString() == "home" ? "HomeView" : "ModalView";
            source.Append(System.Globalization.CultureInfo.InvariantCulture, $"// {Path.GetFileName(file)}\nexport const view{index}: {type} = {view.GetRawText()};\nexport const blocks{index}: KnownBlock[] = {view.GetProperty("blocks").GetRawText()};\n");
        }

        Assert.Equal("", await CompileAsync(source.ToString()));
    }

    /// <summary>The check can fail: what Slack does not know does not compile.</summary>
    [SkippableFact]
    public async Task ABlockThatSlackDoesNotKnow_DoesNotCompile() =>
        Assert.Contains("error TS", await CompileAsync("""
            import type { KnownBlock } from '@slack/types';
            export const blocks: KnownBlock[] = [{ "type": "section", "text": { "type": "mrkdwn", "text": "a", "verbatim": "yes" } }];
            """), StringComparison.Ordinal);

    private static IEnumerable<(string File, int Index)> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Where(file => !file.Contains(".received.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select((file, index) => (file, index));

    private static JsonElement Read(string file) => JsonElement.Parse(File.ReadAllText(file));

    /// <summary>What the compiler has to say; empty when it takes the source.</summary>
    private static async Task<string> CompileAsync(string source)
    {
        var folder = Tools.SlackTypes();
        var file = Path.Combine(folder, $"check-{Guid.NewGuid():N}.ts");
        try
        {
            await File.WriteAllTextAsync(file, source);
            using var compiler = Start(folder, Path.GetFileName(file));
            var said = await compiler.StandardOutput.ReadToEndAsync();
            await compiler.WaitForExitAsync();
            return said;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Process Start(string folder, string file)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", ["node_modules/typescript/bin/tsc", "--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext", file])
            {
                WorkingDirectory = folder, RedirectStandardOutput = true,
            })!; // never null for a program started anew
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip.If(true, "Node is not installed; it runs the TypeScript compiler.");
            throw;
        }
    }
}
