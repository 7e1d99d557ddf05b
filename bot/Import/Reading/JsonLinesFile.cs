using System.Text;
using System.Text.Json;

namespace RetentionBot.Import.Reading;

/// <summary>A file with one JSON object a line. Members of members become columns such as <c>address.city</c>; lists are joined by semicolons.</summary>
internal sealed class JsonLinesFile : RowFile
{
    /// <summary>How many lines are looked at for column names; a member that first appears later is not seen.</summary>
    private const int LinesForColumns = 500;

    /// <summary>A longer line is not read.</summary>
    private const int LongestLine = 1_000_000;

    private readonly RowSource _source;
    private readonly Encoding _encoding;

    public JsonLinesFile(RowSource source, Encoding encoding)
    {
        _source = source;
        _encoding = encoding;
        var columns = new List<string>();
        foreach (var members in Lines().Take(LinesForColumns).Select(line => line.Members).OfType<Dictionary<string, string>>())
        {
            columns.AddRange(members.Keys.Where(member => !columns.Contains(member, StringComparer.OrdinalIgnoreCase)));
        }

        if (columns.Count == 0)
        {
            throw new ImportException($"'{source.Name}' has no line that is a JSON object; write one object a line, for example {{\"id\": 1, \"name\": \"…\"}}.");
        }

        Columns = Distinct(columns);
        Written = "JSON lines";
    }

    /// <summary>Whether a text is meant to be JSON.</summary>
    public static bool Recognises(string name, string sample) =>
        Path.GetExtension(name).ToLowerInvariant() is ".jsonl" or ".ndjson" or ".json" || sample.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('{');

    public override IEnumerable<Row> Rows()
    {
        foreach (var (number, members, fault) in Lines())
        {
            yield return members is null
                ? new Row(number, [fault!], "This line is no JSON object; write one object a line.")
                : new Row(number, [.. Columns.Select(column => members.GetValueOrDefault(column, ""))]);
        }
    }

    private IEnumerable<(int Number, Dictionary<string, string>? Members, string? Fault)> Lines()
    {
        Reading = _source.Open();
        using var reader = new StreamReader(Reading, _encoding, detectEncodingFromByteOrderMarks: true, 65_536);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                var members = line.Length > LongestLine ? null : Members(line);
                yield return (number, members, members is null ? line[..Math.Min(line.Length, 200)] : null);
            }
        }
    }

    private static Dictionary<string, string>? Members(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var members = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            Flatten(document.RootElement, "", members);
            return members;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperation: half a surrogate pair, which is JSON but no text.
            return null;
        }
    }

    private static void Flatten(JsonElement element, string prefix, Dictionary<string, string> members)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                Flatten(member.Value, $"{prefix}{member.Name}.", members);
            }
            else
            {
                members[prefix + member.Name] = Text(member.Value);
            }
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Text)),
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}
