using System.Text.Json;
using System.Text.Json.Nodes;
using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;

namespace RetentionBot.Slack.Commands;

/// <summary>The body of the response to a command: a message to whoever typed it. See https://docs.slack.dev/interactivity/implementing-slash-commands#responding_to_commands</summary>
internal static class CommandBody
{
    /// <summary>To whom nothing else could be said.</summary>
    public static SlackAck Apology { get; } = Of(Wording.Failed);

    /// <summary>A sentence that its reader alone sees.</summary>
    public static SlackAck Of(string sentence) => Of(new JsonObject { ["response_type"] = "ephemeral", ["text"] = sentence });

    /// <summary>A reply, its cards below each other: one response is one message.</summary>
    public static SlackAck Of(Reply reply, ICardRenderer<SlackMessage> renderer)
    {
        var message = renderer.Render(WholeCard.Of(reply.Cards));
        var body = new JsonObject { ["response_type"] = "ephemeral", ["text"] = message.Text };
        if (message.Blocks is { ValueKind: JsonValueKind.Array } blocks && blocks.GetArrayLength() > 0)
            body["blocks"] = JsonNode.Parse(blocks.GetRawText());
        return Of(body);
    }

    private static SlackAck Of(JsonObject body) => SlackAck.Taken with { Body = JsonElement.Parse(body.ToJsonString()) };
}
