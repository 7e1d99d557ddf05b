using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RetentionBot.Slack.Blocks;

/// <summary>The JSON of Block Kit and of what our buttons and forms carry: snake_case, nulls left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<Block>))]
[JsonSerializable(typeof(View))]
[JsonSerializable(typeof(CallData))]
[JsonSerializable(typeof(FormData))]
[JsonSerializable(typeof(ViewData))]
internal sealed partial class BlockJson : JsonSerializerContext
{
    /// <summary>The instance to use. Its text is JSON for a JSON body only, never for a page: it escapes no HTML.</summary>
    public static BlockJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 64,
    });
}
