namespace RetentionBot;

/// <summary>How others are called over HTTP.</summary>
/// <remarks>Compiled into every project that calls others over HTTP: they have no other in common.</remarks>
internal static class OutgoingHandler
{
    /// <summary>A connection not made by then has failed.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Follows no redirect, since an address that was checked must be the one that is called, and keeps no cookie. It goes through the environment's proxy; https stays sealed there, and this machine
    /// is called directly. Its connections are renewed by themselves, so that one will do for good.
    /// </summary>
    public static SocketsHttpHandler Create() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = new ProxyForOtherMachines(),
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
