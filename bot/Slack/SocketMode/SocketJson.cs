using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RetentionBot.Slack.SocketMode;

/// <summary>One message of Slack's over a socket. See https://docs.slack.dev/apis/events-api/using-socket-mode/</summary>
/// <param name="Type"><c>hello</c>, <c>disconnect</c>, or what kind of envelope it is.</param>
/// <param name="EnvelopeId">What an envelope is acknowledged by; null for other messages.</param>
/// <param name="AcceptsResponsePayload">Whether the acknowledgement may carry an answer.</param>
/// <param name="Payload">What over HTTP is the body.</param>
/// <param name="Reason">Why Slack disconnects; null for other messages.</param>
internal sealed record SocketMessage(string? Type, string? EnvelopeId, bool AcceptsResponsePayload, JsonElement Payload, string? Reason);

/// <summary>Says that an envelope was taken.</summary>
/// <param name="Payload">The answer; left out when there is none.</param>
internal sealed record Acknowledgement(string EnvelopeId, JsonElement? Payload);

/// <summary>The JSON of Socket Mode.</summary>
[JsonSerializable(typeof(SocketMessage))]
[JsonSerializable(typeof(Acknowledgement))]
internal sealed partial class SocketJson : JsonSerializerContext
{
    /// <summary>The instance to use. Its text is never part of a page: it escapes no HTML.</summary>
    public static SocketJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
