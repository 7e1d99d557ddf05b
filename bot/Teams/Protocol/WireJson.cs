using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RetentionBot.Teams.Cards;

namespace RetentionBot.Teams.Protocol;

/// <summary>The JSON of the Activity protocol: camelCase, nulls left out, at most 64 levels deep, no member twice.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(CardActionAnswer))]
[JsonSerializable(typeof(CardActionFault))]
[JsonSerializable(typeof(DialogBody))]
[JsonSerializable(typeof(DialogCard))]
[JsonSerializable(typeof(SearchBody))]
[JsonSerializable(typeof(ThumbnailCard))]
[JsonSerializable(typeof(EmptyBody))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(MessageMark))]
[JsonSerializable(typeof(StreamInfo))]
[JsonSerializable(typeof(NewConversation))]
[JsonSerializable(typeof(ConversationResource))]
[JsonSerializable(typeof(TeamsMember))]
[JsonSerializable(typeof(IReadOnlyList<TeamsMember>))]
[JsonSerializable(typeof(PagedMembers))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(AdaptiveCard))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>The deepest nesting read or written.</summary>
    public const int MaxDepth = 64;

    /// <summary>The instance to use. Its text is JSON for a JSON body only, never for a page: it escapes no HTML.</summary>
    public static WireJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
        AllowDuplicateProperties = false,
    });
}
