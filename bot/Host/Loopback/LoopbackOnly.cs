using System.Net;

namespace RetentionBot.Host.Loopback;

/// <summary>Marks an endpoint that answers only somebody on this machine: it knows no passwords.</summary>
/// <param name="RefusalStatus">The HTTP status for everybody else.</param>
internal sealed record LoopbackOnly(int RefusalStatus)
{
    /// <summary>Headers a proxy adds. With one of them the request comes from elsewhere, whatever its address says.</summary>
    private static readonly string[] ForwardingHeaders =
        ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "X-Original-Host", "X-Original-For", "Via", "CF-Connecting-IP", "True-Client-IP"];

    /// <summary>
    /// Whether a request really comes from this machine: both ends of the connection are loopback, nothing was forwarded, and the Host names this machine,
    /// so that a web page elsewhere cannot reach in by a name of its own that resolves to 127.0.0.1.
    /// </summary>
    public static bool Allows(HttpContext http) =>
        IsLoopback(http.Connection.RemoteIpAddress)
        && IsLoopback(http.Connection.LocalIpAddress)
        && !ForwardingHeaders.Any(http.Request.Headers.ContainsKey)
        && IsLoopbackHost(http.Request.Host.Host);

    /// <summary>Whether a host name or address in an URL or a Host header is this machine and no other.</summary>
    public static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>No address at all is a connection inside the process, as in tests.</summary>
    private static bool IsLoopback(IPAddress? address) => address is null || IPAddress.IsLoopback(address);
}

/// <summary>Enforces <see cref="LoopbackOnly"/>.</summary>
internal static class LoopbackOnlyRequests
{
    /// <summary>Refuses requests from elsewhere, with no body. Must stand before the endpoints run.</summary>
    public static void UseLoopbackOnly(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<LoopbackOnly>() is { } rule && !LoopbackOnly.Allows(http))
        {
            http.Response.StatusCode = rule.RefusalStatus;
            return;
        }

        await next(http);
    });
}
