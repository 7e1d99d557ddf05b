namespace RetentionBot.Benchmarks.Serving;

/// <summary>How the host is set up to be measured: as in production, but answering this machine without asking who it is.</summary>
internal static class HostSettings
{
    public static string[] Of(string dataFile, string address) =>
    [
        "--environment", "Production",
        "--urls", address,
        "--Store:Path", dataFile,
        "--Teams:DangerouslyAllowUnauthenticated", "true",
        "--LocalPage:Enabled", "false",
    ];
}
