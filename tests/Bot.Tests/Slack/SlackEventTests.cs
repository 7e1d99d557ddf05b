using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json.Nodes;
using RetentionBot.Bot.Tests.Host.Telemetry;
using RetentionBot.Conversation;

namespace RetentionBot.Bot.Tests.Slack;

/// <summary>What becomes of an event: a message, a welcome, the end of an installation, or nothing.</summary>
public sealed class SlackEventTests : IAsyncLifetime
{
    private SlackEdge _slack = null!; // started before each test

    public async Task InitializeAsync() => _slack = await SlackEdge.StartAsync();

    public async Task DisposeAsync() => await _slack.DisposeAsync();

    [Fact]
    public async Task DirectMessage_IsAskedInItsOwnChatAndAnsweredThere()
    {
        await TakenAsync(SlackEdge.Event("who is &lt;overdue&gt;?"));

        var message = _slack.Turn.Single;
        Assert.Equal(("1776271070.726439", "who is <overdue>?", null), (message.Id, message.Text, message.Call));
        Assert.Equal(new ChannelAccount("slack", "T1", "U1"), message.From);
        Assert.Equal(
            new ConversationReference("slack", "T1", "D1") { Scope = ConversationScope.Personal, BotId = "U0BOT", UserId = "U1", ReplyToId = "1776271070.726439" }, message.Conversation);
        Assert.Equal(("D1", "An answer."), (_slack.WayOut.Sent.Single().Conversation.ConversationId, _slack.WayOut.Sent.Single().Text));
    }

    [Theory]
    [InlineData(null, false, "D1")]
    [InlineData(null, true, "D1;1776271070.726439")]
    [InlineData("1776270000.000100", false, "D1;1776270000.000100")]
    [InlineData("1776270000.000100", true, "D1;1776270000.000100")]
    [InlineData("1776271070.726439", false, "D1")]
    public async Task DirectMessage_InAThread_IsAnsweredInIt(string? thread, bool isAgent, string conversation)
    {
        await using var slack = await SlackEdge.StartAsync(("Slack:AgentView", isAgent.ToString()));
        await slack.EventAsync(With(SlackEdge.Event(), ("thread_ts", thread)));
        Assert.Equal(conversation, slack.Turn.Single.Conversation.ConversationId);
    }

    [Fact]
    public async Task C17_MentionInAChannel_IsShownToItsAskerAlone_AndTheMessageOfItIsTheSameOne()
    {
        await TakenAsync(SlackEdge.Mention());
        await TakenAsync(With(SlackEdge.Mention(), ("type", "message"), ("channel_type", "channel")));

        Assert.Equal(2, _slack.Turn.Messages.Count);
        Assert.Single(_slack.Turn.Messages.Distinct());
        var message = _slack.Turn.Messages.First();
        Assert.Equal(("who is overdue?", "C1", true, ConversationScope.Channel), (message.Text, message.Conversation.ConversationId, message.Conversation.IsTargeted, message.Conversation.Scope));
    }

    [Fact]
    public async Task Mention_InAThread_IsAnsweredThere()
    {
        await TakenAsync(With(SlackEdge.Mention(), ("thread_ts", "1776270000.000100")));
        Assert.Equal("C1;1776270000.000100", _slack.Turn.Single.Conversation.ConversationId);
    }

    [Fact]
    public async Task Mention_WithoutAWord_IsToldWhatTheBotCanDo()
    {
        await TakenAsync(SlackEdge.Mention("<@U0BOT>"));
        Assert.Equal(new SkillCall("help"), _slack.Turn.Single.Call);
    }

    [Theory]
    [InlineData("channel", "hello all", false)]
    [InlineData("group", "ask <@U2> about it", false)]
    [InlineData("mpim", "hello", false)]
    [InlineData("mpim", "hello <@U0BOT>", true)]
    public async Task Message_AmongOthers_IsTheBotsOnlyWhenItIsSpokenTo(string kind, string text, bool isTaken)
    {
        await TakenAsync(With(SlackEdge.Event(text), ("channel_type", kind), ("channel", "G1")));
        Assert.Equal(isTaken, _slack.Turn.Messages.Count == 1);
    }

    [Theory]
    [InlineData("bot_id", "B1")]
    [InlineData("bot_id", "B1", "subtype", "bot_message")]
    [InlineData("bot_id", "B1", "subtype", "file_share")]
    public async Task C18_Message_OfABot_IsNotAnsweredWhateverItsSubtype(params string[] pairs) => await IgnoredAsync(pairs);

    [Theory]
    [InlineData("user", "U0BOT")]
    [InlineData("user", "USLACKBOT")]
    [InlineData("user", null)]
    [InlineData("ts", null)]
    [InlineData("channel", null)]
    [InlineData("text", "")]
    public async Task C19_Message_OfItselfOrOfNobody_IsNotAnswered(params string?[] pairs) => await IgnoredAsync(pairs);

