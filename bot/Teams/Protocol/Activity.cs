using System.Text.Json;
using System.Text.Json.Serialization;

namespace RetentionBot.Teams.Protocol;

/// <summary>
/// One activity on the wire, in or out. Only what the bot reads or writes has a member; everything else is kept and written back unchanged.
/// See https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md
/// </summary>
internal sealed record Activity
{
    public string? Type { get; init; }

    public string? Id { get; init; }

    public string? ChannelId { get; init; }

    public string? ServiceUrl { get; init; }

    public ActivityAccount? From { get; init; }

    public ActivityAccount? Recipient { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public string? ReplyToId { get; init; }

    public string? DeliveryMode { get; init; }

    /// <summary>What an invoke or event is for; see <see cref="InvokeNames"/>.</summary>
    public string? Name { get; init; }

    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; init; }

    /// <summary>What a notification shows of the message.</summary>
    public string? Summary { get; init; }

    public string? Locale { get; init; }

    /// <summary>The sender's IANA time zone.</summary>
    public string? LocalTimezone { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>Open JSON: unknown kinds are allowed.</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    /// <summary>Open JSON, of the channel's own shape.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>Open JSON: what a pressed button or an invoke carries.</summary>
    public JsonElement? Value { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A person or bot in an activity. Called ChannelAccount in the specification.</summary>
internal sealed record ActivityAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>The person's Entra object id; Teams only.</summary>
    public string? AadObjectId { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>The conversation of an activity.</summary>
internal sealed record ConversationAccount
{
    public string? Id { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>; Teams only.</summary>
    public string? ConversationType { get; init; }

    public bool? IsGroup { get; init; }

    public string? TenantId { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A card or file with a message.</summary>
internal sealed record Attachment
{
    public string? ContentType { get; init; }

    public JsonElement? Content { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
