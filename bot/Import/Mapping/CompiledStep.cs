using System.Text.Json;
using RetentionBot.Import.Reading;
using RetentionBot.Import.Values;

namespace RetentionBot.Import.Mapping;

/// <summary>A step of a map, bound to the columns of one file.</summary>
internal sealed class CompiledStep
{
    private readonly IReadOnlyList<string> _columns;
    private readonly Dictionary<string, BoundLookup> _lookups = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<Bound[]> _fields = [];
    private readonly List<IReadOnlyDictionary<string, string>?> _values = [];
    private readonly List<(MapCondition Condition, Bound Value)> _conditions = [];
    private readonly int _fillDownBy = -1;
    private Row? _above;

    /// <summary>Binds templates to columns and reads the look-ups.</summary>
    /// <param name="where">Names map and step, for messages.</param>
    /// <exception cref="ImportException">The map names a field, column or file that is not there.</exception>
    public CompiledStep(MapStep step, ImportKind kind, string where, IReadOnlyList<string> columns, string folder)
    {
        _columns = columns;
        var fields = step.Fields.Select(field => (Name: field.Key, Templates: Templates(field.Key, field.Value, where))).ToList();
        foreach (var unknown in fields.Select(field => field.Name).Concat(step.Values.Keys).Where(field => !FieldNames.Knows(kind, field)))
        {
            throw new ImportException($"{where}: '{unknown}' is no field of {ImportKinds.NameOf(kind)}; there are {string.Join(", ", FieldNames.Of(kind))}.");
        }

        if (fields.Count == 0)
        {
            throw new ImportException($"{where}: no column of the file is known for {ImportKinds.NameOf(kind)}; it has {string.Join(", ", columns.Take(30))}. Give a map.");
        }

        var conditions = step.Where.Select(condition => (condition, Template.Parse(condition.Value ?? throw new ImportException($"{where}: a condition needs 'value'."), where))).ToList();
        var inUse = fields.SelectMany(field => field.Templates).Concat(conditions.Select(condition => condition.Item2))
            .Concat(step.Lookups.Values.Select(lookup => Template.Parse(lookup.By ?? "", where)))
            .SelectMany(template => template.References).ToList();
        foreach (var (name, lookup) in step.Lookups)
        {
            var prefix = name + ".";
            var taken = inUse.Where(reference => reference.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Select(reference => reference.Name[prefix.Length..]).ToList();
            var table = new LookupTable(lookup, folder, $"{where}, look-up '{name}'", taken);
            _lookups[name] = new BoundLookup(table, _lookups.Count);
        }

        foreach (var (name, lookup) in step.Lookups)
        {
            _lookups[name].By = Bind(Template.Parse(lookup.By!, where), where);
        }

        foreach (var (name, templates) in fields)
        {
            _places[name] = _fields.Count;
            _fields.Add([.. templates.Select(template => Bind(template, where))]);
            _values.Add(step.Values.TryGetValue(name, out var values) ? new Dictionary<string, string>(values, StringComparer.OrdinalIgnoreCase) : null);
        }

        _conditions.AddRange(conditions.Select(condition => (condition.condition, Bind(condition.Item2, where))));
        if (step.FillDownBy is { } column)
        {
            _fillDownBy = Column(column);
            if (_fillDownBy < 0)
            {
                throw MissingColumn(where, column);
            }
        }
    }

    /// <summary>Whether a field is fed.</summary>
    public bool Has(string field) => _places.ContainsKey(field);

    /// <summary>The column a field is read from, for naming it to a person; the field itself when it is not plainly one column.</summary>
    public string ColumnOf(string field) =>
        _places.TryGetValue(field, out var place) && _fields[place] is [var only, ..] && only.Template.References.ToList() is [var reference] ? reference.Name : field;

    /// <summary>The columns a step reads from its own file, those that may be missing left out.</summary>
    public static IEnumerable<string> ColumnsOf(MapStep step) => step.Fields
        .SelectMany(field => Templates(field.Key, field.Value, field.Key))
        .SelectMany(template => template.References)
        .Where(reference => !reference.Optional && !step.Lookups.Keys.Any(lookup => reference.Name.StartsWith(lookup + ".", StringComparison.OrdinalIgnoreCase)))
        .Select(reference => reference.Name)
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Forgets the row before: the file is read from its start again.</summary>
    public void Restart() => _above = null;

    /// <summary>The row's fields; null when a condition leaves it out.</summary>
    public MappedRow? Map(Row row)
    {
        row = FillDown(row);
        var scope = new Scope(row, _lookups.Count);
        foreach (var (condition, value) in _conditions)
        {
            if (!Meets(condition, value.Fill(scope).Trim()))
            {
                return null;
            }
        }

        var fields = new string[_fields.Count][];
        for (var i = 0; i < fields.Length; i++)
        {
            var templates = _fields[i];
            var values = new string[templates.Length];
            for (var j = 0; j < values.Length; j++)
            {
                var text = CellText.Clean(templates[j].Fill(scope));
                values[j] = _values[i] is { } meanings ? Meaning(meanings, text) : text;
            }

            fields[i] = values;
        }

        return new MappedRow(row, _places, fields);
    }

    private static IReadOnlyList<Template> Templates(string field, JsonElement value, string where) => value.ValueKind switch
    {
        JsonValueKind.String => [Template.Parse(value.GetString()!, where)],
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            [.. value.EnumerateArray().Select(item => Template.Parse(item.GetString()!, where))],
        _ => throw new ImportException($"{where}: field '{field}' is neither a text nor a list of texts."),
    };

    private static bool Meets(MapCondition condition, string value) =>
        (condition.Is is null || condition.Is.Contains(value, StringComparer.OrdinalIgnoreCase))
        && (condition.IsNot is null || !condition.IsNot.Contains(value, StringComparer.OrdinalIgnoreCase))
        && (condition.Empty is null || condition.Empty == (value.Length == 0));

    private static string Meaning(IReadOnlyDictionary<string, string> meanings, string text)
    {
        if (meanings.TryGetValue(text, out var meaning))
        {
            return meaning;
        }

        foreach (var (pattern, value) in meanings)
        {
            if (pattern.Length > 1 && pattern[^1] == '*' && text.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return text.Length > 0 && meanings.TryGetValue("*", out var other) ? other : text;
    }

    private Row FillDown(Row row)
    {
        if (_fillDownBy < 0)
        {
            return row;
        }

        if (_above is { } above && above.Cell(_fillDownBy) == row.Cell(_fillDownBy) && row.Cell(_fillDownBy).Length > 0)
        {
            row = row with { Cells = [.. Enumerable.Range(0, _columns.Count).Select(column => row.Cell(column) is { Length: > 0 } own ? own : above.Cell(column))] };
        }

        return _above = row;
    }

    private int Column(string name)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            if (string.Equals(_columns[i], name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private Bound Bind(Template template, string where) => new(template, [.. template.References.Select(reference => Bind(reference, where))]);

    private Func<Scope, string> Bind(Reference reference, string where)
    {
        var column = Column(reference.Name);
        if (column >= 0)
        {
            return scope => scope.Row.Cell(column);
        }

        var dot = reference.Name.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && _lookups.TryGetValue(reference.Name[..dot], out var lookup))
        {
            var place = lookup.Table.PlaceOf(reference.Name[(dot + 1)..]);
            return scope => scope.Find(lookup) is { } found ? found[place] : "";
        }

        return reference.Optional ? _ => "" : throw MissingColumn(where, reference.Name);
    }

    private ImportException MissingColumn(string where, string column) =>
        new($"{where}: the file has no column '{column}'; it has {string.Join(", ", _columns.Take(40))}. Is it the right file?");

    /// <summary>A template and where its values come from.</summary>
    private sealed record Bound(Template Template, Func<Scope, string>[] Values)
    {
        public string Fill(Scope scope) => Template.Fill(Values, scope);
    }

    private sealed class BoundLookup(LookupTable table, int place)
    {
        public LookupTable Table { get; } = table;

        public int Place { get; } = place;

        public Bound? By { get; set; }
    }

    /// <summary>One row and what was looked up for it.</summary>
    private sealed class Scope(Row row, int lookups)
    {
        private readonly (bool Done, string[]? Found)[] _found = new (bool, string[]?)[lookups];

        public Row Row { get; } = row;

        public string[]? Find(BoundLookup lookup)
        {
            ref var found = ref _found[lookup.Place];
            if (!found.Done)
            {
                // Set before the key is made: look-ups that need each other find nothing instead of never ending.
                found = (true, null);
                found.Found = lookup.By is { } by ? lookup.Table.Find(by.Fill(this)) : null;
            }

            return found.Found;
        }
    }
}
