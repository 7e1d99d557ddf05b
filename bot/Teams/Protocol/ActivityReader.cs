using System.Text.Json;

namespace RetentionBot.Teams.Protocol;

/// <summary>Reads one activity from a request's bytes. Whatever the bytes are, it answers and does not throw.</summary>
internal static class ActivityReader
{
    /// <summary>The activity, or null when the bytes are not one: not UTF-8 JSON, not an object, too deep, a member twice or of the wrong kind.</summary>
    public static Activity? Read(ReadOnlySpan<byte> body)
    {
        if (!SoundJson.IsSound(body))
            return null;

        try
        {
            return JsonSerializer.Deserialize(body, WireJson.Wire.Activity);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
