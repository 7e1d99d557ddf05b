using System.Text.Json;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.Installations;

namespace RetentionBot.Slack.Events;

/// <summary>An envelope of the Events API, as far as anything depends on it. See https://docs.slack.dev/apis/events-api/#callback-field</summary>
/// <param name="Event">What happened.</param>
/// <param name="Type">What kind of thing that is; empty when it does not say.</param>
internal sealed record EventEnvelope(JsonElement Event, string Type)
{
    /// <summary>The members that say of which workspace somebody is.</summary>
    private static readonly string[] _teams = ["user_team", "source_team", "team"];

    /// <summary>The organisation through which we see it; null outside Enterprise Grid.</summary>
    public string? EnterpriseId { get; private init; }

    /// <summary>The workspace through which we see it; in Slack Connect not the one of whoever wrote. Null for what belongs to a whole organisation.</summary>
    public string? TeamId { get; private init; }

    /// <summary>Whether it came by an installation of the whole organisation.</summary>
    public bool IsEnterpriseInstall { get; private init; }

    /// <summary>Whether people of other companies read the conversation.</summary>
    public bool IsExternallyShared { get; private init; }

    /// <summary>When it happened, to the second, in UTC; null when the envelope does not say.</summary>
    public DateTimeOffset? HappenedAt { get; private init; }

    /// <summary>The key of the installation that it is about, known or not; null when it names none.</summary>
    public string? Tenant => IsEnterpriseInstall ? EnterpriseId ?? TeamId : TeamId ?? EnterpriseId;

    /// <summary>The envelope; null when there is no event in it.</summary>
    public static EventEnvelope? Read(JsonElement envelope)
    {
        if (SlackJson.Member(envelope, "event") is not { ValueKind: JsonValueKind.Object } happened)
            return null;

        // At most one installation is listed; it is the one whose token may be used.
        JsonElement? installation = SlackJson.Items(envelope, "authorizations").Cast<JsonElement?>().FirstOrDefault();
        return new EventEnvelope(happened, SlackJson.Text(happened, "type") ?? "")
        {
            EnterpriseId = SlackJson.Text(installation, "enterprise_id") ?? SlackJson.Text(envelope, "context_enterprise_id") ?? SlackJson.Text(envelope, "enterprise_id"),
            TeamId = SlackJson.Text(installation, "team_id") ?? SlackJson.Text(envelope, "context_team_id") ?? SlackJson.Text(envelope, "team_id"),
            IsEnterpriseInstall = SlackJson.Is(installation, "is_enterprise_install"),
            HappenedAt = SlackJson.Instant(envelope, "event_time"),
            IsExternallyShared = SlackJson.Is(envelope, "is_ext_shared_channel"),
        };
    }

    /// <summary>
    /// Whether whoever did it belongs, or may belong, to another company. Within an organisation people of other workspaces are its own, unless the conversation is shared with others.
    /// </summary>
    public bool IsByStranger(SlackBot bot)
    {
        var teams = _teams.Select(name => SlackJson.Text(Event, name)).OfType<string>();
        var isOrganisation = bot.TeamId is null || bot.EnterpriseId is not null;
        return (!isOrganisation || IsExternallyShared) && teams.Any(team => team != bot.TeamId && team != bot.EnterpriseId && team != TeamId);
    }
}
