using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RetentionBot.Bot.Tests.Host;
using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Inbox;
using RetentionBot.Host.Turns;
using RetentionBot.Slack.Inbound;
using RetentionBot.Store;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Slack;

/// <summary>Slack's requests through the whole turn: what runs once, what is put aside, where late answers go.</summary>
public sealed class SlackTurnTests : IAsyncLifetime
{
    private static readonly IReadOnlyDictionary<string, string> Note = SlackForm.Read(Encoding.UTF8.GetBytes(SlackEdge.Command("note")));

    private readonly FakeWayOut _wayOut = new();
    private TurnHost _host = null!; // started before each test
    private SlackEdge _slack = null!; // started before each test

    public async Task InitializeAsync()
    {
        _host = new TurnHost(served: _wayOut);
        await _host.StoreAsync();
        _host.Understanding.Next = new Understood.Call(NoteDown.Call);
        _slack = await SlackEdge.StartAsync((_host.Get<ITurn>(), _host.Get<IChannelEvents>(), _wayOut, _host.Time));
    }

    public async Task DisposeAsync()
    {
        await _slack.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task C15_SameEventTwice_AlsoInParallel_RunsOneTurn()
    {
        await Task.WhenAll(TakenAsync(), TakenAsync(), TakenAsync());
        await TakenAsync();

        Assert.Equal(1, await _host.NotedAsync());
        Assert.Contains("Noted: sailing", Assert.Single(_wayOut.Sent).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C15_SameEvent_AfterARestart_ChangesNothingAgain()
    {
        await TakenAsync();
        await using var restarted = new TurnHost(_host.Store, served: _wayOut);
        restarted.Understanding.Next = new Understood.Call(NoteDown.Call);
        await using var slack = await SlackEdge.StartAsync((restarted.Get<ITurn>(), restarted.Get<IChannelEvents>(), _wayOut, restarted.Time));
        Assert.Equal(HttpStatusCode.OK, (await slack.EventAsync(SlackEdge.Event("note"))).Status);

        Assert.Equal(1, await _host.NotedAsync());
        Assert.Single(_wayOut.Sent);
    }

    [Fact]
    public async Task C16_FirstDelivery_ThatCameToNothing_IsAnsweredByTheRetry()
    {
        _host.Understanding.Next = new Understood.Call(TurnHost.Question);
        _wayOut.Fails = new ChannelException(ChannelFault.Retry, "busy");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _slack.EventAsync(SlackEdge.Event("note"))).Status);
        Assert.Empty(_wayOut.Sent);

        _wayOut.Fails = null;
        await TakenAsync();
        Assert.Contains("ines@firm.example", Assert.Single(_wayOut.Sent).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C17_MentionAndMessageOfOneTs_AreAnsweredOnceAndInPrivate()
    {
        var message = SlackEdge.Mention("<@U0BOT> note");
        (message["event"]!["type"], message["event"]!["channel_type"], message["event_id"]) = ("message", "channel", "Ev2");
        var answers = await Task.WhenAll(_slack.EventAsync(SlackEdge.Mention("<@U0BOT> note")), _slack.EventAsync(message));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var (conversation, text) = Assert.Single(_wayOut.Sent);
        Assert.Equal(("C1", true, "U1"), (conversation.ConversationId, conversation.IsTargeted, conversation.UserId));
        Assert.Contains("Noted: sailing", text, StringComparison.Ordinal);
        Assert.Equal(1, await _host.NotedAsync());
    }

    [Fact]
    public async Task C14_SlowTurn_IsPutAsideAndAcknowledgedAfter400Milliseconds_AndAnsweredLater()
    {
        var release = new TaskCompletionSource();
        _host.Understanding.Waits = release.Task;
        var envelope = JsonElement.Parse(SlackEdge.Event("note").ToJsonString());
        var (first, again) = (_slack.Inbound.EventAsync(envelope), _slack.Inbound.EventAsync(envelope));
        await _host.Understanding.IsAsked.Task;
        _host.Time.Advance(TimeSpan.FromMilliseconds(399));
        Assert.False(first.IsCompleted || again.IsCompleted);
        _host.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([200, 200], (await Task.WhenAll(first, again)).Select(ack => ack.Status));

        Assert.Empty(_wayOut.Sent);
        Assert.Single(await RowsAsync());

        release.SetResult();
        await _host.Get<BackgroundTurns>().StopAsync(default);
        await _host.WorkAsync();
        Assert.Contains("Noted: sailing", Assert.Single(_wayOut.Sent).Text, StringComparison.Ordinal);
        Assert.Equal(1, await _host.NotedAsync());
    }

    [Fact]
    public async Task C30_SlowCommand_IsToldToWaitAndAnsweredByItsAddress()
    {
        var release = new TaskCompletionSource();
        _host.Understanding.Waits = release.Task;
        var command = _slack.Inbound.CommandAsync(Note);
        await _host.Understanding.IsAsked.Task;
        _host.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains("still working", (await command).Body!.Value.GetProperty("text").GetString(), StringComparison.Ordinal); // a command has a body
        Assert.Empty(_wayOut.Sent);

        release.SetResult();
        await _host.Get<BackgroundTurns>().StopAsync(default);
        await _host.WorkAsync();
        var (conversation, text) = Assert.Single(_wayOut.Sent);
        Assert.Equal(("C1", true, new Uri("https://hooks.slack.com/commands/T1/1/x")), (conversation.ConversationId, conversation.IsTargeted, conversation.AnswerUrl));
        Assert.Contains("Noted: sailing", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C30_SlowCommand_WhoseProcessEnded_IsAnsweredByItsAddressAfterTheRestart()
    {
        _host.Understanding.Waits = new TaskCompletionSource().Task;
        var command = _slack.Inbound.CommandAsync(Note);
        await _host.Understanding.IsAsked.Task;
        _host.Time.Advance(TimeSpan.FromSeconds(2));
        await command;

        await using var restarted = new TurnHost(_host.Store, _host.Time, served: _wayOut);
        restarted.Understanding.Next = new Understood.Call(NoteDown.Call);
        await restarted.WorkAsync();
        Assert.Equal(new Uri("https://hooks.slack.com/commands/T1/1/x"), Assert.Single(_wayOut.Sent).Conversation.AnswerUrl);
        Assert.Equal(1, await restarted.NotedAsync());
    }

    [Fact]
    public async Task C74_SameEventOverTwoSockets_IsOneTurn()
    {
        var envelope = JsonElement.Parse(SlackEdge.Event("note").ToJsonString());
        var acks = await Task.WhenAll(_slack.Inbound.EventAsync(envelope), _slack.Inbound.EventAsync(envelope));

        Assert.Equal([200, 200], acks.Select(ack => ack.Status));
        Assert.Single(_wayOut.Sent);
        Assert.Equal(1, await _host.NotedAsync());
    }

    [Fact]
    public async Task C19_BotJoinsAChannel_ToldTwice_SaysOneIntro()
    {
        var joined = SlackEdge.Envelope(new JsonObject { ["type"] = "member_joined_channel", ["user"] = "U0BOT", ["channel"] = "C1", ["channel_type"] = "C", ["inviter"] = "U1" });
        for (var told = 0; told < 2; told++)
        {
            Assert.Equal(HttpStatusCode.OK, (await _slack.EventAsync(joined)).Status);
            await _host.WorkAsync();
        }

        var (conversation, text) = Assert.Single(_wayOut.Sent);
        Assert.Equal(("C1", false), (conversation.ConversationId, conversation.IsTargeted));
        Assert.DoesNotContain("Ines", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stranger_IsRefusedAndNothingIsDone()
    {
        var stranger = SlackEdge.Event("note");
        stranger["event"]!["user"] = "U9";
        Assert.Equal(HttpStatusCode.OK, (await _slack.EventAsync(stranger)).Status);

        Assert.Equal(Said.In(PlainAnswers.Stranger), Assert.Single(_wayOut.Sent).Text);
        Assert.Equal(0, await _host.NotedAsync());
    }

    [Fact]
    public async Task AnonymousDevelopmentMode_IsNotThatOfSlack()
    {
        await using var host = new TurnHost(_host.Store, served: _wayOut) { IsAnonymous = true, Access = access => access.DevelopmentUser = "1" };
        Assert.Equal([Said.In(PlainAnswers.Stranger)], await host.AskAsync(TurnHost.Message("note") with
        {
            From = new ChannelAccount("slack", "T1", "U9") { Name = "Ines Falk" },
            Conversation = new ConversationReference("slack", "T1", "D9") { Scope = ConversationScope.Personal, UserId = "U9" },
        }));
    }

    [Fact]
    public async Task PersonalChat_OfAThread_IsReachedAtItsRoot()
    {
        var threaded = SlackEdge.Event("note");
        threaded["event"]!["thread_ts"] = "1776270000.000100";
        Assert.Equal(HttpStatusCode.OK, (await _slack.EventAsync(threaded)).Status);

        Assert.Equal("D1;1776270000.000100", Assert.Single(_wayOut.Sent).Conversation.ConversationId);
        var chat = await _host.Get<ChatBook>().PersonalAsync("slack/T1/U1", default);
        Assert.Equal("D1", chat!.Conversation.ConversationId); // they have just written
    }

    private async Task TakenAsync() => Assert.Equal((HttpStatusCode.OK, ""), await _slack.EventAsync(SlackEdge.Event("note")));

    private async Task<IReadOnlyList<Stored<WorkItem>>> RowsAsync() =>
        await _host.Store.ByIndexAsync(WorkItem.ByState, KeyRange.Only(WorkItem.StateKey(InboxQueue.Kind, WorkState.Waiting)), 10, descending: false, default);
}
