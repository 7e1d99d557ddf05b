using System.Text.Json;

namespace RetentionBot.Bot.Tests.Understanding.Requests;

/// <summary>A request with what it should come to, as in the guide: each slot with its right values.</summary>
internal sealed record LabelledRequest(string Id, string Text, string? LastCustomer, string Intent, IReadOnlyDictionary<string, IReadOnlyList<string>> Slots)
{
    public IReadOnlyList<string> OtherIntents { get; init; } = [];

    public IReadOnlySet<string> OptionalSlots { get; init; } = new HashSet<string>();

    public bool IsUnsafe { get; init; }

    /// <summary>Every request of a file, a JSON object a line.</summary>
    public static IReadOnlyList<LabelledRequest> Read(string file) => [.. File.ReadLines(file).Where(line => line.Length > 0).Select(Parse)];

    private static LabelledRequest Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var last = root.TryGetProperty("context", out var context) && context.ValueKind == JsonValueKind.Object ? context.GetProperty("lastCustomer").GetString() : null;
        return new LabelledRequest(root.GetProperty("id").GetString()!, root.GetProperty("text").GetString()!, last, root.GetProperty("intent").GetString()!, // the format has them
            root.GetProperty("slots").EnumerateObject().ToDictionary(slot => slot.Name, slot => ValuesOf(slot.Value)))
        {
            OtherIntents = root.TryGetProperty("altIntents", out var others) ? [.. others.EnumerateArray().Select(intent => intent.GetString()!)] : [],
            OptionalSlots = root.TryGetProperty("optionalSlots", out var optional) ? OptionalOf(optional) : new HashSet<string>(),
            IsUnsafe = root.TryGetProperty("unsafe", out var isUnsafe) && isUnsafe.GetBoolean(),
        };
    }

    private static HashSet<string> OptionalOf(JsonElement optional) => optional.ValueKind == JsonValueKind.Object
        ? [.. optional.EnumerateObject().Select(slot => slot.Name)]
        : [.. optional.EnumerateArray().Select(slot => slot.GetString()!)];

    private static IReadOnlyList<string> ValuesOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(ValuesOf)],
        JsonValueKind.Object => [$"{value.GetProperty("from").GetString()}..{value.GetProperty("to").GetString()}"],
        JsonValueKind.String => [value.GetString()!],
        _ => [value.GetRawText()],
    };
}
