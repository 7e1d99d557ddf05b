using System.Text.Json.Nodes;
using NJsonSchema;
using RetentionBot.Bot.Tests.Understanding;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Bot.Tests.Manifest;

public sealed class ManifestTests
{
    [SkippableFact]
    public async Task Checklist68_WhenPacked_TheManifestFitsMicrosoftsSchemaOfItsVersion()
    {
        var manifest = await Package.PackedManifestAsync();

        Assert.Empty(await FaultsAsync(manifest));
    }

    /// <summary>What the manifest uses was not taken away later, so that a newer version is a matter of one number.</summary>
    [SkippableTheory]
    [InlineData("1.16")]
    [InlineData("1.21")]
    [InlineData("1.30")]
    public async Task TheManifest_WhenItIsOfANewerVersion_StillFitsItsSchema(string version)
    {
        var manifest = await Package.PackedManifestAsync();
        manifest["manifestVersion"] = version;

        Assert.Empty(await FaultsAsync(manifest));
    }

    [SkippableTheory]
    [InlineData("""{"packageName":{"a":1}}""", "packageName")]
    [InlineData("""{"accentColor":"indigo"}""", "accentColor")]
    [InlineData("""{"developer":{"name":"A company"}}""", "developer.websiteUrl")]
    [InlineData("""{"name":{"short":"A name that is far too long for Teams"}}""", "name.short")]
    [InlineData("""{"id":"no-guid"}""", "id")]
    [InlineData("""{"icons":null}""", "icons")]
    public async Task Checklist68_WhenTheManifestIsBroken_TheSchemaRefusesIt(string broken, string where)
    {
        var manifest = await Package.PackedManifestAsync();
        foreach (var (name, value) in JsonNode.Parse(broken)!.AsObject())
        {
            manifest[name] = value?.DeepClone();
        }

        Assert.Contains(await FaultsAsync(manifest), fault => fault.StartsWith($"#/{where}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Checklist70_TheCommandListsKeepTeamsLimits()
    {
        var lists = (await Package.PackedManifestAsync())["bots"]![0]!["commandLists"]!.AsArray();

        Assert.InRange(lists.Count, 1, 3);
        Assert.All(lists, list =>
        {
            var commands = list!["commands"]!.AsArray();
            Assert.InRange(commands.Count, 1, 10);
            Assert.All(commands, command =>
            {
                Assert.InRange(((string)command!["title"]!).Length, 1, 32);
                Assert.InRange(((string)command["description"]!).Length, 1, 128);
            });
        });
    }

    /// <summary>Every command is a request the bot understands, most of them once a name is added.</summary>
    [Fact]
    public async Task EveryCommand_IsUnderstoodAsARequestOfItsOwn()
    {
        var talk = new Talk([.. new SkillCatalogue().Functions.Select(function => function.Home).Distinct()]);
        foreach (var list in (await Package.PackedManifestAsync())["bots"]![0]!["commandLists"]!.AsArray())
        {
            var functions = new HashSet<string>();
            foreach (var command in list!["commands"]!.AsArray())
            {
                var (title, asksForName) = ((string)command!["title"]!, ((string)command["description"]!).StartsWith("Add a name", StringComparison.Ordinal));
                var call = await talk.CallAsync(asksForName ? title + " Leonie Köhler" : title);

                Assert.True(call is not null, $"'{title}' is not understood.");
                Assert.True(functions.Add(call.Split('(')[0]), $"'{title}' asks for the same as another command: {call}.");
                Assert.Equal(asksForName, call.Contains("Leonie Köhler", StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Fact]
    public async Task TheMessageExtension_OffersWhatTheBotAnswers()
    {
        var commands = (await Package.PackedManifestAsync())["composeExtensions"]![0]!["commands"]!.AsArray();

        Assert.Equal(["findCustomer", "logWithCustomer"], commands.Select(command => (string?)command!["id"]));
        Assert.True((bool)commands[0]!["initialRun"]!);
        Assert.True((bool)commands[1]!["fetchTask"]!);
        Assert.Equal(["message"], commands[1]!["context"]!.AsArray().Select(context => (string?)context));
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(JsonObject manifest)
    {
        var schema = await JsonSchema.FromFileAsync(Tools.Schema((string)manifest["manifestVersion"]!));
        return [.. schema.Validate(manifest.ToJsonString()).Select(fault => $"{fault.Path}: {fault.Kind}")];
    }
}
