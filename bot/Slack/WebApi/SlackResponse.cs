using System.Net;
using System.Text.Json;

namespace RetentionBot.Slack.WebApi;

/// <summary>What Slack answered.</summary>
/// <param name="Body">Null when it sent no JSON object, or one that broke off or was too long.</param>
internal sealed record SlackResponse(HttpStatusCode Status, JsonElement? Body)
{
    /// <summary>The most bytes of an answer that are read: a view comes back whole, up to 250 KB of it. https://docs.slack.dev/reference/methods/views.open</summary>
    private const int MostBytes = 1024 * 1024;

    private const int MaxDepth = 64;

    /// <summary>How long it asks to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public bool IsOk => Status == HttpStatusCode.OK && ApiJson.IsTrue(Body, "ok");

    /// <summary>Slack's word for what went wrong; null when it is ok or has none.</summary>
    public string? Error => IsOk ? null : ApiJson.Text(Body, "error");

    /// <summary>Whether it was refused because there were too many calls, and so certainly not done.</summary>
    public bool IsBusy => Status == HttpStatusCode.TooManyRequests || SlackFaults.IsBusy(Error);

    /// <summary>Whether Slack itself failed, and may have done it all the same.</summary>
    public bool IsUncertain => Status >= HttpStatusCode.InternalServerError || (Status == HttpStatusCode.OK && !ApiJson.IsFalse(Body, "ok") && !IsOk) || SlackFaults.IsUncertain(Error);

    public static async Task<SlackResponse> ReadAsync(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken) =>
        new(response.StatusCode, await BodyOfAsync(response, cancellationToken)) { RetryAfter = RetryTimes.AskedBy(response, now) };

    private static async Task<JsonElement?> BodyOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
            var body = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken), new JsonDocumentOptions { MaxDepth = MaxDepth });
            return body.ValueKind == JsonValueKind.Object ? body : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
        {
            return null;
        }
    }
}
