using System.Net.Mail;
using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Slack.Installations;

namespace RetentionBot.Slack.WebApi;

/// <summary>
/// What Slack's directory vouches for of a person. Addresses decide whose customers somebody sees, so anything that is not as it should be means none.
/// See https://docs.slack.dev/reference/objects/user-object
/// </summary>
internal static class UserProfile
{
    /// <summary>The longest address. https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3</summary>
    private const int MostAddressLength = 254;

    /// <summary>Slack itself, which says of itself that it is no bot.</summary>
    private const string Slackbot = "USLACKBOT";

    /// <summary>Kinds of accounts that are nobody of the firm, or nobody at all.</summary>
    private static readonly string[] _guests = ["is_restricted", "is_ultra_restricted", "is_stranger", "is_bot", "is_workflow_bot", "is_connector_bot", "deleted"];

    /// <param name="user">What Slack answered.</param>
    /// <param name="id">Whom it was asked about.</param>
    /// <param name="bot">Whose installation asked.</param>
    public static ChannelProfile Of(JsonElement? user, string id, SlackBot bot)
    {
        var profile = ApiJson.Member(user, "profile");
        var isGuest = ApiJson.Text(user, "id") != id || id == Slackbot || Array.Exists(_guests, guest => ApiJson.IsTrue(user, guest)) || !IsOfInstallation(user, bot);
        return new ChannelProfile(isGuest || ApiJson.IsFalse(user, "is_email_confirmed") ? [] : EmailsOf(profile), isGuest)
        {
            Name = ApiJson.Text(profile, "real_name") ?? ApiJson.Text(user, "real_name") ?? ApiJson.Text(user, "name"),
            TimeZone = ApiJson.Text(user, "tz") is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId ? zone : null,
        };
    }

    // An installation of a whole organisation serves all its workspaces, and a person's workspace is one of them.
    private static bool IsOfInstallation(JsonElement? user, SlackBot bot) => bot.TeamId is { } team
        ? ApiJson.Text(user, "team_id") == team
        : ApiJson.Text(ApiJson.Member(user, "enterprise_user"), "enterprise_id") == (bot.EnterpriseId ?? bot.Tenant) || ApiJson.Text(user, "team_id") == bot.Tenant;

    private static IReadOnlyList<string> EmailsOf(JsonElement? profile) => ApiJson.Text(profile, "email") is { } email && IsAddress(email) ? [email] : [];

    private static bool IsAddress(string text) => text.Length <= MostAddressLength && MailAddress.TryCreate(text, out var address) && address.Address == text;
}
