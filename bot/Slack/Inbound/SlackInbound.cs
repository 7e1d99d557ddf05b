using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Slack.Commands;
using RetentionBot.Slack.Events;
using RetentionBot.Slack.Interactions;

namespace RetentionBot.Slack.Inbound;

/// <summary>Takes what Slack sends, proved to be Slack's, whichever way it came: over HTTP or over a socket. Never throws, and returns in less than Slack's three seconds.</summary>
internal sealed class SlackInbound(SlackEvents events, SlackCommands commands, ISlackInteractions interactions, IOptions<SlackOptions> options, ILogger<SlackInbound> logger) : ISlackInbound
{
    private const string AppId = "api_app_id";

    /// <summary>An Events API envelope: <c>event_callback</c>, <c>app_rate_limited</c> and whatever comes to exist. 503 asks to deliver it again.</summary>
    public Task<SlackAck> EventAsync(JsonElement envelope) =>
        // The question for an address comes before there is an app behind it, and names none.
        SlackEvents.ChallengeOf(envelope) is { } challenge ? Task.FromResult(challenge)
        : IsOurs(SlackJson.Text(envelope, AppId)) ? TakeAsync("event", () => events.TakeAsync(envelope), new SlackAck(StatusCodes.Status503ServiceUnavailable))
        : Task.FromResult(SlackAck.Taken);

    /// <summary>The fields of a slash command. Always 200: with any other status Slack shows an error of its own.</summary>
    public Task<SlackAck> CommandAsync(IReadOnlyDictionary<string, string> fields) =>
        IsOurs(fields.GetValueOrDefault(AppId)) ? TakeAsync("command", () => commands.TakeAsync(fields), CommandBody.Apology) : Task.FromResult(SlackAck.Taken);

    /// <summary>The payload of a button, a form, a shortcut or a type-ahead. A failure is 500, which Slack shows to whoever pressed; it is not delivered again.</summary>
    public Task<SlackAck> InteractionAsync(JsonElement payload) =>
        IsOurs(SlackJson.Text(payload, AppId)) ? TakeAsync("press", () => interactions.TakeAsync(payload), new SlackAck(StatusCodes.Status500InternalServerError)) : Task.FromResult(SlackAck.Taken);

    private bool IsOurs(string? appId)
    {
        if (options.Value.AppId.Length == 0 || options.Value.AppId == appId)
            return true;

        logger.ForAnotherApp();
        return false;
    }

    private async Task<SlackAck> TakeAsync(string kind, Func<Task<SlackAck>> take, SlackAck failed)
    {
        try
        {
            return await take();
        }
#pragma warning disable CA1031 // A bug in one request must not end a socket, and the framework would log what the exception says.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.NotTaken(exception, kind);
            return failed;
        }
    }
}
