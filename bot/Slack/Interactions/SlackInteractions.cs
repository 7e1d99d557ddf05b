using System.Text.Json;

namespace RetentionBot.Slack.Interactions;

/// <summary>Takes a pressed button, a submitted form, a shortcut or a type-ahead.</summary>
internal sealed class SlackInteractions
{
    public Task<SlackAck> TakeAsync(JsonElement payload) => throw new NotImplementedException();
}
