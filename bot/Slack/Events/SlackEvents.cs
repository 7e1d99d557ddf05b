using System.Text.Json;

namespace RetentionBot.Slack.Events;

/// <summary>Takes an envelope of the Events API.</summary>
internal sealed class SlackEvents
{
    public Task<SlackAck> TakeAsync(JsonElement envelope) => throw new NotImplementedException();
}
