using Microsoft.Extensions.Logging.Abstractions;
using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Conversation;
using RetentionBot.Host.Inbox;
using RetentionBot.Host.Turns;
using RetentionBot.Store;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>A turn that says what it is at, in a channel whose messages can stay open for the answer.</summary>
public sealed class ProgressSignTests : IAsyncLifetime
{
    private const string Reading = "Reading the records of Runa Holm…";
    private const string Asking = "Asking the model…";

    private readonly TaskCompletionSource _release = new();
    private readonly SteppedTime _time = new();
    private readonly TurnHost _host;
    private Task _run = Task.CompletedTask;

    public ProgressSignTests() => _host = new TurnHost(time: _time);

    public async Task InitializeAsync()
    {
        await _host.StoreAsync();
        _host.Channel.Profiles["29:i"] = new ChannelProfile(["ines@firm.example"], IsGuest: false);
        _host.Channel.HasStreams = true;
        _host.Understanding.Next = new Understood.Call(TurnHost.Question);
        _host.Understanding.Waits = _release.Task;
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task What_the_turn_is_at_is_shown_once_it_was_put_aside_and_the_answer_goes_there()
    {
        await AskAsync(TurnHost.Message("who looks after Runa"));
        Tell(Reading);
        _time.Advance(TypingSign.After);
        Assert.Equal("c", await TypedAsync());
        Assert.Equal(Reading, _host.Channel.TypedDoing);
        Assert.False(_host.Channel.Streamed.Reader.TryRead(out _)); // its answer may still leave by another way

        await HandedOverAsync();
        Assert.Equal((Reading, null), await StreamedAsync());
        await BegunAsync(1);
        Tell(Asking);
        _time.Advance(TypingSign.Every);
        Assert.Equal((Asking, new AnswerStream("stream", 1)), await StreamedAsync());

        await EndAsync();
        await _host.WorkAsync();
        var (stream, text) = Assert.Single(_host.Channel.AnsweredInStream);
        Assert.Equal("stream", stream);
        Assert.Contains("ines@firm.example", text, StringComparison.Ordinal);
        Assert.Empty(_host.Channel.Sent);
        Assert.False(_host.Channel.Typed.Reader.TryRead(out _));
    }

    [Fact]
    public async Task What_was_shown_already_is_not_shown_again()
    {
        await ShownAsync();
        _time.Advance(TypingSign.Every);
        await BegunAsync(1);
        Assert.False(_host.Channel.Streamed.Reader.TryRead(out _));
        Assert.False(_host.Channel.Typed.Reader.TryRead(out _));
    }

    [Fact]
    public async Task When_the_process_ends_before_the_answer_was_said_the_next_one_says_it_in_the_same_place()
    {
        await ShownAsync();
        await EndAsync();
        await using var next = new TurnHost(_host.Store, _time);
        next.Channel.HasStreams = true;
        await next.WorkAsync();
        Assert.Equal("stream", Assert.Single(next.Channel.AnsweredInStream).Stream);
        Assert.Empty(next.Channel.Sent);
    }

    [Fact]
    public async Task An_apology_is_said_there_too()
    {
        _host.Understanding.Fails = new InvalidOperationException("Runa Holm");
        await ShownAsync();
        await EndAsync();
        await _host.WorkAsync();
        Assert.Contains("Something went wrong", Assert.Single(_host.Channel.AnsweredInStream).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_does_not_open_it_is_not_asked_again_and_gets_the_plain_sign_and_a_message()
    {
        _host.Channel.StreamFails = new ChannelException(ChannelFault.Rejected, "The connector answered 403.");
        await ShownAsync();
        Assert.Equal("c", await TypedAsync());
        Tell(Asking);
        _time.Advance(TypingSign.Every);
        Assert.Equal("c", await TypedAsync());
        Assert.False(_host.Channel.Streamed.Reader.TryRead(out _));

        await EndAsync();
        await _host.WorkAsync();
        Assert.Single(_host.Channel.Sent);
        Assert.Empty(_host.Channel.AnsweredInStream);
        Assert.Contains(_host.Log.Lines, line => line.Contains("did not show that the bot is at work (ChannelException)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_that_does_not_show_more_of_it_is_left_alone_and_the_answer_still_goes_there()
    {
        await ShownAsync();
        _host.Channel.StreamFails = new ChannelException(ChannelFault.Rejected, "The connector answered 403.");
        Tell(Asking);
        _time.Advance(TypingSign.Every);
        await StreamedAsync();
        await BegunAsync(1);
        Tell("Checking what it wrote…");
        _time.Advance(TypingSign.Every);
        await BegunAsync(1);
        Assert.False(_host.Channel.Streamed.Reader.TryRead(out _));
        Assert.False(_host.Channel.Typed.Reader.TryRead(out _));

        await EndAsync();
        await _host.WorkAsync();
        Assert.Equal("stream", Assert.Single(_host.Channel.AnsweredInStream).Stream);
    }

    [Fact]
    public async Task A_turn_that_is_done_waits_for_what_is_just_being_shown()
    {
        var opens = new TaskCompletionSource();
        _host.Channel.StreamWaits = opens.Task;
        await AskAndHandOverAsync();
        await StreamedAsync();
        var ended = EndAsync();
        Assert.False(ended.IsCompleted);
        opens.SetResult();
        await ended;
        await _host.WorkAsync();
        Assert.Equal("stream", Assert.Single(_host.Channel.AnsweredInStream).Stream);
    }

    [Fact]
    public async Task While_it_is_being_shown_nothing_can_be_committed()
    {
        var (run, opens) = (Later(), new TaskCompletionSource());
        _host.Channel.StreamWaits = opens.Task;
        var shows = Sign(run).TryShowAsync(run.Message.Conversation, CancellationToken.None);
        Assert.True(_host.Channel.Streamed.Reader.TryRead(out _));
        Assert.Equal(0, run.Gate.CurrentCount);

        opens.SetResult();
        Assert.True(await shows);
        Assert.Equal((1, new AnswerStream("stream", 1)), (run.Gate.CurrentCount, run.Stream));
    }

    [Fact]
    public async Task Once_the_answer_is_committed_nothing_is_shown()
    {
        var run = Later();
        await run.Gate.WaitAsync(); // as the commit does
        var shows = Sign(run).TryShowAsync(run.Message.Conversation, CancellationToken.None);
        run.Committed = Reply.Of("Ines Falk.");
        run.Gate.Release();

        Assert.False(await shows);
        Assert.Null(run.Stream);
        Assert.False(_host.Channel.Streamed.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Where_the_answer_takes_the_place_of_a_card_nothing_is_left_open()
    {
        var run = Later(TurnHost.Message("x") with { CardId = "card", ReplacesCard = true });
        Assert.False(await Sign(run).TryShowAsync(run.Message.Conversation, CancellationToken.None));
        Assert.False(_host.Channel.Streamed.Reader.TryRead(out _));
    }

    private static TurnRun Later(IncomingMessage? message = null) => new(message ?? TurnHost.Message("x"), new Answers()) { IsLater = true, Doing = Reading };

    private ProgressSign Sign(TurnRun run) => new(run, _host.Get<RetentionBot.Host.Chats.Channels>(), _time, NullLogger<TypingSign>.Instance);

    [Fact]
    public async Task What_is_not_shown_for_long_is_given_up()
    {
        _host.Channel.StreamWaits = new TaskCompletionSource().Task;
        await AskAndHandOverAsync();
        await StreamedAsync();
        _time.Advance(ProgressSign.Longest);
        Assert.Equal("c", await TypedAsync());

        await EndAsync();
        await _host.WorkAsync();
        Assert.Single(_host.Channel.Sent);
    }

    [Fact]
    public async Task Asked_in_a_group_it_is_only_said_beside_the_plain_sign_since_the_answer_may_go_elsewhere()
    {
        await AskAsync(TurnHost.Message("who looks after Runa", scope: ConversationScope.Group));
        Tell(Reading);
        _time.Advance(TypingSign.After);
        await TypedAsync();
        await HandedOverAsync();
        Assert.Equal("own-29:i", await TypedAsync());
        Assert.Equal(Reading, _host.Channel.TypedDoing);
        Assert.False(_host.Channel.Streamed.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_message_of_an_earlier_process_is_put_aside_from_the_beginning()
    {
        await _host.Store.CommitAsync(
            new Batch().InsertIfAbsent(WorkItem.Collection, InboxQueue.Row(new InboxMessage(TurnHost.Message("who looks after Runa", "m1"), IsBody: false), TurnHost.Now)), default);
        var work = _host.WorkAsync();
        await _host.Understanding.IsAsked.Task;
        Tell(Reading);
        _time.Advance(TypingSign.After);
        await StreamedAsync();
        _release.SetResult();
        await work;
        Assert.Equal("stream", Assert.Single(_host.Channel.AnsweredInStream).Stream);
    }

    [Fact]
    public async Task A_turn_whose_answer_is_the_body_of_a_response_has_nobody_to_tell()
    {
        var run = _host.RunAsync(TurnHost.Message("who looks after Runa") with { CardId = "card" }, new Answers { Deadline = TimeSpan.FromSeconds(10) });
        await _host.Understanding.IsAsked.Task;
        Assert.Null(_host.Understanding.Doing);
        _release.SetResult();
        await run;
    }

    /// <summary>Asks, tells what the turn is at, and returns when that was shown and the next sign is waited for.</summary>
    private async Task ShownAsync()
    {
        await AskAndHandOverAsync();
        Assert.Equal((Reading, null), await StreamedAsync());
        await BegunAsync(1);
    }

    private async Task AskAndHandOverAsync()
    {
        await AskAsync(TurnHost.Message("who looks after Runa"));
        Tell(Reading);
        _time.Advance(TypingSign.After);
        Assert.Equal("c", await TypedAsync());
        await HandedOverAsync();
    }

    private async Task AskAsync(IncomingMessage message)
    {
        _run = _host.RunAsync(message, new Answers());
        await _host.Understanding.IsAsked.Task;
    }

    private void Tell(string doing) => _host.Understanding.Doing!(doing); // somebody is shown

    /// <summary>Moves the clock past the hand-over and to the next sign.</summary>
    private async Task HandedOverAsync()
    {
        await BegunAsync(4); // for how long the channel waits, and the turn at most, and twice for the sign
        _time.Advance(HandOver.After - TypingSign.After);
        await _run;
        _time.Advance(TypingSign.After + TypingSign.Every - HandOver.After);
    }

    private async Task BegunAsync(int waits)
    {
        while (waits-- > 0)
        {
            await _time.NextWaitAsync();
        }
    }

    private async Task<string> TypedAsync() => await _host.Channel.Typed.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    private async Task<(string Doing, AnswerStream? Open)> StreamedAsync() => await _host.Channel.Streamed.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    private async Task EndAsync()
    {
        _release.TrySetResult();
        await _host.Get<BackgroundTurns>().StopAsync(default);
    }
}
