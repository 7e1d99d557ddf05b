using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Outbox;
using RetentionBot.Store;
using RetentionBot.Understanding;
using Schema = RetentionBot.Host.HostSchema;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>Installing, uninstalling, blocking and coming back. The numbers are those of the conformance checklist.</summary>
public sealed class ChannelEventsTests : IAsyncLifetime
{
    private static readonly ChannelAccount Ines = new("msteams", "t", "29:i");
    private static readonly ConversationReference Chat = TurnHost.Message("").Conversation;

    private readonly TurnHost _host = new();

    public async Task InitializeAsync()
    {
        await _host.StoreAsync();
        _host.Channel.Profiles["29:i"] = new ChannelProfile(["ines@firm.example"], IsGuest: false);
        _host.Understanding.Next = new Understood.Call(TurnHost.Question);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Checklist50_WhenInstallAndMemberEventsComeTogether_OneGreetingIsSent()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => HappensAsync(new BotAdded(Chat, Ines)))));
        await _host.WorkAsync();

        var greeting = Assert.Single(_host.Channel.Sent);
        Assert.Equal("c", greeting.Conversation);
        Assert.Contains("Hello Ines. I take you for Ines Falk, ines@firm.example.", greeting.Text, StringComparison.Ordinal);
        Assert.Contains("You look after 1 customer", greeting.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checklist50_WhenAQuestionWasAnsweredBefore_NoGreetingFollows()
    {
        var first = Assert.Single(await _host.AskAsync(TurnHost.Message("who looks after Runa")));
        await HappensAsync(new BotAdded(Chat, Ines));
        await _host.WorkAsync();

        Assert.Contains("I take you for Ines Falk", first, StringComparison.Ordinal);
        Assert.Empty(_host.Channel.Sent);
        Assert.DoesNotContain("I take you for", Assert.Single(await _host.AskAsync(TurnHost.Message("and again"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_who_installs_it_hears_the_refusal_and_is_greeted_once_known()
    {
        _host.Channel.Profiles.Clear();
        await HappensAsync(new BotAdded(Chat, Ines));
        await _host.WorkAsync();

        Assert.Contains("do not know you", Assert.Single(_host.Channel.Sent).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConversationScope.Group)]
    [InlineData(ConversationScope.Channel)]
    public async Task In_a_group_the_greeting_is_one_line_about_nobody(ConversationScope scope)
    {
        await HappensAsync(new BotAdded(Chat with { ConversationId = "19:g", Scope = scope }, Ines));
        await _host.WorkAsync();

        var said = Assert.Single(_host.Channel.Sent);
        Assert.Equal("19:g", said.Conversation);
        Assert.DoesNotContain("Ines", said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checklist51_WhenItIsRemoved_NothingIsSaidAndTheReferenceIsClosed()
    {
        await HappensAsync(new BotAdded(Chat, Ines));
        await HappensAsync(new BotRemoved(Chat, Ines));
        await _host.WorkAsync();

        Assert.Empty(_host.Channel.Sent);
        Assert.Equal((ChatState.Uninstalled, "removed"), ((await ChatAsync()).State, (await ChatAsync()).Reason));
    }

    [Fact]
    public async Task Checklist45_WhenItIsAddedAgain_TheReferenceIsOpenAndItGreetsAnew()
    {
        await HappensAsync(new BotAdded(Chat, Ines));
        await _host.WorkAsync();
        await HappensAsync(new BotRemoved(Chat, Ines));
        await HappensAsync(new BotAdded(Chat, Ines));
        await HappensAsync(new BotAdded(Chat, Ines));
        await _host.WorkAsync();

        Assert.Equal(2, _host.Channel.Sent.Count);
        Assert.Equal(ChatState.Open, (await ChatAsync()).State);
    }

    [Fact]
    public async Task Checklist43_WhenAMessageComes_TheReferenceIsStoredAndRefreshed()
    {
        await _host.AskAsync(TurnHost.Message("hello"));
        var moved = new Uri("https://smba.trafficmanager.net/amer/");
        await _host.AskAsync(TurnHost.Message("hello") with { Conversation = Chat with { ServiceUrl = moved, ReplyToId = "m" } });

        var chat = (await ChatAsync()).Conversation;
        Assert.Equal((moved, "t", "c", "28:b", "29:i", null), (chat.ServiceUrl, chat.Tenant, chat.ConversationId, chat.BotId, chat.UserId, chat.ReplyToId));
    }

    [Theory]
    [InlineData("MessageWritesBlocked", ChatState.Blocked)]
    [InlineData("BotDisabledByAdmin", ChatState.Blocked)]
    [InlineData(null, ChatState.Blocked)]
    [InlineData("BotNotInConversationRoster", ChatState.Uninstalled)]
    [InlineData("ConversationNotFound", ChatState.NotFound)]
    public async Task Checklist44_WhenTheChannelSaysNobodyIsReachedThere_NothingMoreIsSent(string? code, object state)
    {
        await _host.AskAsync(TurnHost.Message("hello"));
        _host.Channel.Fails = new ChannelException(ChannelFault.Gone, "gone") { Code = code };
        await SayAsync("one");
        _host.Channel.Fails = null;
        await SayAsync("two");

        Assert.Empty(_host.Channel.Sent);
        Assert.Equal((ChatState)state, (await ChatAsync()).State);
        Assert.Empty(await _host.Store.RangeAsync(WorkItem.Collection, KeyRange.AllTexts, 10, descending: false, default));
    }

    [Fact]
    public async Task Checklist44_WhenAnAnswerIsRefusedSo_TheReferenceIsClosedToo()
    {
        await _host.AskAsync(TurnHost.Message("hello"));
        await Assert.ThrowsAsync<ChannelException>(() => _host.RunAsync(
            TurnHost.Message("hello again"), new Answers { Fails = new ChannelException(ChannelFault.Gone, "gone") { Code = "BotDisabledByAdmin" } }));

        Assert.Equal((ChatState.Blocked, "BotDisabledByAdmin"), ((await ChatAsync()).State, (await ChatAsync()).Reason));
    }

    [Fact]
    public async Task Checklist40_WhenTheChannelServesTheConversationElsewhere_ThatIsStored()
    {
        var elsewhere = new Uri("https://smba.infra.gcc.teams.microsoft.com/teams");
        await _host.RunAsync(TurnHost.Message("hello"), new Answers { Sent = new SentMessage("1") { MovedTo = elsewhere } });

        Assert.Equal(elsewhere, (await ChatAsync()).Conversation.ServiceUrl);
    }

    [Fact]
    public async Task Checklist45_WhenThePersonWritesAgain_ItIsReachedAgain()
    {
        await _host.AskAsync(TurnHost.Message("hello"));
        _host.Channel.Fails = new ChannelException(ChannelFault.Gone, "gone");
        await SayAsync("one");
        _host.Channel.Fails = null;
        await _host.AskAsync(TurnHost.Message("hello again"));
        await SayAsync("two");

        Assert.Equal("two", Assert.Single(_host.Channel.Sent).Text);
    }

    [Fact]
    public async Task Checklist46_WhenAPersonHasNoChatYet_ItIsCreatedOnceAndKept()
    {
        var group = Chat with { ConversationId = "19:g", Scope = ConversationScope.Group };
        for (var i = 0; i < 3; i++)
        {
            await _host.AskAsync(TurnHost.Message("who looks after Runa", scope: ConversationScope.Group) with { Conversation = group });
        }

        await _host.WorkAsync();

        Assert.Equal(1, _host.Channel.Opened);
        Assert.Equal(3, _host.Channel.Sent.Count(sent => sent.Conversation == "own-29:i"));
    }

    [Fact]
    public async Task Checklist46_AfterARestart_SpeakingFirstStillReachesThePerson()
    {
        await _host.AskAsync(TurnHost.Message("hello"));
        await using var restarted = new TurnHost(_host.Store);
        await restarted.QueueAsync("reminder/1", new OutboxMessage(Chat) { Reply = Reply.Of("good morning"), Account = Ines });
        await restarted.WorkAsync();

        Assert.Equal(("c", "good morning"), Assert.Single(restarted.Channel.Sent));
    }

    [Fact]
    public async Task Checklist60_WhenFeedbackIsGiven_ItIsKeptByMessageAndTheLaterOneCounts()
    {
        await HappensAsync(new FeedbackGiven(Chat, Ines, "m7", "like", "good"));
        await HappensAsync(new FeedbackGiven(Chat, Ines, "m7", "dislike", "on second thoughts, no"));

        var kept = Assert.Single(await _host.Store.RangeAsync(Schema.Feedback, KeyRange.AllTexts, 10, descending: false, default)).Document;
        Assert.Equal(("m7", "dislike", "on second thoughts, no", "msteams/t/29:i"), (kept.MessageId, kept.Reaction, kept.Text, kept.Account));
    }

    private Task HappensAsync(ChannelEvent happened) => _host.Get<IChannelEvents>().TakeAsync(happened, default);

    private async Task SayAsync(string text)
    {
        await _host.QueueAsync(Guid.NewGuid().ToString("N"), new OutboxMessage(Chat) { Reply = Reply.Of(text) });
        await _host.WorkAsync();
    }

    private async Task<KnownChat> ChatAsync() => (await _host.Get<ChatBook>().FindAsync(Chat, default))!.Document; // stored by the test
}
