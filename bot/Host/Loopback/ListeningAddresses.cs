namespace RetentionBot.Host.Loopback;

/// <summary>Where the host will listen, read from the settings before it does.</summary>
internal static class ListeningAddresses
{
    /// <summary>Used when no setting names an address.</summary>
    public const string Default = "http://127.0.0.1:3978";

    /// <summary>All addresses the settings name, by <c>urls</c>, <c>http_ports</c>, <c>https_ports</c> and <c>Kestrel:Endpoints</c>; the default when they name none.</summary>
    public static IReadOnlyList<string> In(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>();
        var urls = Parts(configuration["urls"]);
        var ports = urls.Count > 0
            ? []
            : Parts(configuration["http_ports"]).Select(port => $"http://*:{port}").Concat(Parts(configuration["https_ports"]).Select(port => $"https://*:{port}"));
        List<string> all = [.. endpoints, .. urls, .. ports];
        return all.Count == 0 ? [Default] : all;
    }

    /// <summary>Those that others than this machine can reach.</summary>
    public static IReadOnlyList<string> Open(IEnumerable<string> addresses) => [.. addresses.Where(address =>
        !Uri.TryCreate(address, UriKind.Absolute, out var uri) || !LoopbackOnly.IsLoopbackHost(uri.Host))];

    private static List<string> Parts(string? setting) =>
        [.. (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
