using System.Text.Json.Serialization;

namespace RetentionBot.Teams.Protocol;

/// <summary>
/// What a message is, as Teams reads it: that it was made by a language model, and what it refers to. A message has at most one; Teams refuses a second.
/// See https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content
/// </summary>
/// <param name="AdditionalType">The one thing known to be said here: <see cref="AiGenerated"/>.</param>
/// <param name="Citation">What the text's <c>[1]</c>, <c>[2]</c> … stand for; null for nothing.</param>
internal sealed record MessageMark(IReadOnlyList<string> AdditionalType, IReadOnlyList<CitedClaim>? Citation)
{
    /// <summary>Has Teams write its label above the message.</summary>
    public const string AiGenerated = "AIGeneratedContent";

    public string Type { get; } = "https://schema.org/Message";

    [JsonPropertyName("@type")]
    public string SchemaType { get; } = "Message";

    [JsonPropertyName("@context")]
    public string SchemaContext { get; } = "https://schema.org";

    [JsonPropertyName("@id")]
    public string SchemaId { get; } = "";
}

/// <summary>One reference of a message.</summary>
/// <param name="Position">The number that stands in the text in brackets.</param>
internal sealed record CitedClaim(int Position, CitedDocument Appearance)
{
    [JsonPropertyName("@type")]
    public string SchemaType { get; } = "Claim";
}

/// <summary>How a reference is shown when somebody points at it; neither text may be empty.</summary>
internal sealed record CitedDocument(string Name, string Abstract)
{
    [JsonPropertyName("@type")]
    public string SchemaType { get; } = "DigitalDocument";
}

/// <summary>
/// Makes an activity a part of a stream. An activity has at most one.
/// See https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md
/// </summary>
/// <param name="StreamType">One of <see cref="StreamTypes"/>.</param>
internal sealed record StreamInfo(string StreamType)
{
    public string Type { get; } = "streaminfo";

    /// <summary>The id the first part was given; null on that one.</summary>
    public string? StreamId { get; init; }

    /// <summary>1, 2, 3 … within the stream; null on the last part.</summary>
    public int? StreamSequence { get; init; }
}
