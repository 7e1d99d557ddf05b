using System.IO.Enumeration;
using RetentionBot.Import.Reading;

namespace RetentionBot.Import.Mapping;

/// <summary>Chooses the steps of a map for a request.</summary>
internal static class Maps
{
    /// <summary>The map and the step for one file; guessed from its columns when no map is named.</summary>
    public static (MapFile Map, string Name, MapStep Step) For(ImportRequest request)
    {
        if (request.Map is not { Length: > 0 } named)
        {
            var columns = RowFile.Open(request.File, FormatOf(new MapStep(), request.Options)).Columns;
            return (new MapFile(), "guessed by column names", MapCatalogue.Guess(request.Kind, columns));
        }

        // A colon divides the step from the map, unless it belongs to the path: "C:\maps\crm.json".
        var colon = named.LastIndexOf(':');
        var divided = colon > 1 && !File.Exists(named);
        var (map, step) = divided ? (named[..colon], named[(colon + 1)..]) : (named, null);
        var loaded = MapCatalogue.Load(map);
        var name = Path.GetFileNameWithoutExtension(map);
        return (loaded, name, MapCatalogue.Step(loaded, name, step, request.Kind, candidate => RowFile.Open(request.File, FormatOf(candidate, request.Options)).Columns));
    }

    /// <summary>Every step of a set with each of its files, in order.</summary>
    public static IReadOnlyList<(MapStep Step, string File)> FilesOf(MapFile map, string set, string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new ImportException($"There is no folder '{folder}'.");
        }

        var files = new List<(MapStep, string)>();
        foreach (var step in map.Steps)
        {
            var pattern = step.File ?? throw new ImportException($"Map '{set}' is no set: its step for {step.Kind} names no file. Import its files one by one with --map {set}.");
            var inFolder = Path.Combine(folder, Path.GetDirectoryName(pattern) ?? "");
            var found = Directory.Exists(inFolder)
                ? Directory.EnumerateFiles(inFolder).Where(file => FileSystemName.MatchesSimpleExpression(Path.GetFileName(pattern), Path.GetFileName(file))).Order(StringComparer.Ordinal).ToList()
                : [];
            if (found.Count == 0 && !step.Optional)
            {
                throw new ImportException($"Set '{set}' needs '{pattern}' in '{folder}', which is not there.");
            }

            files.AddRange(found.Select(file => (step, file)));
        }

        return files;
    }

    /// <summary>How a file is written, as far as the request and the step say so.</summary>
    public static FileFormat FormatOf(MapStep step, ImportOptions options) => new()
    {
        Delimiter = FileFormat.ReadDelimiter(options.Delimiter ?? step.Delimiter),
        RecordEnd = options.Delimiter is null ? step.RecordEnd : null,
        Encoding = options.Encoding ?? step.Encoding,
        Columns = step.Columns,
        Quotes = step.Quotes,
    };
}
