using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Host.Startup;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>Where the keys lie by which secrets in the data file are unreadable.</summary>
public sealed class KeyRingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Keys_LieBesideTheDataFile_ForTheBotsUserOnly_AndOpenAgainAfterARestart()
    {
        var kept = await ProtectAsync();

        Assert.NotEmpty(Directory.EnumerateFiles(_folder.File("bot-keys"), "key-*.xml"));
        AssertClosed(_folder.File("bot-keys"));
        await using var host = ServedHost.In(_folder, [("Store:Samples", "false")]);
        Assert.Equal("a secret", host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(kept));
    }

    [Fact]
    public async Task Keys_WhenAFolderIsNamedThatOthersCouldRead_LieThereAndItIsClosed()
    {
        var named = _folder.File("ring");
        Directory.CreateDirectory(named);

        await ProtectAsync(("DataProtection:Path", named));

        Assert.NotEmpty(Directory.EnumerateFiles(named, "key-*.xml"));
        AssertClosed(named);
        Assert.False(Directory.Exists(_folder.File("bot-keys")));
    }

    [Fact]
    public async Task Keys_WhenTheirFolderCannotBeMade_StopTheStartWithItsName()
    {
        await File.WriteAllTextAsync(_folder.File("taken"), "a file");
        var told = new StringWriter();

        var code = await Serving.RunAsync(["--environment=Development", $"--Store:Path={_folder.File("bot.db")}", $"--DataProtection:Path={_folder.File("taken")}"], told);

        Assert.Equal(2, code);
        Assert.Contains($"DataProtection:Path is '{_folder.File("taken")}'", told.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> ProtectAsync(params (string Key, string Value)[] settings)
    {
        await using var host = ServedHost.In(_folder, [("Store:Samples", "false"), .. settings]);
        return host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("a secret");
    }

    private static void AssertClosed(string folder)
    {
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }
}
