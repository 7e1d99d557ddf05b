using Microsoft.Extensions.Options;

namespace RetentionBot.Teams.Outbound;

/// <summary>
/// Which addresses files may be read from. They come out of a message, so without this list whoever writes to the bot could have it call any host of the network it runs in.
/// </summary>
internal sealed class FileHosts(IOptions<TeamsOptions> options)
{
    /// <summary>
    /// Where Teams puts the files of a chat: the sender's OneDrive, which is a part of SharePoint.
    /// See https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 and https://learn.microsoft.com/microsoft-365/enterprise/microsoft-365-endpoints
    /// </summary>
    private static readonly string[] _microsoft = ["*.sharepoint.com", "*.sharepoint.us", "*.sharepoint-mil.us"];

    /// <summary>Whether it may be read: https at a host of the list, or anything of this machine in the anonymous development mode.</summary>
    public bool Allows(Uri address) => address.UserInfo.Length == 0
        && ((address.Scheme == Uri.UriSchemeHttps && Listed.Any(entry => ServiceHosts.Fits(address, entry))) || (AllowsThisMachine && address.IsLoopback && IsHttp(address)));

    /// <summary>Whether files of this machine, and files that lie in the message, may be read.</summary>
    public bool AllowsThisMachine => options.Value.DangerouslyAllowUnauthenticated;

    private IReadOnlyList<string> Listed => options.Value.FileHosts is { Count: > 0 } own ? own : _microsoft;

    private static bool IsHttp(Uri address) => address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;
}
