using RetentionBot.Import.Reading;

namespace RetentionBot.Import.Mapping;

/// <summary>A row as the fields of its kind, all still text.</summary>
/// <param name="row">As it was read.</param>
/// <param name="fields">The values of every mapped field; a list has several.</param>
internal sealed class MappedRow(Row row, IReadOnlyDictionary<string, int> places, string[][] fields)
{
    /// <summary>As it was read.</summary>
    public Row Row { get; } = row;

    /// <summary>The first value that is not empty; empty when there is none or the field is not mapped.</summary>
    public string this[string field]
    {
        get
        {
            if (places.TryGetValue(field, out var place))
            {
                foreach (var value in fields[place])
                {
                    if (value.Length > 0)
                    {
                        return value;
                    }
                }
            }

            return "";
        }
    }

    /// <summary>Every value that is not empty.</summary>
    public IEnumerable<string> All(string field) => places.TryGetValue(field, out var place) ? fields[place].Where(value => value.Length > 0) : [];

    /// <summary>Whether the map feeds that field at all.</summary>
    public bool Has(string field) => places.ContainsKey(field);

    /// <summary>The names of the mapped fields.</summary>
    public IEnumerable<string> Fields => places.Keys;

    /// <summary>Everything the row says, for telling rows without an id apart.</summary>
    public string Content => string.Join('\u001F', places.Keys.Order(StringComparer.Ordinal).Select(name => $"{name}\u001E{string.Join('\u001E', fields[places[name]])}"));
}
