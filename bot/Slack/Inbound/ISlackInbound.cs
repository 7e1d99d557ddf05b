using System.Text.Json;

namespace RetentionBot.Slack.Inbound;

/// <summary>What takes Slack's deliveries; see <see cref="SlackInbound"/>.</summary>
internal interface ISlackInbound
{
    Task<SlackAck> EventAsync(JsonElement envelope);

    Task<SlackAck> CommandAsync(IReadOnlyDictionary<string, string> fields);

    Task<SlackAck> InteractionAsync(JsonElement payload);
}
