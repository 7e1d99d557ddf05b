using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;
using RetentionBot.Slack.Inbound;

namespace RetentionBot.Slack.Interactions;

/// <summary>
/// Finds customers while somebody types in a field of a form: those whom they may see, in the same way as a question finds them. Who may not ask, and whatever fails, is told that there is nothing.
/// See https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select
/// </summary>
internal sealed class CustomerSuggestions(IRecordLookup lookup, ILogger<CustomerSuggestions> logger)
{
    /// <summary>The most that a lookup returns; Slack takes a hundred.</summary>
    private const int MostListed = 50;

    /// <summary>The longest text that is looked up, in characters.</summary>
    private const int LongestText = 200;

    /// <summary>Nothing fits.</summary>
    public static SlackAck None { get; } = Answered([]);

    public async Task<SlackAck> TakeAsync(JsonElement payload, InteractionSource source, InboundTime left)
    {
        if (SlackJson.Text(payload, "action_id") is not { } id || (id != BlockFields.Lookup && !id.StartsWith(BlockFields.Lookup + ".", StringComparison.Ordinal)))
            return None;

        try
        {
            // Waited for no longer, even if the search itself does not notice.
            var found = await lookup.FindAsync(Asked(payload, source), skip: 0, MostListed, left.Over).WaitAsync(left.Over);
            return found.Refusal is null ? Answered(found.Records.Select(Option).OfType<JsonObject>().Take(MostListed)) : None;
        }
        catch (OperationCanceledException) when (left.Over.IsCancellationRequested)
        {
            logger.SuggestingGivenUp(InboundTime.Longest.TotalSeconds);
        }
#pragma warning disable CA1031 // An empty list is all that can be said here, whatever failed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.SuggestingFailed(exception);
        }

        return None;
    }

    private static IncomingMessage Asked(JsonElement payload, InteractionSource source) => new()
    {
        Id = "lookup/" + Guid.NewGuid().ToString("N"),
        Text = Shortening.Text(SlackJson.Text(payload, "value") ?? "", LongestText),
        From = source.Person,
        Conversation = new ConversationReference(SlackServices.ChannelName, source.Bot.Tenant, source.ChannelId ?? source.WindowId ?? "") { IsTargeted = true, UserId = source.UserId, BotId = source.Bot.BotUserId },
    };

    private static JsonObject? Option(FoundRecord record)
    {
        var text = Shortening.Text($"{record.Title}, {record.Detail}".ReplaceLineEndings(" "), BlockLimits.OptionText);
        return record.Reference.Length is 0 or > BlockLimits.OptionValue ? null
            : new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = text }, ["value"] = record.Reference };
    }

    private static SlackAck Answered(IEnumerable<JsonObject> options) =>
        new(SlackAck.Taken.Status) { Body = JsonSerializer.SerializeToElement(new JsonObject { ["options"] = new JsonArray([.. options]) }) };
}
