using Microsoft.AspNetCore.Http;

namespace RetentionBot.LocalPage.Security;

/// <summary>
/// Tells whether a request was made by this page itself. Browsers let any site open a WebSocket to any host, so the hub has to ask
/// (https://developer.mozilla.org/docs/Web/HTTP/Headers/Origin, .../Sec-Fetch-Site). A request with neither header comes from no browser's page.
/// </summary>
internal static class SameOrigin
{
    public static bool Allows(HttpRequest request)
    {
        foreach (var origin in request.Headers.Origin)
        {
            if (!string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase)) return false;
        }

        foreach (var site in request.Headers["Sec-Fetch-Site"])
        {
            if (site is not ("same-origin" or "none")) return false;
        }

        return true;
    }
}
