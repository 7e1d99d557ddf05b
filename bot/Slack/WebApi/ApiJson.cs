using System.Text.Json;

namespace RetentionBot.Slack.WebApi;

/// <summary>Looks into what Slack answered.</summary>
internal static class ApiJson
{
    /// <summary>The member, or null when there is none or <paramref name="json"/> is no object.</summary>
    public static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member : null;

    /// <summary>The member's text; null when it is none, is empty or holds half a character.</summary>
    public static string? Text(JsonElement? json, string name)
    {
        try
        {
            return Member(json, name) is { ValueKind: JsonValueKind.String } member && member.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether the member is said and true.</summary>
    public static bool IsTrue(JsonElement? json, string name) => Member(json, name) is { ValueKind: JsonValueKind.True };

    /// <summary>Whether the member is said and false.</summary>
    public static bool IsFalse(JsonElement? json, string name) => Member(json, name) is { ValueKind: JsonValueKind.False };
}
