using System.Text.Json;
using RetentionBot.Skills.Names;

namespace RetentionBot.Import.Mapping;

/// <summary>Finds maps: those that come with the product, those of a file, and a guess by column names.</summary>
internal static class MapCatalogue
{
    /// <summary>The maps that come with the product, by name.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } =
        [.. typeof(MapCatalogue).Assembly.GetManifestResourceNames().Select(name => Path.GetFileNameWithoutExtension(name)).Order(StringComparer.Ordinal)];

    /// <summary>The map of that name or file.</summary>
    /// <exception cref="ImportException">There is none, or it is not written as a map is.</exception>
    public static MapFile Load(string nameOrPath)
    {
        if (BuiltIn.Contains(nameOrPath, StringComparer.OrdinalIgnoreCase))
        {
            using var stream = typeof(MapCatalogue).Assembly.GetManifestResourceStream(nameOrPath.ToLowerInvariant() + ".json")!;
            return Read(stream, nameOrPath);
        }

        if (!File.Exists(nameOrPath))
        {
            throw new ImportException($"There is no map '{nameOrPath}'. It is the path of a map file, or one of {string.Join(", ", BuiltIn)}.");
        }

        using var file = File.OpenRead(nameOrPath);
        return Read(file, Path.GetFileName(nameOrPath));
    }

    /// <summary>The step of a map that fits a kind and the columns of a file best.</summary>
    /// <param name="stepName">The step asked for; null for any.</param>
    public static MapStep Step(MapFile map, string mapName, string? stepName, ImportKind kind, Func<MapStep, IReadOnlyList<string>> columnsAs)
    {
        var steps = map.Steps.Where(step => KindOf(step, mapName) == kind && (stepName is null || string.Equals(step.Name, stepName, StringComparison.OrdinalIgnoreCase))).ToList();
        if (steps.Count == 0)
        {
            var offered = string.Join(", ", map.Steps.Select(step => $"{step.Kind}{(step.Name is { } name ? $" ({mapName}:{name})" : "")}"));
            throw new ImportException($"Map '{mapName}' has no step{(stepName is null ? "" : $" '{stepName}'")} for {ImportKinds.NameOf(kind)}; it has {offered}.");
        }

        return steps.Count == 1 ? steps[0] : steps.MaxBy(step => Fit(step, columnsAs(step)))!;
    }

    /// <summary>The kind a step says it is.</summary>
    public static ImportKind KindOf(MapStep step, string mapName) =>
        step.Kind is { } kind && ImportKinds.ByName.TryGetValue(kind, out var found)
            ? found
            : throw new ImportException($"Map '{mapName}': kind '{step.Kind}' of a step is none; there are {string.Join(", ", ImportKinds.ByName.Keys)}.");

    /// <summary>A step made from column names that are known for their fields.</summary>
    public static MapStep Guess(ImportKind kind, IReadOnlyList<string> columns)
    {
        var folded = columns.Where(column => column.IndexOfAny(['{', '}', '|', '?']) < 0).Select(column => (Column: column, Folded: NameFolding.Fold(column))).ToList();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var fields = new Dictionary<string, JsonElement>();
        foreach (var (field, synonyms) in FieldNames.Guesses(kind))
        {
            var column = synonyms.Prepend(NameFolding.Fold(field))
                .Select(synonym => folded.Find(candidate => candidate.Folded == synonym && !taken.Contains(candidate.Column)).Column)
                .FirstOrDefault(found => found is not null);
            if (column is not null)
            {
                taken.Add(column);
                fields[field] = JsonSerializer.SerializeToElement($"{{{column}}}", MapTextJson.Default.String);
            }
        }

        return new MapStep { Kind = ImportKinds.NameOf(kind), Fields = fields };
    }

    private static MapFile Read(Stream stream, string name)
    {
        try
        {
            return JsonSerializer.Deserialize(stream, MapJson.Default.MapFile) ?? throw new ImportException($"Map '{name}' is empty.");
        }
        catch (JsonException exception)
        {
            throw new ImportException($"Map '{name}', line {exception.LineNumber + 1}, at {exception.Path}: {exception.Message.Split(" Path:")[0]}", exception);
        }
    }

    private static double Fit(MapStep step, IReadOnlyList<string> columns)
    {
        var wanted = CompiledStep.ColumnsOf(step).ToList();
        var there = wanted.Count(name => columns.Contains(name, StringComparer.OrdinalIgnoreCase));
        return wanted.Count == 0 ? 0 : ((double)there / wanted.Count) + (there / 1_000.0);
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class MapTextJson : System.Text.Json.Serialization.JsonSerializerContext;
