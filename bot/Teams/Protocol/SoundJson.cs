using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace RetentionBot.Teams.Protocol;

/// <summary>
/// Whether bytes are JSON all of whose strings can be read. The reader checks a string only when it is asked for; in open JSON, a broken one would throw far
/// from where it came in.
/// </summary>
internal static class SoundJson
{
    public static bool IsSound(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            return false;

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = WireJson.MaxDepth });
        char[]? unescaped = null;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                    continue;

                // Half of a surrogate pair, written as an escape, is the one thing a string may hold that is no text.
                unescaped ??= ArrayPool<char>.Shared.Rent(json.Length);
                reader.CopyString(unescaped);
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            if (unescaped is not null)
                ArrayPool<char>.Shared.Return(unescaped, clearArray: true);
        }
    }
}
