using System.Globalization;
using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Teams.Inbound;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Invokes;

/// <summary>What a dialog's invoke asks for. All of it comes from a client: the function checks it again.</summary>
internal static class DialogRequest
{
    /// <summary>The longest text taken from the message a command was chosen on, in characters.</summary>
    private const int LongestText = 2_000;

    /// <summary>The longest name, in characters.</summary>
    private const int LongestName = 100;

    /// <summary>The call; null for a command or a form that is not of this bot.</summary>
    public static SkillCall? Read(Activity activity) => activity.Name == InvokeNames.MessageCommand
        ? Command(activity.Value)
        : OpenJson.Member(activity.Value, "data") is { } data ? CardSubmission.Read(data) : null;

    private static SkillCall? Command(JsonElement? value) => OpenJson.Text(value, "commandId") switch
    {
        CommandIds.LogWithCustomer => Log(OpenJson.Member(value, "messagePayload")),
        _ => null,
    };

    private static SkillCall Log(JsonElement? message)
    {
        var call = new SkillCall("log.message");
        if (TextOf(OpenJson.Member(message, "body")) is { Length: > 0 } text)
            call = call.With("text", Shortening.Text(text, LongestText));
        if (SenderOf(OpenJson.Member(message, "from")) is { Length: > 0 } sender)
            call = call.With("sender", Shortening.Text(MessageText.Plain(sender), LongestName));
        if (DateTimeOffset.TryParse(OpenJson.Text(message, "createdDateTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var sent))
            call = call.With("sent", sent.ToString("O", CultureInfo.InvariantCulture));
        return call;
    }

    private static string? TextOf(JsonElement? body) => OpenJson.Text(body, "content") switch
    {
        null => null,
        var content when OpenJson.Text(body, "contentType") == "text" => MessageText.Plain(content),
        var content => MessageText.OfMarkup(content),
    };

    private static string? SenderOf(JsonElement? from) =>
        OpenJson.Text(OpenJson.Member(from, "user"), "displayName") ?? OpenJson.Text(OpenJson.Member(from, "application"), "displayName");
}
