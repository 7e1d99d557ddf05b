using System.Globalization;
using Microsoft.Extensions.Options;
using RetentionBot.Host.Loopback;
using RetentionBot.LanguageModel;
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
        Model(services.GetRequiredService<IOptions<ModelOptions>>().Value),
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

    private static string Tenants(int count) => Count(count, "tenant");

    /// <summary>Slack needs a way in, and somebody to be there: the bot of one workspace, or those who install it themselves.</summary>
    private static ChannelState Slack(SlackOptions slack) => slack switch
    {
        { SigningSecret: "", SigningSecretPrevious: "", AppToken: "", BotToken: "", ClientId: "", ClientSecret: "", AllowedWorkspaces.Count: 0 } =>
            new("Slack", false, "Slack:BotToken and Slack:ClientId are empty"),
        { ClientId.Length: > 0, ClientSecret: "" } => HalfOfSlack("Slack:ClientId is set, but Slack:ClientSecret is empty; nobody can install the app"),
        { ClientId: "", ClientSecret.Length: > 0 } => HalfOfSlack("Slack:ClientSecret is set, but Slack:ClientId is empty; nobody can install the app"),
        { ClientId.Length: > 0, AllowedWorkspaces.Count: 0 } => HalfOfSlack("Slack:ClientId is set, but Slack:AllowedWorkspaces is empty; nobody can install the app"),
        { ClientId.Length: > 0, PublicUrl: "" } => HalfOfSlack("Slack:ClientId is set, but Slack:PublicUrl is empty; nobody can install the app"),
        { BotToken: "", ClientId: "" } => HalfOfSlack("neither Slack:BotToken nor Slack:ClientId is set; the bot is in no workspace"),
        { AppToken: "", SigningSecret: "" } => HalfOfSlack("neither Slack:SigningSecret (for HTTP) nor Slack:AppToken (for Socket Mode) is set; every request is refused"),
        { AppToken.Length: > 0 } => new("Slack", true, $"by Socket Mode, {WorkspacesOf(slack)}"),
        _ => new("Slack", true, $"over HTTP, {WorkspacesOf(slack)}"),
    };

    private static string WorkspacesOf(SlackOptions slack) => (slack.BotToken.Length > 0, slack.AllowedWorkspaces.Count) switch
    {
        (true, 0) => "the workspace of Slack:BotToken",
        (true, var count) => $"the workspace of Slack:BotToken and {Count(count, "allowed workspace")}",
        (false, var count) => Count(count, "allowed workspace"),
    };

    private static ChannelState HalfOfSlack(string reason) => new("Slack", false, reason, IsHalfConfigured: true);

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    /// <summary>No channel, and told among them: whoever starts the bot sees where data goes.</summary>
    private static ChannelState Model(ModelOptions model) => model.IsOn
        ? new("Language model", true, string.Create(CultureInfo.InvariantCulture, $"{model.Name} at {model.Endpoint}, up to {model.TokensPerDay:N0} tokens a day"))
        : new("Language model", false, "Model:Endpoint is empty; nothing is sent to one");

    private static ChannelState LocalPage(LocalPageOptions page) => page.Enabled
        ? new("Local page", true, "this machine only")
        : new("Local page", false, "LocalPage:Enabled is false");
}
