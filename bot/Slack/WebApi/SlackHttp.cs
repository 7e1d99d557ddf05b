using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;

namespace RetentionBot.Slack.WebApi;

/// <summary>How Slack is spoken to over HTTP.</summary>
internal static class SlackHttp
{
    /// <summary>The name of the client.</summary>
    public const string Client = "Slack";

    /// <summary>A try not answered by then has failed.</summary>
    public static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(10);

    /// <summary>One handler for good: those who use it live as long as the process, and its connections are renewed by themselves.</summary>
    public static void AddSlackHttp(this IServiceCollection services) => services.AddHttpClient(Client, Configure)
        .ConfigurePrimaryHttpMessageHandler(OutgoingHandler.Create)
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();

    public static HttpClient Of(IServiceProvider services) => services.GetRequiredService<IHttpClientFactory>().CreateClient(Client);

    private static void Configure(HttpClient http)
    {
        http.Timeout = Timeout.InfiniteTimeSpan; // each try has its own
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("RetentionBot", "1.0"));
    }
}
