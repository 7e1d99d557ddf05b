using RetentionBot.Import.Mapping;
using RetentionBot.Import.Reporting;
using RetentionBot.Store;

namespace RetentionBot.Import;

/// <summary>
/// Brings customers, their managers and their history in from files. The same file again changes nothing; an import that was cut short is finished by running it again.
/// </summary>
/// <param name="store">Where everything is kept; others may use it meanwhile.</param>
/// <param name="time">The clock: the day of an import, and what <c>today-12</c> in a sample counts from.</param>
/// <param name="rules">The firm's settings; left out, <see cref="ImportRules.Default"/>.</param>
public sealed class Importer(IStore store, TimeProvider time, ImportRules? rules = null)
{
    /// <summary>The names of the maps that come with the product.</summary>
    public static IReadOnlyList<string> BuiltInMaps => MapCatalogue.BuiltIn;

    /// <summary>Imports one file.</summary>
    /// <param name="progress">Told after every 2,000 rows, of history every 20,000, from any thread; null when nobody listens.</param>
    /// <param name="cancellationToken">Stops between batches; the summary then says what was written.</param>
    /// <exception cref="ImportException">The file, the map or the error file cannot be used; the message says what to do.</exception>
    /// <exception cref="StoreUnavailableException">The store stopped serving; run the import again.</exception>
    public Task<ImportSummary> ImportAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var (map, name, step) = Maps.For(request);
        return RunAsync(map, name, [(step, request.File)], request.Options, progress, cancellationToken);
    }

    /// <summary>Runs the steps of a map, in their order, over the files of a folder.</summary>
    /// <param name="set">The name of a built-in map or the path of a map file.</param>
    /// <inheritdoc cref="ImportAsync"/>
    public Task<ImportSummary> ImportSetAsync(string set, string folder, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var map = MapCatalogue.Load(set);
        return RunAsync(map, Path.GetFileNameWithoutExtension(set), Maps.FilesOf(map, set, folder), options, progress, cancellationToken);
    }

    private async Task<ImportSummary> RunAsync(
        MapFile map, string mapName, IReadOnlyList<(MapStep Step, string File)> files, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var cancelled = false;
        ImportRun run;
        using (var errors = options.ErrorsFile is { } path ? new ErrorFile(path) : null)
        {
            run = new ImportRun(store, time, map, mapName, options, errors, progress, rules ?? ImportRules.Default);
            try
            {
                foreach (var (step, file) in files)
                {
                    await run.ImportAsync(step, file, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                cancelled = true;
            }
        }

        return new ImportSummary(
            run.Summaries, run.Duplicates.Listed, run.Duplicates.Found, options.DryRun, cancelled, options.ErrorsFile, time.GetElapsedTime(started));
    }
}
