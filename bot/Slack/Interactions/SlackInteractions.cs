using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.Installations;

namespace RetentionBot.Slack.Interactions;

/// <summary>
/// Takes a pressed button, a submitted form, a shortcut or a type-ahead. All of a payload but who did it comes from a client: what is missing or none of ours is taken, and nothing is done. Never throws; a failure is 500, by which a form stays open and whoever pressed is told by Slack.
/// </summary>
internal sealed class SlackInteractions(
    SlackBots bots, ButtonPress presses, FormSubmission submissions, MessageShortcut shortcuts, CustomerSuggestions suggestions, TimeProvider time, ILogger<SlackInteractions> logger) : ISlackInteractions
{
    public async Task<SlackAck> TakeAsync(JsonElement payload)
    {
        var kind = KindOf(SlackJson.Text(payload, "type"));
        using var left = new InboundTime(time);
        try
        {
            if (await InteractionSource.ReadAsync(payload, bots, left.Over) is { } source)
                return await TakeAsync(kind, payload, source, left);

            logger.NothingTaken(kind);
        }
#pragma warning disable CA1031 // Whatever a client sends, and whatever fails: Slack is answered, and the framework would log what the exception says.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.InteractionFailed(exception, kind);
            return kind == Kinds.Suggestion ? CustomerSuggestions.None : new SlackAck(StatusCodes.Status500InternalServerError);
        }

        return kind == Kinds.Suggestion ? CustomerSuggestions.None : SlackAck.Taken;
    }

    private async Task<SlackAck> TakeAsync(string kind, JsonElement payload, InteractionSource source, InboundTime left)
    {
        switch (kind)
        {
            case Kinds.Press:
                await presses.TakeAsync(payload, source, left);
                return SlackAck.Taken;
            case Kinds.Submission:
                return await submissions.TakeAsync(payload, source, left);
            case Kinds.Shortcut:
                await shortcuts.TakeAsync(payload, source, left);
                return SlackAck.Taken;
            case Kinds.Suggestion:
                return await suggestions.TakeAsync(payload, source, left);
            default:
                return SlackAck.Taken; // a window that was closed changes nothing, and neither does what does not exist yet
        }
    }

    // What is logged comes from here, never from the payload.
    private static string KindOf(string? type) => type is Kinds.Press or Kinds.Submission or Kinds.Closing or Kinds.Shortcut or Kinds.Suggestion ? type : "other";

    private static class Kinds
    {
        public const string Press = "block_actions";
        public const string Submission = "view_submission";
        public const string Closing = "view_closed";
        public const string Shortcut = "message_action";
        public const string Suggestion = "block_suggestion";
    }
}
