using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace RetentionBot.LanguageModel;

/// <summary>How the endpoint is spoken to over HTTP.</summary>
internal static class ModelHttp
{
    /// <summary>The name of the client.</summary>
    public const string Client = "Model";

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Follows no redirect, so that key and data go to the address of the settings and nowhere else, and keeps no cookie.</summary>
    public static void AddModelHttp(this IServiceCollection services) => services.AddHttpClient(Client, http => http.Timeout = Timeout.InfiniteTimeSpan) // each question has its own
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None, // a small answer must not become a large one
            Proxy = new ProxyForOtherMachines(),
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        .AddHttpMessageHandler(() => new LimitedResponse())
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();
}
