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

    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>What an installationUpdate did: <c>add</c>, <c>remove</c> and their <c>-upgrade</c> forms.</summary>
    public string? Action { get; init; }

    /// <summary>Who came, in a conversationUpdate.</summary>
    public IReadOnlyList<ActivityAccount?>? MembersAdded { get; init; }

    /// <summary>Who left, in a conversationUpdate.</summary>
    public IReadOnlyList<ActivityAccount?>? MembersRemoved { get; init; }

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

    /// <summary>On a recipient in Teams: what is said is shown to one person only, although others share the conversation.</summary>
    public bool? IsTargeted { get; init; }

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

    /// <summary>Open JSON, of the content type's own shape.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>Where the content lies when it is not in the activity; also a <c>data:</c> address.</summary>
    public string? ContentUrl { get; init; }

    public string? Name { get; init; }

    /// <summary>How a message extension lists it before it is chosen.</summary>
    public Attachment? Preview { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>What may be said next by pressing.</summary>
internal sealed record SuggestedActions
{
    /// <summary>The ids of those who see them; null for everybody.</summary>
    public IReadOnlyList<string>? To { get; init; }

    public IReadOnlyList<SuggestedAction>? Actions { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>One of <see cref="SuggestedActions"/>. Called CardAction in the specification.</summary>
internal sealed record SuggestedAction
{
    /// <summary><c>imBack</c>: the value is said as if it had been typed.</summary>
    public string? Type { get; init; }

    public string? Title { get; init; }

    /// <summary>Open JSON: other types carry other things.</summary>
    public JsonElement? Value { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
