using System.Text;
using System.Text.Json;

namespace RetentionBot.Slack.Inbound;

/// <summary>Looks into JSON of which Slack may leave out, add or change anything.</summary>
internal static class SlackJson
{
    private const int MaxDepth = 64;

    /// <summary>Of the year 9999, after which there are no more dates.</summary>
    private const long LastSecond = 253402300799;

    /// <summary>The object; null when the bytes are no JSON object.</summary>
    public static JsonElement? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth }) is { ValueKind: JsonValueKind.Object } found ? found : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The object in a text; null when it holds none.</summary>
    public static JsonElement? Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    /// <summary>The member; null when there is none, when it is null, or when <paramref name="json"/> is no object.</summary>
    public static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    /// <summary>The member's text; null when it is no text, or an empty one.</summary>
    public static string? Text(JsonElement? json, string name) => Member(json, name) is { } member ? Text(member) : null;

    /// <summary>The text; null when it is none, or an empty one.</summary>
    public static string? Text(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String && json.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half of a surrogate pair, written as an escape, is no text
        }
    }

    /// <summary>The member's instant, in whole seconds since 1970 as Slack counts them; null when it is none.</summary>
    public static DateTimeOffset? Instant(JsonElement? json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt64(out var seconds) && seconds is > 0 and <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>Whether the member says true.</summary>
    public static bool Is(JsonElement? json, string name) => Member(json, name) is { ValueKind: JsonValueKind.True };

    /// <summary>What an array holds; nothing when it is none.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement? json, string name) => Member(json, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];
}
