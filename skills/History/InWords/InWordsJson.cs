using System.Text.Json.Serialization;
using RetentionBot.Skills.LanguageModel;

namespace RetentionBot.Skills.History.InWords;

/// <summary>The question as a model is sent it.</summary>
internal sealed record AskedOfModel(string Today, string Question, string Customer, string? Period);

/// <summary>Records as a model is sent them.</summary>
/// <param name="HasMore">Whether older ones were left out.</param>
internal sealed record ReadByModel(IReadOnlyList<RecordOfModel> Records, bool HasMore);

/// <summary>A record as a model is sent it.</summary>
internal sealed record RecordOfModel(string Id, string Date, string What);

/// <summary>Writes them as <see cref="ModelJson"/> says.</summary>
[JsonSerializable(typeof(AskedOfModel))]
[JsonSerializable(typeof(ReadByModel))]
internal sealed partial class InWordsJson : JsonSerializerContext
{
    public static InWordsJson Readable { get; } = new(ModelJson.NewOptions());
}
