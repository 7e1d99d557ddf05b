using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RetentionBot.Skills.History.InWords;

/// <summary>The question as a model is sent it.</summary>
internal sealed record AskedOfModel(string Today, string Question, string Customer, string? Period);

/// <summary>Records as a model is sent them.</summary>
/// <param name="HasMore">Whether older ones were left out.</param>
internal sealed record ReadByModel(IReadOnlyList<RecordOfModel> Records, bool HasMore);

/// <summary>A record as a model is sent it.</summary>
internal sealed record RecordOfModel(string Id, string Date, string What);

/// <summary>Writes letters as they are, so that a model reads them as it was taught.</summary>
[JsonSerializable(typeof(AskedOfModel))]
[JsonSerializable(typeof(ReadByModel))]
internal sealed partial class InWordsJson : JsonSerializerContext
{
    public static InWordsJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