    [Theory]
    [InlineData("subtype", "message_changed")]
    [InlineData("subtype", "message_deleted")]
    [InlineData("subtype", "message_replied")]
    [InlineData("subtype", "channel_join")]
    [InlineData("subtype", "assistant_app_thread")]
    [InlineData("subtype", "what_is_to_come")]
    [InlineData("hidden", "true")]
    public async Task C20_Message_ThatIsNone_IsNotAnswered(params string[] pairs) => await IgnoredAsync(pairs);

    [Theory]
    [InlineData("thread_broadcast")]
    [InlineData("me_message")]
    public async Task Message_OfAPerson_IsAnsweredWhateverItsSubtype(string subtype)
    {
        await TakenAsync(With(SlackEdge.Event(), ("subtype", subtype)));
        Assert.Single(_slack.Turn.Messages);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task C21_FileShare_IsReadForItsTextAndItsFiles(bool readsFiles, int files)
    {
        _slack.WayOut.ReadsFiles = readsFiles;
        var shared = With(SlackEdge.Event("check this list"), ("subtype", "file_share"));
        shared["event"]!["files"] = JsonNode.Parse(
            """[{"id":"F1","name":"list.csv","url_private_download":"https://files.slack.com/f/list.csv"},{"id":"F2","mode":"tombstone"},{"id":"F3","is_external":true,"url_private_download":"https://x.example/"}]""");
        await TakenAsync(shared);

        Assert.Equal("check this list", _slack.Turn.Single.Text);
        Assert.Equal(files, _slack.Turn.Single.Files.Count);
        Assert.All(_slack.Turn.Single.Files, file => Assert.Equal(("slack", "list.csv", "https://files.slack.com/f/list.csv#T1"), (file.Channel, file.Name, file.Address)));
    }

    [Theory]
    [InlineData("""{"type":"reaction_added","user":"U1","item":{"type":"message"}}""")]
    [InlineData("""{"type":"what.is.to.come","of":[1,2,{"a":null}]}""")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"app_home_opened"}""")]
    [InlineData("""{"type":"app_home_opened","user":"U1","channel":"D1","tab":"about"}""")]
    [InlineData("""{"type":"member_joined_channel","user":"U2","channel":"C1"}""")]
    [InlineData("""{"type":"assistant_thread_started","assistant_thread":[]}""")]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":["U1"]}}""")]
    [InlineData("""{"type":"message","channel_type":7,"channel":{},"user":[],"text":1,"ts":2,"files":"x","subtype":null}""")]
    [InlineData("""{"type":"message","channel_type":"im","channel":"D1","user":"U1","ts":"1.1","text":"\ud800"}""")]
    [InlineData("{}")]
    public async Task C22_EventOfUnknownKindOrShape_IsTakenAndNothingIsLoggedAsAnError(string happened)
    {
        var envelope = SlackEdge.Envelope([]).ToJsonString().Replace("\"event\":{}", "\"more\":{\"a\":[]},\"event\":" + happened, StringComparison.Ordinal);
        var (status, body) = await SlackEdge.AnswerOf(await _slack.PostSignedAsync("/slack/events", envelope));

        Assert.Equal((HttpStatusCode.OK, ""), (status, body));
        Assert.Empty(_slack.Turn.Messages);
        Assert.Empty(_slack.Events.Taken);
        Assert.Empty(_slack.WayOut.Ended);
        Assert.DoesNotContain(_slack.Log.Lines, line => line.Contains("not taken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C22_ExtraFields_ChangeNothing()
    {
        var more = With(SlackEdge.Event(), ("what_is_to_come", "x"));
        more["what_is_to_come"] = new JsonArray(1, 2);
        await TakenAsync(more);
        Assert.Single(_slack.Turn.Messages);
    }

    [Fact]
    public async Task C23_AppRateLimited_IsTakenWarnedOfAndCounted()
    {
        using var listening = new Listening(_slack.Get<IMeterFactory>());
        await TakenAsync(new JsonObject { ["type"] = "app_rate_limited", ["token"] = "hidden", ["team_id"] = "T1", ["minute_rate_limited"] = 1518467820, ["api_app_id"] = "A1" });

        Assert.Equal(1, listening.Counts["retentionbot.slack.rate_limited"]);
        Assert.Contains(_slack.Log.Lines, line => line.Contains("holds back events of workspace T1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C25_ExternallySharedChannel_OurOwnPeopleAreSentAwayInPrivateAndNobodyElseHearsAnything()
    {
        var own = SlackEdge.Mention();
        own["is_ext_shared_channel"] = true;
        await TakenAsync(own);
        await TakenAsync(With(own, ("type", "message"), ("channel_type", "channel")));
        var foreign = With(own, ("team", null), ("user_team", "T9"));
        await TakenAsync(foreign);
        await TakenAsync(With(SlackEdge.Event(), ("source_team", "T9")));

        Assert.Empty(_slack.Turn.Messages);
        var (conversation, text) = Assert.Single(_slack.WayOut.Sent);
        Assert.Equal(("C1", true, "U1"), (conversation.ConversationId, conversation.IsTargeted, conversation.UserId));
        Assert.Contains("our own chat", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C19_C25_BotJoinsAChannel_OneIntroIsAskedForAndNoneWhereOthersRead()
    {
        var joined = SlackEdge.Envelope(new JsonObject { ["type"] = "member_joined_channel", ["user"] = "U0BOT", ["channel"] = "C1", ["channel_type"] = "C", ["team"] = "T1", ["inviter"] = "U1" });
        await TakenAsync(joined);
        joined["is_ext_shared_channel"] = true;
        await TakenAsync(joined);

        var added = Assert.IsType<BotAdded>(Assert.Single(_slack.Events.Taken));
        Assert.Equal(("C1", ConversationScope.Channel, false), (added.Conversation.ConversationId, added.Conversation.Scope, added.Conversation.IsTargeted));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task C28_MessagesTabOpened_IsAWelcomeAndNoHome_AndAnAgentsPromptsNameNoThread(bool isAgent, int prompts)
    {
        await using var slack = await SlackEdge.StartAsync(("Slack:AgentView", isAgent.ToString()));
        await slack.EventAsync(Opened("messages"));

        var added = Assert.IsType<BotAdded>(Assert.Single(slack.Events.Taken));
        Assert.Equal(("D1", ConversationScope.Personal, "U1"), (added.Conversation.ConversationId, added.Conversation.Scope, added.From.UserId));
        Assert.Empty(slack.WayOut.Homes);
        Assert.Equal(prompts, slack.WayOut.Called.Count);
        Assert.All(slack.WayOut.Called, call =>
        {
            Assert.Equal("assistant.threads.setSuggestedPrompts", call.Method);
            Assert.Contains("\"channel_id\":\"D1\"", call.Arguments, StringComparison.Ordinal);
            Assert.DoesNotContain("thread_ts", call.Arguments, StringComparison.Ordinal);
            Assert.InRange(JsonNode.Parse(call.Arguments)!["prompts"]!.AsArray().Count, 1, 4);
        });
    }

    [Fact]
    public async Task C28_MessagesTabOpened_WhenPromptsAreRefused_IsTakenAllTheSame()
    {
        await using var slack = await SlackEdge.StartAsync(("Slack:AgentView", "true"));
        slack.WayOut.Fails = new ChannelException(ChannelFault.Rejected, "no") { Code = "missing_scope" };
        Assert.Equal(HttpStatusCode.OK, (await slack.EventAsync(Opened("messages"))).Status);
        Assert.Single(slack.Events.Taken);
    }

    [Fact]
    public async Task HomeTabOpened_DrawsTheHomeAnew()
    {
        var opened = Opened("home");
        opened["event"]!["view"] = new JsonObject { ["hash"] = "156.ab" };
        await TakenAsync(opened);
        Assert.Equal(("U1", "D1", "156.ab"), Assert.Single(_slack.WayOut.Homes));
        Assert.Empty(_slack.Events.Taken);
    }

    [Fact]
    public async Task AssistantPanelOpened_PromptsNameItsThread()
    {
        await TakenAsync(SlackEdge.Envelope(new JsonObject
        {
            ["type"] = "assistant_thread_started",
            ["assistant_thread"] = new JsonObject { ["user_id"] = "U1", ["context"] = new JsonObject(), ["channel_id"] = "D1", ["thread_ts"] = "1729999327.187299" },
        }));
        Assert.Contains("\"thread_ts\":\"1729999327.187299\"", Assert.Single(_slack.WayOut.Called).Arguments, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app_uninstalled", "tokens_revoked")]
    [InlineData("tokens_revoked", "app_uninstalled")]
    public async Task C27_UninstalledAndRevoked_InAnyOrder_EndTheSame(string first, string second)
    {
        foreach (var type in new[] { first, second })
        {
            var ended = SlackEdge.Envelope(new JsonObject { ["type"] = type, ["tokens"] = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray("U0BOT") } });
            ended["authorizations"] = new JsonArray();
            await TakenAsync(ended);
            _slack.WayOut.Finds = _ => null; // it is gone
        }

        Assert.Equal([("T1", DateTimeOffset.FromUnixTimeSeconds(1776271070)), ("T1", DateTimeOffset.FromUnixTimeSeconds(1776271070))], _slack.WayOut.Ended);
    }

    [Fact]
    public async Task C27_RevokedTokens_OfOthers_EndNothing()
    {
        await TakenAsync(SlackEdge.Envelope(new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray("U1"), ["bot"] = new JsonArray("U9BOT") } }));
        Assert.Empty(_slack.WayOut.Ended);
    }

    [Fact]
    public async Task C27_Uninstalled_WhenItCannotBeErasedNow_IsToBeDeliveredAgain()
    {
        _slack.WayOut.Fails = new IOException("busy");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _slack.EventAsync(SlackEdge.Envelope(new JsonObject { ["type"] = "app_uninstalled" }))).Status);
    }

    [Fact]
    public async Task C67_Event_IsOfTheInstallationItCameBy()
    {
        var other = SlackEdge.Event();
        other["authorizations"]![0]!["team_id"] = "T2";
        await TakenAsync(other);
        Assert.Equal("T2", Assert.Single(_slack.WayOut.Asked).Team);
        Assert.Empty(_slack.Turn.Messages);

        other["authorizations"] = JsonNode.Parse("""[{"enterprise_id":"E1","team_id":null,"is_enterprise_install":true}]""");
        await TakenAsync(other);
        Assert.Equal(("E1", "T1", true), _slack.WayOut.Asked.Last());
    }

    [Theory]
    [InlineData(ChannelFault.Retry, HttpStatusCode.ServiceUnavailable)]
    [InlineData(ChannelFault.Gone, HttpStatusCode.OK)]
    [InlineData(ChannelFault.Rejected, HttpStatusCode.OK)]
    public async Task C16_Message_WhoseAnswerWasNotTaken_IsDeliveredAgainOnlyIfThatHelps(ChannelFault fault, HttpStatusCode status)
    {
        _slack.WayOut.Fails = new ChannelException(fault, "no");
        Assert.Equal(status, (await _slack.EventAsync(SlackEdge.Event())).Status);
        _slack.WayOut.Fails = null;

        using var request = await _slack.PostAsync("/slack/events", Bytes(SlackEdge.Event()), [.. SlackEdge.HeadersFor(Bytes(SlackEdge.Event()), _slack.Time.GetUtcNow()), ("X-Slack-Retry-Num", "1")]);
        Assert.Equal(2, _slack.Turn.Messages.Count);
        Assert.Single(_slack.WayOut.Sent);
    }

    [Fact]
    public async Task C14_Turn_ThatNeitherEndsNorIsPutAside_IsDeliveredAgainBeforeSlackLosesPatience()
    {
        var begun = new TaskCompletionSource();
        _slack.Turn.Does = (_, answer, token) =>
        {
            Assert.Equal(TimeSpan.FromMilliseconds(400), answer.Patience);
            begun.SetResult();
            return Task.Delay(Timeout.Infinite, token);
        };
        var answered = _slack.EventAsync(SlackEdge.Event());
        await begun.Task;
        _slack.Time.Advance(TimeSpan.FromMilliseconds(2_500));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await answered).Status);
    }

    [Fact]
    public async Task BugInAnEvent_Is503AndIsLoggedWithoutItsWords()
    {
        _slack.Turn.Does = (_, _, _) => throw new InvalidOperationException("hidden");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, ""), await _slack.EventAsync(SlackEdge.Event()));
        Assert.Contains(_slack.Log.Lines, line => line.Contains("not taken", StringComparison.Ordinal));
        Assert.DoesNotContain(_slack.Log.Lines, line => line.Contains("hidden", StringComparison.Ordinal));
    }

    private static JsonObject Opened(string tab) => SlackEdge.Envelope(new JsonObject { ["type"] = "app_home_opened", ["user"] = "U1", ["channel"] = "D1", ["tab"] = tab, ["event_ts"] = "1776271070.1" });

    private static byte[] Bytes(JsonObject envelope) => System.Text.Encoding.UTF8.GetBytes(envelope.ToJsonString());

    /// <summary>The event with members added, changed or, with null, taken out; <c>true</c> is no text.</summary>
    private static JsonObject With(JsonObject envelope, params (string Name, string? Value)[] members)
    {
        var changed = envelope.DeepClone().AsObject();
        foreach (var (name, value) in members)
        {
            if (value is null)
                changed["event"]!.AsObject().Remove(name);
            else
                changed["event"]![name] = value == "true" ? JsonValue.Create(true) : value;
        }

        return changed;
    }

    private async Task TakenAsync(JsonNode envelope) => Assert.Equal((HttpStatusCode.OK, ""), await _slack.EventAsync(envelope));

    private async Task IgnoredAsync(string?[] pairs)
    {
        await TakenAsync(With(SlackEdge.Event(), [.. pairs.Chunk(2).Select(pair => (pair[0]!, pair[1]))])); // a name is never null
        Assert.Empty(_slack.Turn.Messages);
        Assert.Empty(_slack.WayOut.Sent);
    }
}
