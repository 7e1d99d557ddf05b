using RetentionBot.Conversation;
using RetentionBot.Host.Inbox;
using RetentionBot.Host.Turns;
using RetentionBot.Skills;
using RetentionBot.Skills.Offers;
using RetentionBot.Store;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>When a message is acknowledged, what a second delivery and a second press get, and where an answer goes.</summary>
public sealed class AcknowledgingTests : IAsyncLifetime
{
    private static readonly TimeSpan BodyDeadline = TimeSpan.FromSeconds(2);

    private readonly TurnHost _host = new() { IsAnonymous = true };

    public async Task InitializeAsync()
    {
        await _host.StoreAsync();
        _host.Understanding.Next = new Understood.Call(NoteDown.Call);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_turn_that_takes_long_is_acknowledged_after_two_seconds_and_answered_later()
    {
        var (release, answer) = Slow();
        var run = _host.RunAsync(TurnHost.Message("note", "m1"), answer);
        await _host.Understanding.IsAsked.Task;
        _host.Time.Advance(HandOver.After - TimeSpan.FromMilliseconds(1));
        Assert.False(run.IsCompleted);
        _host.Time.Advance(TimeSpan.FromMilliseconds(1));
        await run;

        Assert.Empty(answer.Texts);
        Assert.Equal(0, await _host.NotedAsync());
        Assert.Single(await RowsAsync(InboxQueue.Kind));

        release.SetResult();
        await _host.Get<BackgroundTurns>().StopAsync(default);
        await _host.WorkAsync();

        Assert.Contains("Noted: sailing", Assert.Single(_host.Channel.Sent).Text, StringComparison.Ordinal);
        Assert.Equal(1, await _host.NotedAsync());
        Assert.Empty(await RowsAsync(InboxQueue.Kind));
    }

    /// <summary>Only the file's address waits in the inbox; the file itself is read by the turn that goes on.</summary>
    [Fact]
    public async Task A_list_that_is_slow_to_come_is_acknowledged_after_two_seconds_and_checked_later()
    {
        var (isAsked, file) = (new TaskCompletionSource(), new TaskCompletionSource<byte[]>());
        _host.Channel.Files = _ =>
        {
            isAsked.TrySetResult();
            return file.Task;
        };
        _host.Understanding.Next = new Understood.Call(new SkillCall("offer.list"));
        await _host.Store.CommitAsync(new Batch().Put(Schema.Offers, new Offer { Id = "W", Name = "Welcome" }), default);
        var run = _host.RunAsync(TurnHost.Message("", "m1") with { Files = [new IncomingFile("msteams", "guests.csv", "https://firm.sharepoint.com/guests")] }, new Answers());
        await isAsked.Task;
        _host.Time.Advance(HandOver.After);
        await run;

        var row = Assert.Single(await RowsAsync(InboxQueue.Kind)).Document;
        Assert.Equal("https://firm.sharepoint.com/guests", Assert.Single(InboxQueue.MessageOf(row).Message.Files).Address);
        file.SetResult("number\n7\n"u8.ToArray());
        await _host.Get<BackgroundTurns>().StopAsync(default);
        await _host.WorkAsync();

        Assert.StartsWith("What shall I check guests.csv for?", Assert.Single(_host.Channel.Sent).Text, StringComparison.Ordinal);
        Assert.Empty(await RowsAsync(InboxQueue.Kind));
    }

    [Fact]
    public async Task A_press_is_told_to_wait_at_its_deadline_and_its_card_changes_later()
    {
        var (release, answer) = Slow(BodyDeadline);
        var run = _host.RunAsync(TurnHost.Message("note", "m1") with { CardId = "card" }, answer);
        await _host.Understanding.IsAsked.Task;
        _host.Time.Advance(BodyDeadline);
        await run;
        Assert.Contains("still working", Assert.Single(answer.Texts), StringComparison.Ordinal);

        release.SetResult();
        await _host.Get<BackgroundTurns>().StopAsync(default);
        await _host.WorkAsync();

        Assert.Equal(("c", "card"), (_host.Channel.Updated.Single().Conversation, _host.Channel.Updated.Single().MessageId));
        Assert.Contains("Noted: sailing", _host.Channel.Updated.Single().Text, StringComparison.Ordinal);
        Assert.Empty(_host.Channel.Sent);
    }

    [Fact]
    public async Task A_card_that_the_channel_updates_changes_later_when_the_turn_takes_long()
    {
        var (release, answer) = Slow();
        var run = _host.RunAsync(TurnHost.Message("note", "m1") with { CardId = "card", ReplacesCard = true }, answer);
        await _host.Understanding.IsAsked.Task;
        _host.Time.Advance(HandOver.After);
        await run;

        release.SetResult();
        await _host.Get<BackgroundTurns>().StopAsync(default);
        await _host.WorkAsync();

        Assert.Equal(("c", "card"), (_host.Channel.Updated.Single().Conversation, _host.Channel.Updated.Single().MessageId));
        Assert.Empty(_host.Channel.Sent);
        Assert.Empty(answer.Texts);
    }

    /// <summary>The turn is done, and the channel takes its answer too slowly, or the process ends while it does.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_card_that_the_channel_is_slow_to_update_is_updated_by_the_outbox(bool isChange)
    {
        var question = isChange ? NoteDown.Call : TurnHost.Question;
        var answer = new Answers { Waits = new TaskCompletionSource().Task };
        var run = _host.RunAsync(TurnHost.Message("", "m1") with { Call = question, CardId = "card", ReplacesCard = true }, answer);
        await answer.IsAsked.Task;
        _host.Time.Advance(HandOver.After);
        await run;

        await using var restarted = new TurnHost(_host.Store, _host.Time, _host.Channel) { IsAnonymous = true };
        _host.Time.Advance(TurnCommit.Grace - HandOver.After);
        await restarted.WorkAsync();

        Assert.Equal("card", _host.Channel.Updated.Single().MessageId);
        Assert.Empty(_host.Channel.Sent);
    }

    [Fact]
    public async Task A_late_remark_leaves_the_card_that_the_channel_updates()
    {
        _host.Understanding.Fails = new InvalidOperationException("a bug");
        var (release, answer) = Slow();
        var run = _host.RunAsync(TurnHost.Message("note", "m1") with { CardId = "card", ReplacesCard = true }, answer);
        await _host.Understanding.IsAsked.Task;
        _host.Time.Advance(HandOver.After);
        await run;

        release.SetResult();
        await _host.Get<BackgroundTurns>().StopAsync(default);
        await _host.WorkAsync();

        Assert.Empty(_host.Channel.Updated);
        Assert.Matches("reference [0-9a-f]{8}", Assert.Single(_host.Channel.Sent).Text);
    }

    [Fact]
    public async Task A_second_delivery_of_a_press_gets_the_recorded_answer()
    {
        var press = TurnHost.Message("note", "m1") with { CardId = "card" };
        var (first, second, third) = (new Answers { Deadline = BodyDeadline }, new Answers { Deadline = BodyDeadline }, new Answers { Deadline = BodyDeadline });

        await _host.RunAsync(press, first);
        await _host.RunAsync(press, second);
        await using var restarted = new TurnHost(_host.Store) { IsAnonymous = true };
        await restarted.RunAsync(press, third);

        Assert.Contains("Noted: sailing", Assert.Single(first.Texts), StringComparison.Ordinal);
        Assert.Equal(first.Texts, second.Texts);
        Assert.Equal(first.Texts, third.Texts);
        Assert.Equal(1, await _host.NotedAsync());
    }

    [Fact]
    public async Task Two_deliveries_at_once_are_one_message()
    {
        var (release, answer) = Slow();
        var message = TurnHost.Message("note", "m1");
        var (first, second) = (_host.RunAsync(message, answer), _host.RunAsync(message, answer));
        release.SetResult();
        await Task.WhenAll(first, second);

        Assert.Single(answer.Texts);
        Assert.Equal(1, await _host.NotedAsync());
    }

    [Fact]
    public async Task A_change_whose_answer_was_not_taken_is_not_repeated_and_is_told_later()
    {
        var message = TurnHost.Message("note", "m1");
        await _host.RunAsync(message, new Answers { Fails = new ChannelException(ChannelFault.Retry, "busy") });
        var again = await _host.AskAsync(message);
        Assert.Empty(again);
        Assert.Equal(1, await _host.NotedAsync());

        _host.Time.Advance(TurnCommit.Grace);
        await _host.WorkAsync();
        Assert.Contains("Noted: sailing", Assert.Single(_host.Channel.Sent).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_button_twice_does_it_once_for_whoever_presses()
    {
        _host.Understanding.Next = new Understood.Nothing([]);
        await _host.Store.CommitAsync(
            new Batch().Put(RetentionBot.Skills.Schema.Managers, new() { Number = 2, Name = "Olav Berg", Email = "olav@firm.example" }), default);
        var other = new ChannelAccount("msteams", "t", "29:o") { Email = "olav@firm.example" };

        var first = await _host.AskAsync(Press("p1"));
        var second = await _host.AskAsync(Press("p2"));
        var others = await _host.AskAsync(Press("p3") with { From = other });

        Assert.Contains("Noted: sailing", Assert.Single(first), StringComparison.Ordinal);
        Assert.Equal(first[0].Split('\n')[0], Assert.Single(second).Split('\n')[0]);
        Assert.Contains("done already", Assert.Single(others), StringComparison.Ordinal);
        Assert.Equal(1, await _host.NotedAsync());
    }

    [Fact]
    public async Task The_same_button_with_another_input_is_another_press()
    {
        await _host.AskAsync(Press("p1"));
        await _host.AskAsync(Press("p2") with { Call = NoteDown.Call.With("note", "rowing") });

        Assert.Equal(2, await _host.NotedAsync());
    }

    [Fact]
    public async Task Checklist56_WhenACardIsDrawnAnewByItself_NothingChanges()
    {
        var answers = await _host.AskAsync(Press("p1") with { IsRefresh = true });

        Assert.Matches("reference [0-9a-f]{8}", Assert.Single(answers));
        Assert.Equal(0, await _host.NotedAsync());
    }

    [Fact]
    public async Task In_a_group_the_answer_goes_to_the_askers_own_chat_and_one_line_stays()
    {
        var said = Assert.Single(await _host.AskAsync(TurnHost.Message("note", scope: ConversationScope.Channel)));
        await _host.WorkAsync();

        Assert.Equal("I have answered in our own chat.", said);
        Assert.Equal("own-29:i", Assert.Single(_host.Channel.Sent).Conversation);
    }

    [Fact]
    public async Task In_a_group_whoever_cannot_be_reached_in_private_is_told_so()
    {
        _host.Channel.Fails = new ChannelException(ChannelFault.Gone, "not installed") { Code = "BotNotInConversationRoster" };

        var said = Assert.Single(await _host.AskAsync(TurnHost.Message("note", scope: ConversationScope.Group)));

        Assert.Contains("Add me there", said, StringComparison.Ordinal);
        Assert.Equal(0, await _host.NotedAsync());
    }

    [Fact]
    public async Task A_failure_in_a_group_is_said_there_and_tells_nothing()
    {
        _host.Understanding.Fails = new InvalidOperationException("Runa Holm");

        var said = Assert.Single(await _host.AskAsync(TurnHost.Message("note", scope: ConversationScope.Group)));

        Assert.Matches("reference [0-9a-f]{8}", said);
        Assert.DoesNotContain("Runa", said, StringComparison.Ordinal);
    }

    private static IncomingMessage Press(string id) => TurnHost.Message("", id) with { CardId = "card", Call = NoteDown.Call };

    private (TaskCompletionSource Release, Answers Answer) Slow(TimeSpan? deadline = null)
    {
        var release = new TaskCompletionSource();
        _host.Understanding.Waits = release.Task;
        return (release, new Answers { Deadline = deadline });
    }

    private async Task<IReadOnlyList<Stored<WorkItem>>> RowsAsync(string kind) =>
        await _host.Store.ByIndexAsync(WorkItem.ByState, KeyRange.Only(WorkItem.StateKey(kind, WorkState.Waiting)), 10, descending: false, default);
}
