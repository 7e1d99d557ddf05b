using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Host.Commands;
using RetentionBot.Slack.Installations;

namespace RetentionBot.Bot.Tests.Manifest;

/// <summary>What <c>manifest slack</c> writes, as somebody would type it, in a folder of its own.</summary>
public sealed partial class SlackManifestTests : IDisposable
{
    private static readonly string[][] Variants =
    [
        ["--url", "https://bot.firm.example"], ["--url", "https://bot.firm.example", "--agent-view"], ["--socket-mode"], ["--socket-mode", "--agent-view"], ["--socket-mode", "--url", "https://bot.firm.example:8443"],
    ];

    /// <summary>What an event needs beside being subscribed to; see https://docs.slack.dev/reference/events</summary>
    private static readonly Dictionary<string, string[]> ScopesOfEvents = new()
    {
        ["app_home_opened"] = [], ["app_mention"] = ["app_mentions:read"], ["app_uninstalled"] = [], ["tokens_revoked"] = [], ["message.im"] = ["im:history"],
        ["member_joined_channel"] = ["channels:read", "groups:read"],
    };

    /// <summary>What the other scopes are for, as the code has it; each method's page tells what it needs.</summary>
    private static readonly Dictionary<string, string> UsesOfScopes = new()
    {
        ["chat:write"] = "chat.postMessage", ["commands"] = "/crm", ["im:write"] = "conversations.open", ["users:read"] = "users.info", ["files:read"] = "file_share", ["users:read.email"] = "users.info", ["assistant:write"] = "assistant.threads.setStatus",
    };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task C78_EveryVariant_FitsWhatSlackSaysOfManifests()
    {
        foreach (var arguments in Variants)
        {
            Assert.Empty(await FaultsAsync(await ManifestAsync(arguments), Tools.Source("tests/Bot.Tests/Manifest/slack-manifest.schema.json")));
        }
    }

    [SkippableFact]
    public async Task C78_EveryVariant_FitsSlacksOwnSchema()
    {
        var schema = Tools.Source("artifacts/slack/manifest.schema.1.0.0.json");
        Skip.IfNot(File.Exists(schema), "Slack's own manifest schema is not in artifacts/slack. No package holds it: put schemas/manifest.schema.1.0.0.json of github.com/slackapi/manifest-schema there.");
        foreach (var arguments in Variants)
        {
            Assert.Empty(await FaultsAsync(await ManifestAsync(arguments), schema));
        }
    }

    [Theory]
    [InlineData("""{"display_information":{"name":"A name that is far too long for any Slack app"}}""")]
    [InlineData("""{"display_information":{"name":"a","long_description":"short"}}""")]
    [InlineData("""{"features":{"slash_commands":[{"command":"crm","description":"d"}]}}""")]
    [InlineData("""{"features":{"shortcuts":[{"name":"A name with more than 24 characters","type":"message","callback_id":"c","description":"d"}]}}""")]
    [InlineData("""{"settings":{"interactivity":{}}}""")]
    [InlineData("""{"settings":{"socket_mode":true}}""")]
    [InlineData("""{"colour":"blue"}""")]
    public async Task C78_WhenTheManifestIsBroken_ItIsNoticed(string broken)
    {
        var manifest = await ManifestAsync(Variants[0]);
        foreach (var (name, value) in JsonNode.Parse(broken)!.AsObject())
        {
            manifest[name] = value?.DeepClone();
        }

        Assert.NotEmpty(await FaultsAsync(manifest, Tools.Source("tests/Bot.Tests/Manifest/slack-manifest.schema.json")));
    }

    [Fact]
    public async Task C78_EveryEventHasItsScopesAndEveryScopeAUse()
    {
        foreach (var arguments in Variants)
        {
            var manifest = await ManifestAsync(arguments);
            var (events, scopes) = (Texts(manifest["settings"]!["event_subscriptions"]!["bot_events"]), ScopesOf(manifest));

            Assert.Equal(ScopesOfEvents.Keys.Order(StringComparer.Ordinal), events.Order(StringComparer.Ordinal));
            Assert.Equal(SlackScopes.Of(arguments.Contains("--agent-view")).Order(StringComparer.Ordinal), scopes.Order(StringComparer.Ordinal));
            Assert.Empty(ScopesOfEvents.Values.SelectMany(needed => needed).Concat(UsesOfScopes.Keys).Except(scopes).Except(arguments.Contains("--agent-view") ? [] : SlackScopes.Agent));
            Assert.Empty(scopes.Except(ScopesOfEvents.Values.SelectMany(needed => needed)).Except(UsesOfScopes.Keys));
            Assert.Equal(SlackScopes.Optional, Texts(manifest["oauth_config"]!["scopes"]!["bot_optional"]));
        }
    }

