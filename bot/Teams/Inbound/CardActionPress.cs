using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Inbound;

/// <summary>What the invoke of an Action.Execute carries: a call, or why it is none.</summary>
/// <param name="IsRefresh">Whether the client asks by itself because it draws the card: then nothing may change.</param>
internal readonly record struct CardActionPress(SkillCall? Call, bool IsRefresh, CardActionFault? Fault)
{
    public static CardActionPress Read(JsonElement? value)
    {
        if (OpenJson.Member(value, "action") is not { ValueKind: JsonValueKind.Object } action)
            return Failed("BadRequest", "value.action is missing.");
        if (OpenJson.Text(action, "type") is not "Action.Execute")
            return Failed("NotSupported", "value.action.type is not Action.Execute.");

        return OpenJson.Member(action, "data") is { } data && CardSubmission.Read(data) is { } call
            ? new CardActionPress(call, OpenJson.Text(value, "trigger") is "automatic", null)
            : Failed("BadRequest", "value.action.data is not from a card of this bot.");
    }

    private static CardActionPress Failed(string code, string message) => new(null, IsRefresh: false, new CardActionFault(code, message));
}
