using System.Text.Json;
using RetentionBot.Slack.Commands;
using RetentionBot.Slack.Events;
using RetentionBot.Slack.Interactions;

namespace RetentionBot.Slack.Inbound;

/// <summary>Takes what Slack sends, proved to be Slack's, whichever way it came: over HTTP or over a socket. Never throws, and returns in less than Slack's three seconds.</summary>
internal sealed class SlackInbound(SlackEvents events, SlackCommands commands, SlackInteractions interactions) : ISlackInbound
{
    /// <summary>An Events API envelope: <c>event_callback</c>, <c>app_rate_limited</c> and whatever comes to exist.</summary>
    public Task<SlackAck> EventAsync(JsonElement envelope) => events.TakeAsync(envelope);

    /// <summary>The fields of a slash command.</summary>
    public Task<SlackAck> CommandAsync(IReadOnlyDictionary<string, string> fields) => commands.TakeAsync(fields);

    /// <summary>The payload of a button, a form, a shortcut or a type-ahead.</summary>
    public Task<SlackAck> InteractionAsync(JsonElement payload) => interactions.TakeAsync(payload);
}
