using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>What becomes of a person's own chat when it is wanted twice at the same moment.</summary>
public sealed class PrivateChatsTests : IAsyncLifetime
{
    private static readonly ChannelAccount Ines = new("msteams", "t", "29:i");
    private static readonly ConversationReference Group = TurnHost.Message("", scope: ConversationScope.Group).Conversation;

    private readonly TaskCompletionSource _opens = new();
    private readonly TurnHost _host = new() { IsAnonymous = true };

    public async Task InitializeAsync()
    {
        await _host.StoreAsync();
        _host.Channel.OpensWait = _opens.Task;
        _host.Understanding.Next = new Understood.Call(TurnHost.Question);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Checklist46_WhenANewPersonAsksTwiceAtOnceInAGroup_OneChatIsCreatedAndBothAreAnsweredThere()
    {
        var (first, second) = (_host.AskAsync(TurnHost.Message("who looks after Runa", scope: ConversationScope.Group)), _host.AskAsync(TurnHost.Message("and #7", scope: ConversationScope.Group)));
        _opens.SetResult();
        await Task.WhenAll(first, second);
        await _host.WorkAsync();

        Assert.Equal(1, _host.Channel.Opened);
        Assert.Equal(["own-29:i", "own-29:i"], _host.Channel.Sent.Select(sent => sent.Conversation));
    }

    [Fact]
    public async Task Two_people_have_a_chat_each()
    {
        var (ines, olav) = (OfAsync(Ines, Group), OfAsync(new ChannelAccount("msteams", "t", "29:o"), Group with { UserId = "29:o" }));
        _opens.SetResult();

        Assert.Equal(("own-29:i", "own-29:o"), ((await ines)?.ConversationId, (await olav)?.ConversationId));
        Assert.Equal(2, _host.Channel.Opened);
    }

    [Fact]
    public async Task Whoever_asked_first_may_stop_waiting_and_the_other_is_still_told()
    {
        using var gone = new CancellationTokenSource();
        var (first, second) = (OfAsync(Ines, Group, gone.Token), OfAsync(Ines, Group));
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _opens.SetResult();

        Assert.Equal("own-29:i", (await second)?.ConversationId);
        Assert.Equal(1, _host.Channel.Opened);
    }

    [Fact]
    public async Task A_busy_channel_is_told_to_all_who_wait_and_asked_again_the_next_time()
    {
        _host.Channel.Fails = new ChannelException(ChannelFault.Retry, "busy");
        var (first, second) = (OfAsync(Ines, Group), OfAsync(Ines, Group));
        _opens.SetResult();
        await Assert.ThrowsAsync<ChannelException>(() => first);
        await Assert.ThrowsAsync<ChannelException>(() => second);
        _host.Channel.Fails = null;

        Assert.Equal("own-29:i", (await OfAsync(Ines, Group))?.ConversationId);
        Assert.Equal(2, _host.Channel.Opened);
    }

    private Task<ConversationReference?> OfAsync(ChannelAccount account, ConversationReference known, CancellationToken cancellationToken = default) =>
        _host.Get<PrivateChats>().OfAsync(account, known, cancellationToken).AsTask();
}
