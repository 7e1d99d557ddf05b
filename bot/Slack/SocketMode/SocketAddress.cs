using RetentionBot.Conversation;

namespace RetentionBot.Slack.SocketMode;

/// <summary>Which addresses may be connected to: Slack's own, sealed; and this machine's, when the Web API is on this machine too.</summary>
internal static class SocketAddress
{
    private static readonly string[] _slack = [".slack.com", ".slack-gov.com"];

    /// <summary>The address that Slack gave.</summary>
    /// <exception cref="ChannelException">It is none, or none that may be connected to.</exception>
    public static Uri Of(string? text, Uri apiBaseUrl)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address))
            throw new ChannelException(ChannelFault.Retry, "Slack gave no address to connect to.");

        return address.UserInfo.Length == 0 && (IsSlack(address) || IsHere(address, apiBaseUrl))
            ? address
            : throw new ChannelException(ChannelFault.Retry, $"Slack gave an address to connect to that is not its own: {address.Scheme} to {address.IdnHost}.");
    }

    private static bool IsSlack(Uri address) =>
        address.Scheme == Uri.UriSchemeWss && address.IsDefaultPort && _slack.Any(domain => address.IdnHost.EndsWith(domain, StringComparison.OrdinalIgnoreCase));

    private static bool IsHere(Uri address, Uri apiBaseUrl) => address.Scheme == Uri.UriSchemeWs && address.IsLoopback && apiBaseUrl.IsLoopback && apiBaseUrl.Scheme == Uri.UriSchemeHttp;
}
