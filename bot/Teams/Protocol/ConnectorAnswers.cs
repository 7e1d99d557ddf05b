using System.Text.Json.Serialization;

namespace RetentionBot.Teams.Protocol;

/// <summary>Asks the connector for the chat of the bot and one person.</summary>
/// <param name="TenantId">The person's tenant; Teams only.</param>
/// <param name="ChannelData">The tenant once more, where older services of Teams look for it.</param>
internal sealed record NewConversation(ActivityAccount Bot, bool IsGroup, IReadOnlyList<ActivityAccount> Members, string? TenantId, TenantChannelData? ChannelData);

/// <summary>The part of Teams' <c>channelData</c> that names the tenant.</summary>
internal sealed record TenantChannelData(TenantOfChannelData Tenant);

/// <summary>The tenant in <see cref="TenantChannelData"/>.</summary>
internal sealed record TenantOfChannelData(string Id);

/// <summary>The connector's answer to <see cref="NewConversation"/>; every member may be missing.</summary>
internal sealed record ConversationResource(string? Id, string? ServiceUrl);

/// <summary>Somebody in a conversation, as Teams' directory knows them; every member may be missing.</summary>
internal sealed record TeamsMember
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? AadObjectId { get; init; }

    /// <summary>What some answers call <see cref="AadObjectId"/>.</summary>
    public string? ObjectId { get; init; }

    public string? Email { get; init; }

    public string? UserPrincipalName { get; init; }

    /// <summary>The tenant the person is at home in.</summary>
    public string? TenantId { get; init; }

    /// <summary><c>user</c>, <c>guest</c>, <c>anonymous</c> or another.</summary>
    public string? UserRole { get; init; }
}

/// <summary>A page of a conversation's members.</summary>
/// <param name="ContinuationToken">What the next page is asked for with; null or empty on the last one.</param>
internal sealed record PagedMembers(string? ContinuationToken, IReadOnlyList<TeamsMember>? Members);

/// <summary>The answer of the host of tokens, a success or a refusal. https://www.rfc-editor.org/rfc/rfc6749#section-5</summary>
internal sealed record TokenAnswer
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    /// <summary>Seconds; older hosts write them as a text.</summary>
    [JsonPropertyName("expires_in")]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public double? ExpiresIn { get; init; }

    public string? Error { get; init; }

    [JsonPropertyName("error_description")]
    public string? ErrorDescription { get; init; }
}
