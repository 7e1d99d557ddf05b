using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using RetentionBot.Understanding.Frames;
using RetentionBot.Understanding.Routing;

namespace RetentionBot.Host.Commands;

/// <summary>Reads requests from a file, a JSON object a line, and writes what each comes to in the same form; of lines that say which intent is right it counts how often that was found.</summary>
internal sealed class RequestFile(RoutedRequests requests, DateOnly today, CultureInfo culture, int asker)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How the requests were read.</summary>
    /// <exception cref="IOException">A file cannot be read or written, or a line is no request.</exception>
    public async Task<RequestTally> RunAsync(string input, string output, CancellationToken cancellationToken)
    {
        var tally = new RequestTally();
        await using var writer = File.Create(output);
        await foreach (var line in File.ReadLinesAsync(input, cancellationToken))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (id, text, subject, intent) = Parse(line, tally.Count + 1);
            var routed = await requests.ReadAsync(text, today, culture, asker, subject, asking: null, cancellationToken);
            tally.Add(routed, intent);
            await using (var json = new Utf8JsonWriter(writer, Readable))
            {
                Write(json, id, routed);
            }

            writer.WriteByte((byte)'\n');
        }

        return tally;
    }

    private static (string Id, string Text, string? Subject, string? Intent) Parse(string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var subject = root.TryGetProperty("context", out var context) && context.ValueKind == JsonValueKind.Object && context.TryGetProperty("lastCustomer", out var last) ? last.GetString() : null;
            var intent = root.TryGetProperty("intent", out var right) && right.ValueKind == JsonValueKind.String ? right.GetString() : null;
            return (root.GetProperty("id").ToString(), root.GetProperty("text").GetString() ?? "", subject, intent);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new IOException($"Request {number} is no JSON object with id and text.", exception);
        }
    }

    private static void Write(Utf8JsonWriter json, string id, RoutedFrame routed)
    {
        var frame = routed.Frame;
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("intent", frame.Intent);
        json.WriteStartObject("slots");
        foreach (var (name, value) in frame.Slots)
        {
            WriteSlot(json, name, value);
        }

        json.WriteEndObject();
        if (frame.Intent == Frame.Clarify)
        {
            json.WriteStartObject("candidates");
            WriteList(json, "customers", frame.Customers);
            WriteList(json, "intents", frame.Intents);
            WriteList(json, "missing", frame.Missing);
            json.WriteEndObject();
        }

        if (routed.IsAsked)
        {
            json.WriteString("model", routed.Failure?.ToString() ?? (routed.IsByModel ? "chose" : "of no help"));
        }

        json.WriteEndObject();
    }

    private static void WriteSlot(Utf8JsonWriter json, string name, string value)
    {
        switch (name)
        {
            case "period" when value.Split("..") is [var from, var to]:
                json.WriteStartObject(name);
                json.WriteString("from", from);
                json.WriteString("to", to);
                json.WriteEndObject();
                break;
            case "amount" or "count" or "score":
                json.WriteNumber(name, decimal.Parse(value, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteString(name, value);
                break;
        }
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
