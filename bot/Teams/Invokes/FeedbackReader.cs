using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Teams.Inbound;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Invokes;

/// <summary>Reads <c>{"actionValue": {"reaction": …, "feedback": "{\"feedbackText\": …}"}}</c>, where what was written is JSON inside a text.</summary>
internal static class FeedbackReader
{
    /// <summary>The longest name of a reaction, in characters; Teams knows <c>like</c> and <c>dislike</c>.</summary>
    private const int LongestReaction = 32;

    /// <summary>The longest text kept, in characters.</summary>
    private const int LongestText = 2_000;

    /// <summary>The judgement; null when it is about no message or says nothing.</summary>
    public static FeedbackGiven? Read(Activity activity)
    {
        var value = OpenJson.Member(activity.Value, "actionValue");
        if (ActivityRules.ReplyToIdOf(activity) is not { } message
            || OpenJson.Text(value, "reaction") is not { Length: > 0 and <= LongestReaction } reaction || !reaction.All(char.IsAsciiLetterOrDigit))
            return null;

        return new FeedbackGiven(ActivityOrigin.ConversationOf(activity), ActivityOrigin.SenderOf(activity), message, reaction, TextIn(OpenJson.Member(value, "feedback")));
    }

    private static string? TextIn(JsonElement? feedback)
    {
        var written = feedback is { ValueKind: JsonValueKind.String } text ? OpenJson.Parse(text.GetString()!) : feedback; // a JSON string is never null
        return OpenJson.Text(written, "feedbackText") is { } said && MessageText.Plain(said) is { Length: > 0 } plain ? Shortening.Text(plain, LongestText) : null;
    }
}
