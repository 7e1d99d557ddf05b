using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Outbound;

/// <summary>What the connector answered.</summary>
/// <param name="Body">Empty when it sent none, or one that broke off or was too long.</param>
/// <param name="Code">The known name of a refusal; null for a success and for any other refusal.</param>
internal sealed record ConnectorResponse(HttpStatusCode Status, byte[] Body, string? Code)
{
    /// <summary>How long it asks to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The service address that took the call in place of the conversation's own; null when that one did.</summary>
    public Uri? MovedTo { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The status line decides a call: a body that breaks off or is too long changes nothing of that.</summary>
    public static async Task<ConnectorResponse> ReadAsync(HttpResponseMessage response, int mostBytes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var body = await BodyOfAsync(response, mostBytes, cancellationToken);
        return new ConnectorResponse(response.StatusCode, body, response.IsSuccessStatusCode ? null : ConnectorFaults.CodeIn(body))
        {
            RetryAfter = RetryTimes.AskedBy(response, now),
        };
    }

    /// <summary>The body's value; null when it is missing or no such JSON.</summary>
    public T? Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        if (Body.Length == 0 || !SoundJson.IsSound(Body))
            return null;

        try
        {
            return JsonSerializer.Deserialize(Body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<byte[]> BodyOfAsync(HttpResponseMessage response, int mostBytes, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(mostBytes, cancellationToken);
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return [];
        }
    }
}
