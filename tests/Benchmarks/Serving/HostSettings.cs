using RetentionBot.Benchmarks.Generated;
using RetentionBot.Testing.Teams;

namespace RetentionBot.Benchmarks.Serving;

/// <summary>How the host is set up to be measured: as in production.</summary>
internal static class HostSettings
{
    /// <summary>Answering this machine without asking who it is.</summary>
    public static string[] Anonymous(string dataFile) => [.. Channelless(dataFile), "--Teams:DangerouslyAllowUnauthenticated", "true"];

    /// <summary>Answering the channel alone, with authentication on.</summary>
    public static string[] Authenticated(string dataFile, FakeChannel channel) =>
    [
        .. Channelless(dataFile),
        "--Teams:AppId", TokenMaker.AppId,
        "--Teams:AppSecret", "secret",
        "--Teams:TenantId", GeneratedCompany.Tenant,
        "--Teams:AllowedTenants", GeneratedCompany.Tenant,
        "--Teams:AllowedChannels", $"msteams,{GeneratedCompany.Channel}",
        "--Teams:AllowedServiceHosts", "127.0.0.1",
        "--Teams:OpenIdMetadataUrl", channel.MetadataUrl,
        "--Teams:TokenUrl", channel.TokenUrl,
    ];

    /// <summary>As <see cref="Authenticated"/>, and as the app of Slack's workspace T1 over HTTP.</summary>
    public static string[] WithSlack(string dataFile, FakeChannel channel, string apiBaseUrl, string secret) =>
        [.. Authenticated(dataFile, channel), "--Slack:SigningSecret", secret, "--Slack:BotToken", "xoxb-bot", "--Slack:ApiBaseUrl", apiBaseUrl];

    /// <summary>Without a channel: for what the host does by itself.</summary>
    public static string[] Channelless(string dataFile) => ["--environment", "Production", "--Store:Path", dataFile, "--LocalPage:Enabled", "false"];
}
