using System.Text.Json;
using Microsoft.Extensions.Logging;
using RetentionBot.Slack.Inbound;

namespace RetentionBot.Slack.SocketMode;

/// <summary>Hands what comes in envelopes to whatever takes Slack's requests, and says how each is acknowledged.</summary>
internal sealed class Envelopes(ISlackInbound inbound, ILogger<Envelopes> logger)
{
    private readonly RecentEnvelopes _recent = new();

    /// <summary>
    /// Takes an envelope. What over HTTP would not be answered with 2xx is not acknowledged, so that Slack delivers it again: three times in six minutes and then no more, so
    /// that this is no storm. A kind that is not known would be none the better known then, and is acknowledged.
    /// </summary>
    /// <returns>The acknowledgement; null for none.</returns>
    public async Task<Acknowledgement?> TakeAsync(string id, SocketMessage envelope)
    {
        var ack = await _recent.OnceAsync(id, () => HandleAsync(envelope), out var isKnown);
        if (isKnown)
            logger.SeenBefore();
        if (ack.IsTaken)
            return new Acknowledgement(id, envelope.AcceptsResponsePayload ? ack.Body : null);

        logger.NotAcknowledged(KindOf(envelope), ack.Status);
        return null;
    }

    private Task<SlackAck> HandleAsync(SocketMessage envelope)
    {
        var payload = envelope.Payload;
        switch (envelope.Type)
        {
            case "events_api" when payload.ValueKind == JsonValueKind.Object:
                return inbound.EventAsync(payload);
            case "slash_commands" when payload.ValueKind == JsonValueKind.Object:
                return inbound.CommandAsync(FieldsOf(payload));
            case "interactive" when payload.ValueKind == JsonValueKind.Object:
                return inbound.InteractionAsync(payload);
            case "events_api" or "slash_commands" or "interactive":
                logger.Unreadable("its payload is no object");
                return Task.FromResult(new SlackAck(400));
            default:
                logger.UnknownKind(hasEnvelope: true);
                return Task.FromResult(SlackAck.Taken);
        }
    }

    // Over HTTP all of them are texts, "false" too.
    private static Dictionary<string, string> FieldsOf(JsonElement payload) => payload.EnumerateObject()
        .Where(field => field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
        .DistinctBy(field => field.Name, StringComparer.Ordinal)
        .ToDictionary(field => field.Name, field => field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! /* a string is one */ : field.Value.GetRawText());

    private static string KindOf(SocketMessage envelope) => envelope.Type is "events_api" or "slash_commands" or "interactive" ? envelope.Type : "unknown";
}
