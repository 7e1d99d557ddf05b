using Microsoft.AspNetCore.Http;

namespace RetentionBot.LocalPage.Security;

/// <summary>What the page tells a browser about itself: nothing from elsewhere, nothing inline, nobody's frame, no copy kept.</summary>
internal static class PageHeaders
{
    /// <summary><c>'self'</c> covers the WebSocket of the same host (https://www.w3.org/TR/CSP3/#match-url-to-source-expression).</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

    public static void Set(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";

        // Not no-referrer: a browser would then send "Origin: null" with its own goodbye to the hub.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
