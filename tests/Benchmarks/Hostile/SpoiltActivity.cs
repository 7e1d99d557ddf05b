using System.Text;
using System.Text.Json;
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
    public static byte[] Of(JsonObject sound, Random random)
    {
        var activity = sound.DeepClone().AsObject();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            activity[Members[random.Next(Members.Length)]] = JsonNode.Parse(Parts[random.Next(Parts.Length)]);
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(activity);
        if (random.Next(8) == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    /// <summary>Anything but JSON.</summary>
    public static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(1, 4_000)];
        random.NextBytes(bytes);
        bytes[0] = (byte)random.Next(0x80, 0x100); // no JSON begins so
        return bytes;
    }

    /// <summary>Deeper than anything is read.</summary>
    public static byte[] Nested(Random random)
    {
        var depth = random.Next(65, 20_000);
        return Encoding.ASCII.GetBytes("{\"type\":\"message\",\"x\":" + new string('[', depth) + new string(']', depth) + "}");
    }
}
