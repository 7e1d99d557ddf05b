using System.Text.Json.Serialization;

namespace RetentionBot.Slack.Installations;

/// <summary>What <c>auth.test</c> answers. See https://docs.slack.dev/reference/methods/auth.test</summary>
internal sealed record TestAnswer : OAuthAnswer
{
    public string? TeamId { get; init; }

    public string? Team { get; init; }

    public string? EnterpriseId { get; init; }

    public bool? IsEnterpriseInstall { get; init; }

    public string? UserId { get; init; }

    public string? BotId { get; init; }

    /// <summary>Whom the token speaks for, as a key of installations; null when Slack did not say.</summary>
    [JsonIgnore]
    public string? Tenant => IsEnterpriseInstall == true ? EnterpriseId : TeamId;
}

/// <summary>What <c>oauth.v2.access</c> answers. See https://docs.slack.dev/reference/methods/oauth.v2.access</summary>
internal sealed record AccessAnswer : OAuthAnswer
{
    public string? AppId { get; init; }

    public string? TokenType { get; init; }

    /// <summary>A secret.</summary>
    public string? AccessToken { get; init; }

    /// <summary>A secret; null without token rotation.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>In seconds; null for a token that does not end.</summary>
    public long? ExpiresIn { get; init; }

    public string? Scope { get; init; }

    public string? BotUserId { get; init; }

    public bool? IsEnterpriseInstall { get; init; }

    public Named? Team { get; init; }

    public Named? Enterprise { get; init; }

    public Named? AuthedUser { get; init; }

    /// <summary>Who installed it, as a key of installations; null when Slack did not say.</summary>
    [JsonIgnore]
    public string? Tenant => IsEnterpriseInstall == true ? Enterprise?.Id : Team?.Id;

    /// <summary>Tells no token.</summary>
    public override string ToString() => $"the answer for {Tenant}";
}

/// <summary>Something with an id.</summary>
internal sealed record Named(string? Id, string? Name);

/// <summary>What every answer says.</summary>
internal abstract record OAuthAnswer
{
    public bool Ok { get; init; }

    /// <summary>Slack's own word for a refusal.</summary>
    public string? Error { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TestAnswer))]
[JsonSerializable(typeof(AccessAnswer))]
internal sealed partial class OAuthJson : JsonSerializerContext;
