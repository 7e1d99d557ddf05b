using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>Whatever the body, the answer is never a server error.</summary>
public sealed class HostileBodyTests : IClassFixture<HostileBodyTests.RunningBot>
{
    private readonly TeamsBot _bot;

    public HostileBodyTests(RunningBot running) => _bot = running.Bot;

    /// <summary>One bot for all bodies.</summary>
    public sealed class RunningBot : IAsyncLifetime
    {
        internal TeamsBot Bot { get; private set; } = null!; // set before the first test

        public async Task InitializeAsync() => Bot = await TeamsBot.StartAsync();

        public async Task DisposeAsync() => await Bot.DisposeAsync();
    }

    [Property(MaxTest = 300)]
    public async Task Bytes_WhenTheyAreAnything_AreNeverAServerError(byte[] body) => await AssertNoServerErrorAsync(body);

    [Property(MaxTest = 1500, Arbitrary = [typeof(MutatedActivities)])]
    public async Task Activity_WhenPartsOfItAreExchanged_IsNeverAServerError(MutatedActivity activity)
    {
        var body = JsonNode.Parse(activity.Json)!.AsObject();
        if (body["serviceUrl"] is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.String && value.GetValue<string>() == "CONNECTOR")
            body["serviceUrl"] = _bot.Connector.ServiceUrl;
        await AssertNoServerErrorAsync(Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    [Property(MaxTest = 700, Arbitrary = [typeof(MutatedActivities)])]
    public async Task Activity_WhenBytesOfItAreExchanged_IsNeverAServerError(MutatedActivity activity, (int At, byte Byte)[] changes)
    {
        var bytes = Encoding.UTF8.GetBytes(activity.Json.Replace("CONNECTOR", _bot.Connector.ServiceUrl, StringComparison.Ordinal));
        foreach (var (at, value) in changes)
            bytes[(int)((uint)at % bytes.Length)] = value;
        await AssertNoServerErrorAsync(bytes);
    }

    private async Task AssertNoServerErrorAsync(byte[] body)
    {
        using var response = await _bot.PostAsync(body);

        // 501 is the protocol's own answer to an invoke nobody knows, 503 to a connector that cannot be reached: a changed port.
        Assert.True((int)response.StatusCode < 500 || response.StatusCode is HttpStatusCode.NotImplemented or HttpStatusCode.ServiceUnavailable, response.StatusCode.ToString());
    }
}

/// <summary>An activity some of whose members are not what they should be.</summary>
public sealed record MutatedActivity(string Json);

/// <summary>Makes activities out of sensible and senseless parts.</summary>
public static class MutatedActivities
{
    private static readonly string[] _parts =
    [
        "null", "true", "0", "-1", "1e999", "\"\"", "\"x\"", "\"..\"", "\"\\u0000\"", "[]", "{}", "[null]", "[[[]]]", "{\"id\":null}", "{\"id\":\"a\"}", "{\"id\":5}", "{\"type\":\"mention\"}",
        "[{\"type\":\"mention\",\"mentioned\":{\"id\":\"28:bot\"},\"text\":\"\"}]", "[{\"type\":\"clientInfo\",\"timezone\":\"../x\",\"locale\":7}]", "{\"tenant\":[]}", "{\"skill\":\"x\",\"args\":[]}",
        "{\"skill\":\"x\",\"args\":{\"a\":1e999}}", "\"{\\\"skill\\\":\\\"x\\\"}\"", "\"{\\\"skill\\\":\\\"\\\\ud800\\\"}\"", "{\"action\":{\"type\":\"Action.Execute\",\"data\":{\"skill\":\"x\"}}}", "\"\\ud83d\\ude00\"",
        "\"message\"", "\"invoke\"", "\"adaptiveCard/action\"", "\"expectReplies\"", "\"xml\"", "\"<at>a</at> b\"", "\"personal\"", "\"http://localhost/%zz\"", "\"http://[::1\"", "\"https://evil.example/\"",
        "\"composeExtension/query\"", "\"composeExtension/fetchTask\"", "\"task/submit\"", "\"message/submitAction\"", "\"conversationUpdate\"", "\"installationUpdate\"", "\"add\"", "[{\"id\":\"28:bot\"}]",
        "{\"commandId\":\"findCustomer\",\"parameters\":[{\"name\":[]}],\"queryOptions\":{\"count\":1e999}}", "{\"commandId\":\"logWithCustomer\",\"messagePayload\":{\"body\":{\"content\":\"<\"},\"createdDateTime\":\"9999-99\"}}",
        "{\"data\":{\"skill\":\"x\"}}", "{\"actionName\":\"feedback\",\"actionValue\":{\"reaction\":\"like\",\"feedback\":\"{\"}}", "{\"id\":\"28:bot\",\"isTargeted\":true}",
    ];

    private static readonly string[] _members =
        ["type", "id", "channelId", "serviceUrl", "from", "recipient", "conversation", "replyToId", "deliveryMode", "name", "text", "textFormat", "locale", "localTimezone", "attachments", "entities", "channelData", "value", "action", "membersAdded", "membersRemoved", "suggestedActions", "unknown"];

    public static Arbitrary<MutatedActivity> Activities()
    {
        var change = Gen.Elements(_members).SelectMany(member => Gen.Elements(_parts).Select(part => (member, part)));
        return change.ListOf().Select(changes => new MutatedActivity(With(changes))).ToArbitrary();
    }

    private static string With(IEnumerable<(string Member, string Part)> changes)
    {
        var activity = JsonNode.Parse(
            """
            {"type":"message","id":"1","channelId":"msteams","serviceUrl":"CONNECTOR","text":"hi","from":{"id":"29:u"},"recipient":{"id":"28:bot"},
             "conversation":{"id":"a:1"},"entities":[],"value":null}
            """)!.AsObject();
        foreach (var (member, part) in changes.Take(4))
            activity[member] = JsonNode.Parse(part);
        return activity.ToJsonString();
    }
}
