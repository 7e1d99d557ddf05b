using Microsoft.Extensions.Http;

namespace RetentionBot.Host.Telemetry;

/// <summary>
/// Measures every call of the HTTP clients the host makes: whose, how long, which status. The framework's own spans are not used, as they tell the whole address.
/// </summary>
internal sealed class MeasuredCalls(string? client, Instruments instruments) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        instruments.IsOn ? MeasureAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> MeasureAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var measure = instruments.Call(client);
        var response = await base.SendAsync(request, cancellationToken);
        measure?.Status = (int)response.StatusCode;
        measure?.Outcome = response.IsSuccessStatusCode ? "done" : "refused";
        return response;
    }

    /// <summary>Puts the measuring innermost, so that a call that is tried three times is three calls.</summary>
    internal sealed class Filter(Instruments instruments) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.AdditionalHandlers.Add(new MeasuredCalls(builder.Name, instruments));
        };
    }
}
