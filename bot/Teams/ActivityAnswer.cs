using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace RetentionBot.Teams;

/// <summary>What whoever posted an activity is told.</summary>
/// <param name="Status">Any 2xx means taken; for an invoke it is the invoke's own status.</param>
/// <param name="Body">The bare payload of an invoke or the expected replies; null for an empty body.</param>
internal sealed record ActivityAnswer(int Status, JsonElement? Body = null)
{
    /// <summary>Taken, and nothing to say.</summary>
    public static ActivityAnswer Taken { get; } = new(StatusCodes.Status200OK);

    /// <summary>When to deliver it again; null for whenever the sender likes.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A status with a body.</summary>
    public static ActivityAnswer Of<T>(T body, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) => new(status, JsonSerializer.SerializeToElement(body, type));
}
