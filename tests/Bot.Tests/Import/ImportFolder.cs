using System.Text;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Import;

namespace RetentionBot.Bot.Tests.Import;

/// <summary>A folder of made-up files and a store to import them into; gone with the test.</summary>
internal sealed class ImportFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("import-").FullName;

    public ReadingStore Store { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public Importer Importer => new(Store, Time);

    public string Errors => Path("errors.csv");

    public string Path(string name) => System.IO.Path.Combine(_path, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path(name), bytes);
        return Path(name);
    }

    /// <summary>Imports one text with its columns guessed, or by a map.</summary>
    public async Task<StepSummary> ImportAsync(ImportKind kind, string text, string? map = null, ImportOptions? options = null, string name = "rows.csv")
    {
        var summary = await Importer.ImportAsync(new ImportRequest(kind, Write(name, text)) { Map = map, Options = options ?? new ImportOptions { ErrorsFile = Errors } }, progress: null, default);
        return summary.Steps.Single();
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
