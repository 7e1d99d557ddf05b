using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RetentionBot.Skills.LanguageModel;

/// <summary>How what a model is sent is written as JSON: letters as they are, so that a model reads them as it was taught, and nothing for what is not there.</summary>
public static class ModelJson
{
    /// <summary>For a source-generated context of one's own; each call makes new ones, as a context keeps those it is given.</summary>
    public static JsonSerializerOptions NewOptions() => new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
