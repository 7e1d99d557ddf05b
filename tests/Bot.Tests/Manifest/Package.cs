using System.IO.Compression;
using System.Text.Json.Nodes;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Host.Commands;

namespace RetentionBot.Bot.Tests.Manifest;

/// <summary>Runs <c>manifest pack</c> as somebody would type it, in a folder of its own, with no data file anywhere.</summary>
internal sealed class Package : IDisposable
{
    public const string AppId = "3b2f8c1e-4d5a-4c6b-9e7f-0a1b2c3d4e5f";

    private readonly TempFolder _folder = new();

    /// <summary>The package under its default name.</summary>
    public string Path => _folder.File("retentionbot-teams.zip");

    /// <param name="appId">The setting Teams:AppId.</param>
    /// <param name="arguments">What comes after <c>manifest pack</c>.</param>
    public async Task<(int Code, string Told)> PackAsync(string appId = AppId, params string[] arguments)
    {
        var told = new StringWriter();
        var code = await new CommandLine(new NoStore(), _folder.Path, TimeProvider.System, appId).RunAsync(["manifest", "pack", .. arguments], told, default);
        return (code, told.ToString());
    }

    /// <summary>The files of the package by their names in it.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> FilesAsync(string? path = null)
    {
        await using var zip = await ZipFile.OpenReadAsync(path ?? Path);
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            await using var stream = await entry.OpenAsync();
            await stream.CopyToAsync(bytes);
            files.Add(entry.FullName, bytes.ToArray());
        }

        return files;
    }

    public async Task<JsonObject> ManifestAsync() => JsonNode.Parse((await FilesAsync())["manifest.json"])!.AsObject(); // a package always holds one

    /// <summary>Packs with the setting and nothing else, and reads what came of it.</summary>
    public static async Task<JsonObject> PackedManifestAsync()
    {
        using var package = new Package();
        Assert.Equal(0, (await package.PackAsync()).Code);
        return await package.ManifestAsync();
    }

    public string File(string name) => _folder.File(name);

    public void Dispose() => _folder.Dispose();

    internal sealed class NoStore : IStoreAccess
    {
        public RetentionBot.Store.LiteDb.LiteDbStoreOptions? Offline => null;

        public Task<int> WithStoreAsync(Func<RetentionBot.Store.IStore, CancellationToken, Task<int>> work, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Packing the app opens no data file.");
    }
}
