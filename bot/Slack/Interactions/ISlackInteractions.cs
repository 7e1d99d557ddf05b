using System.Text.Json;

namespace RetentionBot.Slack.Interactions;

/// <summary>What takes the payload of a button, a form, a shortcut or a type-ahead; see <see cref="SlackInteractions"/>.</summary>
internal interface ISlackInteractions
{
    Task<SlackAck> TakeAsync(JsonElement payload);
}
