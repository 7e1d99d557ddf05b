using System.Text.Json;
using RetentionBot.Import.Reading;

namespace RetentionBot.Import.Mapping;

/// <summary>The rows of another file by their key, with only the columns in use. Held in memory: it grows with that file, not with the one imported.</summary>
internal sealed class LookupTable
{
    private readonly Dictionary<string, string[]> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the file.</summary>
    /// <param name="where">Names the look-up, for messages.</param>
    /// <param name="columnsInUse">What templates take from it.</param>
    /// <exception cref="ImportException">The file or a column is not there.</exception>
    public LookupTable(MapLookup lookup, string folder, string where, IEnumerable<string> columnsInUse)
    {
        if (lookup.File is not { Length: > 0 } file || lookup.Key is not { Length: > 0 } keyText || lookup.By is not { Length: > 0 })
        {
            throw new ImportException($"{where}: a look-up needs 'file', 'key' and 'by'.");
        }

        var path = Path.Combine(folder, file);
        var most = lookup.Take.StartsWith("most ", StringComparison.OrdinalIgnoreCase) ? lookup.Take["most ".Length..].Trim() : null;
        if (most is null && lookup.Take is not ("first" or "last"))
        {
            throw new ImportException($"{where}: 'take' is '{lookup.Take}'; it is first, last, or most COLUMN.");
        }

        var (columns, rows) = lookup.Table is { } table ? Table(path, table, where) : Rows(path, lookup);
        int Place(string column)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (string.Equals(columns[i], column, StringComparison.OrdinalIgnoreCase))
                {
                    return i;
                }
            }

            throw new ImportException($"{where}: '{file}' has no column '{column}'; it has {string.Join(", ", columns)}.");
        }

        var sources = new List<int>();
        foreach (var column in columnsInUse.Concat(most is null ? [] : [most]).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            _places[column] = sources.Count;
            sources.Add(Place(column));
        }

        var key = Template.Parse(keyText, where);
        var keyValues = key.References.Select(reference => Place(reference.Name)).Select(place => (Func<Row, string>)(row => row.Cell(place))).ToList();
        var tallies = new Dictionary<(string Key, string Value), int>();
        var leading = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => row.Fault is null))
        {
            var at = key.Fill(keyValues, row).Trim();
            if (at.Length == 0)
            {
                continue;
            }

            if (most is not null)
            {
                var tally = (at, row.Cell(sources[_places[most]]));
                tallies[tally] = tallies.GetValueOrDefault(tally) + 1;
                if (tallies[tally] < leading.GetValueOrDefault(at))
                {
                    continue;
                }

                leading[at] = tallies[tally];
            }
            else if (lookup.Take == "first" && _rows.ContainsKey(at))
            {
                continue;
            }

            _rows[at] = [.. sources.Select(row.Cell)];
        }
    }

    /// <summary>The place of a column in the rows found.</summary>
    public int PlaceOf(string column) => _places[column];

    /// <summary>The row of a key; null when there is none.</summary>
    public string[]? Find(string key) => _rows.GetValueOrDefault(key.Trim());

    private static (IReadOnlyList<string> Columns, IEnumerable<Row> Rows) Rows(string path, MapLookup lookup)
    {
        var file = RowFile.Open(path, new FileFormat
        {
            Columns = lookup.Columns,
            Delimiter = FileFormat.ReadDelimiter(lookup.Delimiter),
            RecordEnd = lookup.RecordEnd,
            Encoding = lookup.Encoding,
            Quotes = lookup.Quotes,
        });
        return (file.Columns, file.Rows());
    }

    private static (IReadOnlyList<string> Columns, IEnumerable<Row> Rows) Table(string path, string table, string where)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(table, out var found) || found.ValueKind != JsonValueKind.Array)
            {
                throw new ImportException($"{where}: '{Path.GetFileName(path)}' has no table '{table}'.");
            }

            var objects = found.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object).ToList();
            var columns = objects.SelectMany(row => row.EnumerateObject().Select(member => member.Name)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            var rows = objects
                .Select((row, i) => new Row(i + 1, [.. columns.Select(column => row.TryGetProperty(column, out var value) ? value.ToString() : "")]))
                .ToList();
            return (columns, rows);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ImportException($"{where}: '{path}' cannot be read: {exception.Message}", exception);
        }
    }
}
