using Microsoft.Extensions.Options;

namespace RetentionBot.Teams.Outbound;

/// <summary>
/// Which service addresses may be called, and so may be sent the bot's token: whoever holds it can speak as the bot. An address comes out of a request, so this list is
/// always on.
/// </summary>
internal sealed class ServiceHosts(IOptions<TeamsOptions> options)
{
    /// <summary>
    /// Where the conversations of the government community cloud are served. The public host refuses them with <see cref="ConnectorFaults.Moved"/>.
    /// See https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
    /// </summary>
    public static readonly Uri CommunityCloud = new("https://smba.infra.gcc.teams.microsoft.com/teams");

    /// <summary>
    /// Microsoft's own. Never all of trafficmanager.net: anybody can have a name there.
    /// See https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
    /// </summary>
    private static readonly string[] _microsoft =
    [
        "smba.trafficmanager.net", "botframework.com", "*.botframework.com", "teams.microsoft.com", "*.teams.microsoft.com", "teams.microsoft.us", "*.teams.microsoft.us",
    ];

    /// <summary>Whether the address may be called: its host is on the list, and it is https, or http on this machine. Without tokens, this machine only.</summary>
    public bool Allows(Uri address) => options.Value.DangerouslyAllowUnauthenticated
        ? address.IsLoopback
        : (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) && Listed.Any(entry => Fits(address, entry));

    private IReadOnlyList<string> Listed => options.Value.AllowedServiceHosts is { Count: > 0 } own ? own : _microsoft;

    /// <summary>Whether an address is that of an entry such as <c>host</c>, <c>host:port</c> or <c>*.domain</c>.</summary>
    public static bool Fits(Uri address, string entry) => entry.StartsWith("*.", StringComparison.Ordinal)
        ? address.IsDefaultPort && address.IdnHost.EndsWith(entry[1..], StringComparison.OrdinalIgnoreCase)
        : entry.Equals(address.IdnHost, StringComparison.OrdinalIgnoreCase) && (address.IsDefaultPort || address.IsLoopback)
            || entry.Equals($"{address.IdnHost}:{address.Port}", StringComparison.OrdinalIgnoreCase);
}
