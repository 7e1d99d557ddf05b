using System.Text;
using System.Text.Json;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Inbound;

/// <summary>Looks into JSON whose shape nobody promised.</summary>
internal static class OpenJson
{
    /// <summary>The member, or null when there is none or <paramref name="json"/> is no object.</summary>
    public static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member : null;

    /// <summary>The member's text, or null when it is not a text.</summary>
    public static string? Text(JsonElement? json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    /// <summary>JSON that came inside a text; null when the text is none. Held to the same rules as a body.</summary>
    public static JsonElement? Parse(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (!SoundJson.IsSound(bytes))
            return null;

        try
        {
            return JsonElement.Parse(bytes, new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth, AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