    /// <summary>The names stand in the code that handles them, and no name that Slack would have to be asked for stands there alone.</summary>
    [Fact]
    public async Task C78_EveryEventShortcutAndCommand_HasAHandlerAndViceVersa()
    {
        var (events, interactions, methods) = (CodeOf("bot/Slack/Events"), CodeOf("bot/Slack/Interactions"), CodeOf("bot/Slack"));
        var manifest = await ManifestAsync("--socket-mode", "--agent-view");

        foreach (var name in Texts(manifest["settings"]!["event_subscriptions"]!["bot_events"]))
        {
            Assert.Contains($"\"{name.Split('.')[0]}\"", events, StringComparison.Ordinal);
        }

        Assert.All(manifest["features"]!["shortcuts"]!.AsArray(), shortcut => Assert.Contains($"\"{shortcut!["callback_id"]}\"", interactions, StringComparison.Ordinal));
        Assert.Equal(["/crm"], manifest["features"]!["slash_commands"]!.AsArray().Select(command => (string?)command!["command"]));
        Assert.All(UsesOfScopes.Values.Where(use => use[0] != '/'), method => Assert.Contains($"\"{method}\"", methods, StringComparison.Ordinal));
        Assert.Empty(ShortcutId().Matches(interactions).Select(match => match.Groups[1].Value).Except(manifest["features"]!["shortcuts"]!.AsArray().Select(shortcut => (string)shortcut!["callback_id"]!)));
    }

    [Fact]
    public async Task Http_TheAddressesAreThoseOfTheHost()
    {
        var manifest = await ManifestAsync(Variants[0]);

        Assert.Equal("https://bot.firm.example/slack/events", (string?)manifest["settings"]!["event_subscriptions"]!["request_url"]);
        Assert.Equal("https://bot.firm.example/slack/interactions", (string?)manifest["settings"]!["interactivity"]!["request_url"]);
        Assert.Equal("https://bot.firm.example/slack/interactions", (string?)manifest["settings"]!["interactivity"]!["message_menu_options_url"]);
        Assert.Equal("https://bot.firm.example/slack/commands", (string?)manifest["features"]!["slash_commands"]![0]!["url"]);
        Assert.Equal(["https://bot.firm.example/slack/oauth"], Texts(manifest["oauth_config"]!["redirect_urls"]));
        Assert.False((bool)manifest["settings"]!["socket_mode_enabled"]!);
        Assert.False((bool)manifest["features"]!["app_home"]!["messages_tab_read_only_enabled"]!); // else nobody could type
    }

    [Fact]
    public async Task SocketMode_NoAddressIsTold_ButThatOfInstallingWhereThereIsOne()
    {
        var manifest = await ManifestAsync("--socket-mode");
        Assert.True((bool)manifest["settings"]!["socket_mode_enabled"]!);
        Assert.DoesNotContain("https://", manifest.ToJsonString(), StringComparison.Ordinal);

        var reached = await ManifestAsync("--socket-mode", "--url", "https://bot.firm.example:8443", "--force");
        Assert.Equal(["https://bot.firm.example:8443/slack/oauth"], Texts(reached["oauth_config"]!["redirect_urls"]));
        Assert.DoesNotContain("request_url", reached.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Slack must know where to send")]
    [InlineData("--url is 'http://bot.firm.example'", "--url", "http://bot.firm.example")]
    [InlineData("--url is 'https://firm.example/bot'", "--url", "https://firm.example/bot")]
    [InlineData("--url is 'bot'", "--url", "bot", "--socket-mode")]
    public async Task WhenTheAddressIsMissingOrWrong_ItIsNamedAndNothingIsWritten(string told, params string[] arguments)
    {
        var (code, words) = await RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.Contains(told, words, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("retentionbot-slack.json")));
    }

    [Fact]
    public async Task WhenTheFileIsThere_ItIsReplacedOnlyWhenForced()
    {
        await File.WriteAllTextAsync(_folder.File("mine.json"), "mine");

        var (code, words) = await RunAsync("--socket-mode", "--out", "mine.json");
        Assert.Equal((1, "mine"), (code, await File.ReadAllTextAsync(_folder.File("mine.json"))));
        Assert.Contains("--force", words, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("--socket-mode", "--out", "mine.json", "--force")).Code);
        Assert.NotEqual("mine", await File.ReadAllTextAsync(_folder.File("mine.json")));
    }

    private async Task<JsonObject> ManifestAsync(params string[] arguments)
    {
        var (code, told) = await RunAsync([.. arguments.Except(["--force"]), "--force"]);
        Assert.True(code == 0, told);
        return JsonNode.Parse(await File.ReadAllTextAsync(_folder.File("retentionbot-slack.json")))!.AsObject(); // it was just written
    }

    private async Task<(int Code, string Told)> RunAsync(params string[] arguments)
    {
        var told = new StringWriter();
        var code = await new CommandLine(new Package.NoStore(), _folder.Path, TimeProvider.System).RunAsync(["manifest", "slack", .. arguments], told, default);
        return (code, told.ToString());
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(JsonObject manifest, string schema) =>
        [.. (await JsonSchema.FromFileAsync(schema)).Validate(manifest.ToJsonString()).Select(fault => $"{fault.Path}: {fault.Kind}")];

    private static IReadOnlyList<string> ScopesOf(JsonObject manifest) =>
        [.. Texts(manifest["oauth_config"]!["scopes"]!["bot"]), .. Texts(manifest["oauth_config"]!["scopes"]!["bot_optional"])];

    private static IReadOnlyList<string> Texts(JsonNode? list) => [.. list!.AsArray().Select(text => (string)text!)];

    private static string CodeOf(string folder) =>
        string.Concat(Directory.EnumerateFiles(Tools.Source(folder), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));

    [GeneratedRegex("""callback_id"?\)?\s*(?:==|is)\s*"([^"]+)"|"(log\.[a-z]+)" """)]
    private static partial Regex ShortcutId();
}
