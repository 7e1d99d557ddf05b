using System.Globalization;
using Microsoft.Extensions.Options;
using RetentionBot.Host.Loopback;
using RetentionBot.LocalPage;
using RetentionBot.Slack;
using RetentionBot.Teams;

namespace RetentionBot.Host.Startup;

/// <summary>Whether a channel is on, and if not, why.</summary>
/// <param name="Name">The channel.</param>
/// <param name="IsOn">Whether it answers.</param>
/// <param name="Reason">In what way it is on, or which setting is missing.</param>
/// <param name="IsHalfConfigured">Whether somebody began to configure it: in Production a reason not to start.</param>
internal sealed record ChannelState(string Name, bool IsOn, string Reason, bool IsHalfConfigured = false);

/// <summary>Reads from the settings which channels are on.</summary>
internal static class ChannelStates
{
    /// <summary>Every channel, whether on or off.</summary>
    public static IReadOnlyList<ChannelState> Of(IServiceProvider services) =>
    [
        Teams(services.GetRequiredService<IOptions<TeamsOptions>>().Value),
        Slack(services.GetRequiredService<IOptions<SlackOptions>>().Value),
        LocalPage(services.GetRequiredService<IOptions<LocalPageOptions>>().Value),
    ];

    /// <summary>What must not be in sound settings: a half-configured channel in Production, or an address others can reach, while something answers without asking who they are.</summary>
    public static IReadOnlyList<string> FaultsOf(WebApplication app)
    {
        var faults = new List<string>();
        var open = ListeningAddresses.Open(ListeningAddresses.In(app.Configuration));
        if (open.Count > 0 && app.Services.GetRequiredService<IOptions<TeamsOptions>>().Value.DangerouslyAllowUnauthenticated)
        {
            faults.Add($"Teams:DangerouslyAllowUnauthenticated is true, but the host would listen on {string.Join(", ", open)}; use http://127.0.0.1:3978 or turn it off.");
        }

        if (open.Count > 0 && app.Services.GetRequiredService<IOptions<LocalPageOptions>>().Value.Enabled)
        {
            faults.Add($"LocalPage:Enabled is true, but the host would listen on {string.Join(", ", open)}; use http://127.0.0.1:3978 or turn it off.");
        }

        if (app.Environment.IsProduction())
        {
            faults.AddRange(Of(app.Services).Where(channel => channel.IsHalfConfigured).Select(channel => $"{channel.Name} is half configured: {channel.Reason}"));
        }

        return faults;
    }

    private static ChannelState Teams(TeamsOptions teams) => teams switch
    {
        { DangerouslyAllowUnauthenticated: true } => new("Teams", true, "anonymous development mode, this machine only (Teams:DangerouslyAllowUnauthenticated)"),
        { AppId.Length: > 0, AllowedTenants.Count: 0 } =>
            new("Teams", false, "Teams:AppId is set, but Teams:AllowedTenants is empty; every request is refused", IsHalfConfigured: true),
        { AppId.Length: > 0 } => new("Teams", true, $"tokens of {teams.Issuer} for app {teams.AppId}, {Tenants(teams.AllowedTenants.Count)}"),
        { AppSecret.Length: > 0 } => WithoutAppId(nameof(teams.AppSecret)),
        { CertificatePath.Length: > 0 } => WithoutAppId(nameof(teams.CertificatePath)),
        { AllowedTenants.Count: > 0 } => WithoutAppId(nameof(teams.AllowedTenants)),
        _ => new("Teams", false, "Teams:AppId is empty"),
    };

    private static ChannelState WithoutAppId(string setting) =>
        new("Teams", false, $"Teams:{setting} is set, but Teams:AppId is empty; every request is refused", IsHalfConfigured: true);

    private static string Tenants(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} tenant{(count == 1 ? "" : "s")}");

    /// <summary>Somebody speaks (a token, or installations of those who are allowed), and somebody listens (a socket, or Slack's requests by its signature).</summary>
    private static ChannelState Slack(SlackOptions slack)
    {
        var (listens, speaks) = (slack.AppToken.Length > 0 || slack.SigningSecret.Length > 0, slack.BotToken.Length > 0 || slack.ClientId.Length > 0);
        return (listens, speaks) switch
        {
            (false, false) => slack.AllowedWorkspaces.Count > 0
                ? new("Slack", false, "Slack:AllowedWorkspaces is set, but Slack:AppToken and Slack:SigningSecret are empty; nothing comes from Slack", IsHalfConfigured: true)
                : new("Slack", false, "Slack:AppToken and Slack:SigningSecret are empty"),
            (false, true) => new("Slack", false, $"Slack:{(slack.BotToken.Length > 0 ? "BotToken" : "ClientId")} is set, but Slack:AppToken and Slack:SigningSecret are empty; nothing comes from Slack", IsHalfConfigured: true),
            (true, false) => new("Slack", false, $"Slack:{(slack.AppToken.Length > 0 ? "AppToken" : "SigningSecret")} is set, but Slack:BotToken and Slack:ClientId are empty; nobody can be answered", IsHalfConfigured: true),
            _ when slack.BotToken.Length == 0 && slack.AllowedWorkspaces.Count == 0 =>
                new("Slack", false, "Slack:ClientId is set, but Slack:AllowedWorkspaces is empty; every workspace is refused", IsHalfConfigured: true),
            _ => new("Slack", true, $"{(slack.AppToken.Length > 0 ? "Socket Mode" : "over HTTP")}, {Workspaces(slack)}"),
        };
    }

    private static string Workspaces(SlackOptions slack)
    {
        var count = slack.AllowedWorkspaces.Count;
        var allowed = string.Create(CultureInfo.InvariantCulture, $"{count} workspace{(count == 1 ? "" : "s")} may install it");
        return (slack.BotToken.Length > 0, count > 0) switch
        {
            (true, false) => "the workspace of Slack:BotToken",
            (true, true) => $"the workspace of Slack:BotToken, {allowed}",
            _ => allowed,
        };
    }

    private static ChannelState LocalPage(LocalPageOptions page) => page.Enabled
        ? new("Local page", true, "this machine only")
        : new("Local page", false, "LocalPage:Enabled is false");
}
