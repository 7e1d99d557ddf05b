using RetentionBot.Host.Commands;

namespace RetentionBot.Bot.Tests.Manifest;

public sealed class ManifestPackTests : IDisposable
{
    private readonly Package _package = new();

    public void Dispose() => _package.Dispose();

    [Fact]
    public async Task Checklist71_WhenTheAppIdIsConfigured_BotAndMessageExtensionCarryIt()
    {
        await _package.PackAsync();

        var manifest = await _package.ManifestAsync();
        Assert.Equal(Package.AppId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal(Package.AppId, (string?)manifest["composeExtensions"]![0]!["botId"]);
        Assert.Equal(Package.AppId, (string?)manifest["id"]);
    }

    [Fact]
    public async Task Pack_WhenAnAppIdIsGiven_ItWinsOverTheSettingEverywhere()
    {
        const string given = "99999999-4d5a-4c6b-9e7f-0a1b2c3d4e5f";
        await _package.PackAsync(Package.AppId, "--app-id", given);

        var text = System.Text.Encoding.UTF8.GetString((await _package.FilesAsync())["manifest.json"]);
        Assert.Equal(3, text.Split(given).Length - 1);
        Assert.DoesNotContain(Package.AppId, text, StringComparison.Ordinal);
        Assert.DoesNotContain("00000000-0000-0000-0000-000000000000", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pack_WhenDetailsAreGiven_TheManifestHasThem()
    {
        var (code, told) = await _package.PackAsync(Package.AppId,
            "--version", "2.10.0", "--company", "Falk & Söhne", "--website", "https://falk.example", "--privacy", "https://falk.example/p", "--terms", "https://falk.example/t",
            "--id", "11111111-4d5a-4c6b-9e7f-0a1b2c3d4e5f");

        var manifest = await _package.ManifestAsync();
        Assert.Equal(0, code);
        Assert.DoesNotContain("--company", told, StringComparison.Ordinal);
        Assert.Equal(("2.10.0", "11111111-4d5a-4c6b-9e7f-0a1b2c3d4e5f"), ((string?)manifest["version"], (string?)manifest["id"]));
        Assert.Equal(
            ["Falk & Söhne", "https://falk.example", "https://falk.example/p", "https://falk.example/t"],
            manifest["developer"]!.AsObject().Select(part => (string?)part.Value));
    }

    [Fact]
    public async Task Pack_WhenDetailsAreLeftOut_SaysWhichArePlaceholders()
    {
        var (code, told) = await _package.PackAsync();

        Assert.Equal(0, code);
        Assert.Contains("give --company, --website, --privacy, --terms.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pack_WhenNoAppIdIsKnown_NamesTheSettingAndWritesNothing()
    {
        var (code, told) = await _package.PackAsync("");

        Assert.Equal(2, code);
        Assert.Contains("Teams:AppId is empty", told, StringComparison.Ordinal);
        Assert.False(File.Exists(_package.Path));
    }

    [Theory]
    [InlineData("--app-id", "bot")]
    [InlineData("--app-id", "00000000-0000-0000-0000-000000000000")]
    [InlineData("--id", "1")]
    [InlineData("--version", "1.2")]
    [InlineData("--version", "1.02.3")]
    [InlineData("--version", "1.2.3-beta")]
    [InlineData("--company", "A company whose name is rather too long")]
    [InlineData("--website", "http://falk.example")]
    [InlineData("--privacy", "falk.example/privacy")]
    [InlineData("--terms", "javascript:alert(1)")]
    public async Task Pack_WhenADetailIsWrong_NamesItAndItsValueAndWritesNothing(string option, string value)
    {
        var (code, told) = await _package.PackAsync(Package.AppId, option, value);

        Assert.Equal(2, code);
        Assert.Contains($"{option} is '{value}'", told, StringComparison.Ordinal);
        Assert.False(File.Exists(_package.Path));
    }

    [Fact]
    public async Task Pack_WhenTheFileIsThere_ReplacesItOnlyWhenForced()
    {
        await File.WriteAllTextAsync(_package.File("mine.zip"), "mine");

        var (code, told) = await _package.PackAsync(Package.AppId, "--out", "mine.zip");
        Assert.Equal((1, "mine"), (code, await File.ReadAllTextAsync(_package.File("mine.zip"))));
        Assert.Contains("--force", told, StringComparison.Ordinal);

        Assert.Equal(0, (await _package.PackAsync(Package.AppId, "--out", "mine.zip", "--force")).Code);
        Assert.Equal(3, (await _package.FilesAsync(_package.File("mine.zip"))).Count);
    }

    [Fact]
    public async Task Pack_Twice_GivesTheSameBytes()
    {
        await _package.PackAsync(Package.AppId, "--out", "one.zip");
        await _package.PackAsync(Package.AppId, "--out", "two.zip");

        Assert.Equal(await File.ReadAllBytesAsync(_package.File("one.zip")), await File.ReadAllBytesAsync(_package.File("two.zip")));
    }

    [Theory]
    [InlineData(false, "manifest", "pack")]
    [InlineData(true, "check")]
    public void NeedsStore_IsNotSoForTheManifest(bool needs, params string[] arguments)
    {
        Assert.True(CommandLine.IsCommand(arguments));
        Assert.Equal(needs, CommandLine.NeedsStore(arguments));
    }
}
