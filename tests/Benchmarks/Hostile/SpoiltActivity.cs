using System.Text.Json.Nodes;

namespace RetentionBot.Benchmarks.Hostile;

/// <summary>A sound activity with parts of it exchanged for what makes no sense there.</summary>
internal static class SpoiltActivity
{
    private static readonly string[] Parts =
    [
        "null", "true", "0", "-1", "1e308", "\"\"", "\"x\"", "\"..\"", "\"\\u0000\"", "[]", "{}", "[null]", "[[[[]]]]", "{\"id\":null}", "{\"id\":\"a\"}", "{\"id\":5}", "\"\\ud83d\\ude00\"",
        "[{\"type\":\"mention\",\"mentioned\":{\"id\":\"28:bot\"},\"text\":\"\"}]", "[{\"type\":\"clientInfo\",\"timezone\":\"../../etc/passwd\",\"locale\":7}]", "{\"tenant\":[]}",
        "{\"skill\":\"help\",\"args\":[]}", "{\"skill\":\"account.unlink\",\"args\":{\"confirmed\":\"yes\"}}", "\"{\\\"skill\\\":\\\"help\\\"}\"", "{\"skill\":\"customer.summary\",\"args\":{\"customer\":\"#1\"}}",
        "{\"action\":{\"type\":\"Action.Execute\",\"data\":{\"skill\":\"customer.summary\",\"args\":{\"customer\":\"#1\"}}}}", "{\"action\":{\"type\":\"Action.Execute\"},\"trigger\":\"automatic\"}",
        "{\"commandId\":\"findCustomer\",\"parameters\":[{\"name\":\"q\",\"value\":\"a\"}],\"queryOptions\":{\"skip\":-5,\"count\":99999}}", "{\"commandId\":\"logWithCustomer\",\"messagePayload\":{\"body\":{\"content\":7}}}",
        "{\"actionName\":\"feedback\",\"actionValue\":{\"reaction\":\"like\",\"feedback\":\"{\"}}", "[{\"id\":\"28:bot\"}]", "\"add\"", "\"remove\"", "\"message\"", "\"invoke\"", "\"installationUpdate\"",
        "\"conversationUpdate\"", "\"adaptiveCard/action\"", "\"composeExtension/query\"", "\"composeExtension/fetchTask\"", "\"composeExtension/submitAction\"", "\"task/fetch\"", "\"task/submit\"",
        "\"message/submitAction\"", "\"expectReplies\"", "\"xml\"", "\"<at>a</at> tell me about #1\"", "\"personal\"", "\"groupChat\"", "\"channel\"",
    ];

    private static readonly string[] Members =
    [
        "type", "id", "from", "recipient", "conversation", "replyToId", "deliveryMode", "name", "text", "textFormat", "locale", "localTimezone", "attachments", "entities", "channelData", "value",
        "action", "membersAdded", "membersRemoved", "reactionsAdded", "timestamp", "unknown",
    ];

    /// <summary>One to three members of the activity are exchanged, and now and then a byte of the whole.</summary>
    public static byte[] Of(JsonObject sound, Random random) => Spoilt.Of(sound, Members, Parts, random);
}
