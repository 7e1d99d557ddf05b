using System.Text.Json.Serialization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Skills.AccountManagers;

/// <summary>Somebody who looks after customers, and for whom the bot works.</summary>
public sealed record AccountManager
{
    /// <summary>Their own number here, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The full name.</summary>
    public required string Name { get; init; }

    /// <summary>The e-mail address by which a channel account is linked; null when unknown.</summary>
    public string? Email { get; init; }

    /// <summary>The direct number, for messages to customers; null when unknown.</summary>
    public string? Phone { get; init; }

    /// <summary>What they are called in the firm, for example <c>Sales Support Agent</c>; null when unknown.</summary>
    public string? Title { get; init; }

    /// <summary>Their IANA time zone; null until a channel tells it.</summary>
    public string? Zone { get; init; }

    /// <summary>The culture answers are worded in, BCP 47; null for the default, en-GB.</summary>
    public string? Culture { get; init; }

    /// <summary>What they may do.</summary>
    public Role Role { get; init; }

    /// <summary>Their team; null when there are none.</summary>
    public string? Team { get; init; }

    /// <summary>The number of whoever leads them; null when nobody does.</summary>
    public int? Lead { get; init; }

    /// <summary>What other systems call them.</summary>
    public IReadOnlyList<SourceId> SourceIds { get; init; } = [];

    /// <summary>Channel accounts linked to them, each as <c>channel/tenant/user id</c>.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>
    /// Channel accounts whose holders said that they are somebody else, each as <c>channel/tenant/user id</c>. An e-mail address never links one of these again; an administrator may.
    /// </summary>
    public IReadOnlyList<string> RefusedAccounts { get; init; } = [];

    /// <summary>How they want to be reminded.</summary>
    public ReminderSettings Reminders { get; init; } = ReminderSettings.Default;

    /// <summary>When they are away, in no particular order.</summary>
    public IReadOnlyList<Leave> Leave { get; init; } = [];

    /// <summary>How they write, at most once for each language.</summary>
    public IReadOnlyList<OwnVoice> Voices { get; init; } = [];

    /// <summary>How they write in a language; null for as the templates do.</summary>
    public OwnVoice? VoiceIn(string language) => Voices.FirstOrDefault(voice => voice.Language == language);

    /// <summary>The first name, for greeting.</summary>
    [JsonIgnore]
    public string FirstName => Name.Split(' ', 2)[0];
}

/// <summary>What a registered person may do.</summary>
public enum Role
{
    /// <summary>Looks after customers.</summary>
    AccountManager,

    /// <summary>Also decides for a team.</summary>
    TeamLead,

    /// <summary>Also runs the bot.</summary>
    Administrator,
}
