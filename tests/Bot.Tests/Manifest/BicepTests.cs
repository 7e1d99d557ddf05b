using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RetentionBot.Bot.Tests.Manifest;

public sealed class BicepTests
{
    [SkippableFact]
    public async Task TheRegistration_CompilesWithoutAWarning()
    {
        var (code, template, told) = await BuildAsync(Tools.Source("manifests/azure/bot.bicep"));

        Assert.Equal((0, ""), (code, told));
        var resources = JsonNode.Parse(template)!["resources"]!.AsArray();
        Assert.Equal(["Microsoft.BotService/botServices", "Microsoft.BotService/botServices/channels"], resources.Select(resource => (string?)resource!["type"]));
        Assert.Equal("azurebot", (string?)resources[0]!["kind"]);
    }

    [SkippableFact]
    public async Task AFileWithAFault_DoesNotCompile()
    {
        using var folder = new Store.TempFolder();
        var broken = (await File.ReadAllTextAsync(Tools.Source("manifests/azure/bot.bicep"))).Replace("msaAppId: appId", "msaAppid: appId", StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.File("bot.bicep"), broken);

        var (_, _, told) = await BuildAsync(folder.File("bot.bicep"));

        Assert.Contains("msaAppId", told, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Template, string Told)> BuildAsync(string file)
    {
        using var bicep = Process.Start(new ProcessStartInfo(Tools.Bicep(), ["build", "--stdout", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!; // a file that is there starts
        var (template, told) = (bicep.StandardOutput.ReadToEndAsync(), bicep.StandardError.ReadToEndAsync());
        await bicep.WaitForExitAsync();
        return (bicep.ExitCode, await template, (await told).Trim());
    }
}
