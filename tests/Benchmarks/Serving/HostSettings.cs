using RetentionBot.Benchmarks.Generated;
using RetentionBot.Testing.Teams;

namespace RetentionBot.Benchmarks.Serving;

/// <summary>How the host is set up to be measured: as in production.</summary>
internal static class HostSettings
{
    /// <summary>Answering this machine without asking who it is.</summary>
    public static string[] Anonymous(string dataFile) => [.. Common(dataFile), "--Teams:DangerouslyAllowUnauthenticated", "true"];

    /// <summary>Answering the channel alone, with authentication on.</summary>
    public static string[] Authenticated(string dataFile, FakeChannel channel) =>
    [
        .. Common(dataFile),
        "--Teams:AppId", TokenMaker.AppId,
        "--Teams:AppSecret", "secret",
        "--Teams:TenantId", GeneratedCompany.Tenant,
        "--Teams:AllowedTenants", GeneratedCompany.Tenant,
        "--Teams:AllowedChannels", $"msteams,{GeneratedCompany.Channel}",
        "--Teams:AllowedServiceHosts", "127.0.0.1",
        "--Teams:OpenIdMetadataUrl", channel.MetadataUrl,
        "--Teams:TokenUrl", channel.TokenUrl,
    ];

    private static string[] Common(string dataFile) => ["--environment", "Production", "--Store:Path", dataFile, "--LocalPage:Enabled", "false"];
}
