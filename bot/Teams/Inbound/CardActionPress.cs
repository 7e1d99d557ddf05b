using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Inbound;

/// <summary>What the invoke of an Action.Execute carries: a call, or why it is none.</summary>
internal readonly record struct CardActionPress(SkillCall? Call, CardActionFault? Fault)
{
    public static CardActionPress Read(JsonElement? value)
    {
        if (OpenJson.Member(value, "action") is not { ValueKind: JsonValueKind.Object } action)
            return Failed("BadRequest", "value.action is missing.");
        if (OpenJson.Text(action, "type") is not "Action.Execute")
            return Failed("NotSupported", "value.action.type is not Action.Execute.");

        // The client asks by itself whenever it draws the card. No card of this bot asks it to, and looking must change nothing.
        if (OpenJson.Text(value, "trigger") is "automatic")
            return Failed("NotSupported", "value.trigger is automatic; cards of this bot do not refresh themselves.");

        return OpenJson.Member(action, "data") is { } data && CardSubmission.Read(data) is { } call
            ? new CardActionPress(call, null)
            : Failed("BadRequest", "value.action.data is not from a card of this bot.");
    }

    private static CardActionPress Failed(string code, string message) => new(null, new CardActionFault(code, message));
}
