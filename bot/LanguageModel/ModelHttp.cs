using Microsoft.Extensions.DependencyInjection;

namespace RetentionBot.LanguageModel;

/// <summary>How the endpoint is spoken to over HTTP.</summary>
internal static class ModelHttp
{
    /// <summary>The name of the client.</summary>
    public const string Client = "Model";

    /// <summary>Key and data go to the address of the settings and nowhere else.</summary>
    public static void AddModelHttp(this IServiceCollection services) => services.AddHttpClient(Client, http => http.Timeout = Timeout.InfiniteTimeSpan) // each question has its own
        .ConfigurePrimaryHttpMessageHandler(OutgoingHandler.Create)
        .AddHttpMessageHandler(() => new LimitedResponse())
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();
}
