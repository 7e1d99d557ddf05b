using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RetentionBot.Host.Commands;

/// <summary>
/// The app package: a zip with the manifest and both icons at its root. The same details give the same bytes, so that a package can be compared with the one in use.
/// See https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package
/// </summary>
internal static class ManifestPackage
{
    /// <summary>The icons' names in the package, as the manifest gives them.</summary>
    private static readonly string[] Icons = ["color.png", "outline.png"];

    /// <summary>The earliest time a zip can hold: a package's files have no date of their own.</summary>
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Read and sent by nobody's browser, and read by people: an apostrophe stays an apostrophe.</summary>
    public static JsonSerializerOptions Readable { get; } = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where the template and the icons travel with the host.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Manifest");

    /// <exception cref="IOException">The template or an icon is not there or cannot be read.</exception>
    public static async Task<byte[]> OfAsync(ManifestDetails details, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(bytes, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
        {
            await AddAsync(zip, "manifest.json", await ManifestAsync(details, cancellationToken), cancellationToken);
            foreach (var icon in Icons)
            {
                await AddAsync(zip, icon, await File.ReadAllBytesAsync(Path.Combine(Folder, icon), cancellationToken), cancellationToken);
            }
        }

        return bytes.ToArray();
    }

    private static async Task<byte[]> ManifestAsync(ManifestDetails details, CancellationToken cancellationToken)
    {
        await using var template = File.OpenRead(Path.Combine(Folder, "manifest.json"));
        var manifest = await JsonNode.ParseAsync(template, cancellationToken: cancellationToken) as JsonObject
            ?? throw new InvalidDataException("The manifest's template is no JSON object.");
        details.FillIn(manifest);
        return JsonSerializer.SerializeToUtf8Bytes(manifest, Readable);
    }

    private static async Task AddAsync(ZipArchive zip, string name, byte[] content, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = NoDate;
        await using var stream = await entry.OpenAsync(cancellationToken);
        await stream.WriteAsync(content, cancellationToken);
    }
}
