using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Conversation;
using RetentionBot.Host.Inbox;
using RetentionBot.Host.Turns;
using RetentionBot.Store;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>When and where it is shown that the bot is at work.</summary>
public sealed class TypingSignTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _release = new();
    private readonly SteppedTime _time = new();
    private readonly TurnHost _host;

    public TypingSignTests() => _host = new TurnHost(time: _time);

    public async Task InitializeAsync()
    {
        await _host.StoreAsync();
        _host.Channel.Profiles["29:i"] = new ChannelProfile(["ines@firm.example"], IsGuest: false);
        _host.Understanding.Next = new Understood.Call(TurnHost.Question);
        _host.Understanding.Waits = _release.Task;
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_turn_not_answered_after_a_second_shows_it_and_again_every_two_seconds_until_it_is()
    {
        var answer = new Answers();
        var run = await AskAsync(TurnHost.Message("who looks after Runa"), answer);
        _time.Advance(TypingSign.After);
        Assert.Equal("c", await TypedAsync());
        await BegunAsync(4); // for how long the channel waits, and the turn at most, and twice for the sign

        // Handed over after two seconds: the asker still waits.
        _time.Advance(HandOver.After - TypingSign.After);
        await run;
        _time.Advance(TypingSign.After + TypingSign.Every - HandOver.After);
        Assert.Equal("c", await TypedAsync());

        await EndAsync();
        _time.Advance(TypingSign.Every);
        Assert.False(_host.Channel.Typed.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_turn_answered_within_a_second_shows_nothing()
    {
        var run = await AskAsync(TurnHost.Message("who looks after Runa"), new Answers());
        _time.Advance(TypingSign.After - TimeSpan.FromMilliseconds(1));
        _release.SetResult();
        await run;
        _time.Advance(TypingSign.Every);

        Assert.False(_host.Channel.Typed.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Asked_in_a_group_it_is_shown_in_the_askers_own_chat_where_the_answer_comes()
    {
        await AskAsync(TurnHost.Message("who looks after Runa", scope: ConversationScope.Group), new Answers());
        _time.Advance(TypingSign.After);

        Assert.Equal("own-29:i", await TypedAsync());
    }

    [Fact]
    public async Task A_message_of_an_earlier_process_shows_it_too()
    {
        await _host.Store.CommitAsync(
            new Batch().InsertIfAbsent(WorkItem.Collection, InboxQueue.Row(new InboxMessage(TurnHost.Message("who looks after Runa", "m1"), IsBody: false), TurnHost.Now)), default);
        var work = _host.WorkAsync();
        await _host.Understanding.IsAsked.Task;
        _time.Advance(TypingSign.After);

        Assert.Equal("c", await TypedAsync());
        _release.SetResult();
        await work;
    }

    [Fact]
    public async Task An_answer_that_is_the_body_of_a_response_shows_nothing()
    {
        var run = await AskAsync(TurnHost.Message("who looks after Runa") with { CardId = "card" }, new Answers { Deadline = TimeSpan.FromSeconds(10) });
        _time.Advance(TimeSpan.FromSeconds(9));
        _release.SetResult();
        await run;

        Assert.False(_host.Channel.Typed.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_stranger_is_shown_nothing_however_long_their_platform_takes()
    {
        var (directory, answer) = (new TaskCompletionSource(), new Answers());
        _host.Channel.ProfilesWait = directory.Task;
        var run = _host.RunAsync(TurnHost.Message("who looks after Runa", from: new ChannelAccount("msteams", "t", "29:stranger")), answer);
        _time.Advance(HandOver.After - TimeSpan.FromMilliseconds(1));
        directory.SetResult();
        await run;

        Assert.Contains("do not know you", Assert.Single(answer.Texts), StringComparison.Ordinal);
        Assert.False(_host.Channel.Typed.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_channel_that_does_not_take_the_sign_still_gets_the_answer()
    {
        _host.Channel.TypingFails = new InvalidOperationException("Runa Holm");
        var answer = new Answers();
        var run = await AskAsync(TurnHost.Message("who looks after Runa"), answer);
        _time.Advance(TypingSign.After);
        await TypedAsync();
        _release.SetResult();
        await run;

        Assert.Contains("ines@firm.example", Assert.Single(answer.Texts), StringComparison.Ordinal);
        Assert.Contains(_host.Log.Lines, line => line.Contains("did not show that the bot is at work (InvalidOperationException)", StringComparison.Ordinal));
    }

    private async Task<Task> AskAsync(IncomingMessage message, Answers answer)
    {
        var run = _host.RunAsync(message, answer);
        await _host.Understanding.IsAsked.Task;
        return run;
    }

    private async Task BegunAsync(int waits)
    {
        while (waits-- > 0)
        {
            await _time.NextWaitAsync();
        }
    }

    private async Task<string> TypedAsync() => await _host.Channel.Typed.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    private async Task EndAsync()
    {
        _release.SetResult();
        await _host.Get<BackgroundTurns>().StopAsync(default);
    }
}
