using RetentionBot.Conversation;
using RetentionBot.Host;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Outbox;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Store;
using RetentionBot.Testing;
using Schema = RetentionBot.Skills.Schema;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>Who hears of it when an account manager blocks or removes the bot.</summary>
public sealed class UnreachableNoticesTests
{
    private static readonly ChannelAccount Ines = new("msteams", "t", "29:i");
    private static readonly ConversationReference Chat = TurnHost.Message("").Conversation;

    [Theory]
    [InlineData("MessageWritesBlocked", "they blocked me")]
    [InlineData(null, "they blocked me")]
    [InlineData("BotDisabledByAdmin", "the bot was turned off for them by an administrator there")]
    [InlineData("BotNotInConversationRoster", "they removed me")]
    [InlineData("ConversationNotFound", "our chat is not there any more")]
    public async Task Each_administrator_is_told_once_in_their_own_chat(string? code, string why)
    {
        await using var host = await HostAsync();
        Refuse(host, code, "c");
        await SayAsync(host, "one");
        await SayAsync(host, "two");
        await HappensAsync(host, new BotRemoved(Chat, Ines));
        await host.WorkAsync();

        Assert.Equal(
            [("ada", $"I can no longer reach Ines Falk in Microsoft Teams: {why}. Reminders for them wait until they write again."), ("bo", $"I can no longer reach Ines Falk in Microsoft Teams: {why}. Reminders for them wait until they write again.")],
            host.Channel.Sent.OrderBy(sent => sent.Conversation));
    }

    [Fact]
    public async Task When_several_messages_are_refused_at_once_it_is_told_once()
    {
        await using var host = await HostAsync();
        var refused = new TaskCompletionSource();
        host.Channel.SendWaits = chat => chat.ConversationId == "c" ? refused.Task : Task.CompletedTask;
        await host.QueueAsync("one", new OutboxMessage(Chat) { Reply = Reply.Of("one") });
        await host.QueueAsync("two", new OutboxMessage(Chat) { Reply = Reply.Of("two") });
        var sending = host.WorkAsync();
        refused.SetException(new ChannelException(ChannelFault.Gone, "gone"));
        await sending;

        Assert.Equal(["ada", "bo"], host.Channel.Sent.Select(sent => sent.Conversation).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task When_the_channel_tells_of_the_removal_they_are_told_too_and_again_only_after_it_came_back()
    {
        await using var host = await HostAsync();
        await HappensAsync(host, new BotRemoved(Chat, Ines));
        await HappensAsync(host, new BotRemoved(Chat, Ines));
        await host.WorkAsync();
        Assert.Equal(2, host.Channel.Sent.Count(sent => sent.Text.Contains("they removed me", StringComparison.Ordinal)));

        await host.AskAsync(TurnHost.Message("hello again"));
        await HappensAsync(host, new BotRemoved(Chat, Ines));
        await host.WorkAsync();
        Assert.Equal(4, host.Channel.Sent.Count(sent => sent.Text.Contains("they removed me", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_administrator_is_not_told_of_themselves()
    {
        await using var host = await HostAsync();
        Refuse(host, "MessageWritesBlocked", "ada");
        await host.QueueAsync("one", new OutboxMessage(Chat with { ConversationId = "ada", UserId = "29:ada" }) { Reply = Reply.Of("one") });
        await host.WorkAsync();

        Assert.Contains("reach Ada Byron", Assert.Single(host.Channel.Sent, sent => sent.Conversation == "bo").Text, StringComparison.Ordinal);
        Assert.Single(host.Channel.Sent);
        Assert.Equal(0, await host.Store.CountAsync(WorkItem.ByState, OutboxQueue.In(WorkState.Waiting), 10, default));
    }

    [Fact]
    public async Task Of_a_group_nobody_is_told()
    {
        await using var host = await HostAsync();
        var group = Chat with { ConversationId = "19:g", Scope = ConversationScope.Group };
        await HappensAsync(host, new BotAdded(group, Ines));
        await host.WorkAsync();
        host.Channel.Sent.Clear();
        await HappensAsync(host, new BotRemoved(group, Ines));
        await host.WorkAsync();

        Assert.Empty(host.Channel.Sent);
    }

    [Fact]
    public async Task What_is_for_an_account_manager_goes_to_their_other_chat_when_one_is_closed()
    {
        await using var host = await HostAsync();
        await host.Store.CommitAsync(new Batch().Put(HostSchema.Chats, OpenChat("other", "29:i") with { LastUsed = new DateOnly(2026, 1, 1) }), default);
        Refuse(host, "MessageWritesBlocked", "c");
        await host.QueueAsync("one", new OutboxMessage(Chat) { Reply = Reply.Of("one"), Manager = 1 });
        await host.WorkAsync();

        Assert.Single(host.Channel.Sent, sent => sent == ("other", "one"));
    }

    [Fact]
    public async Task Wherever_the_process_ends_the_chat_is_closed_and_they_are_told_or_neither()
    {
        var steps = 100;
        for (var step = 0; step < steps; step++)
        {
            var (store, fate) = (new InMemoryStore(), new Fate { EndsAt = step });
            await using (await HostAsync(store))
            {
            }

            await using var host = new TurnHost(new MortalStore(store, fate));
            Refuse(host, "MessageWritesBlocked", "c");
            try
            {
                await SayAsync(host, "one");
                steps = fate.IsOver ? steps : step;
            }
            catch (ProcessEndedException)
            {
            }

            await using var next = new TurnHost(store);
            var isClosed = (await next.Get<ChatBook>().FindAsync(Chat, default))!.Document.State != ChatState.Open; // stored by the test
            next.Time.Advance(TimeSpan.FromMinutes(10));
            Refuse(next, "MessageWritesBlocked", "c");
            await next.WorkAsync();
            var told = host.Channel.Sent.Concat(next.Channel.Sent).Count(sent => sent.Conversation == "bo");
            Assert.True(told is 1 or 2 || !isClosed, $"ended at {fate.Steps[^1]}: told {told} times, closed: {isClosed}");
        }

        Assert.True(steps is > 5 and < 100, $"{steps} steps");
    }

    /// <summary>Ines, an account manager whose chat is open, and the administrators Ada and Bo.</summary>
    private static async Task<TurnHost> HostAsync(IStore? store = null)
    {
        var host = new TurnHost(store);
        await host.StoreAsync();
        await host.Store.CommitAsync(
            new Batch()
                .Put(Schema.Managers, new AccountManager { Number = 1, Name = "Ines Falk", Email = "ines@firm.example", Accounts = ["msteams/t/29:i"] })
                .Put(Schema.Managers, new AccountManager { Number = 2, Name = "Ada Byron", Role = Role.Administrator, Accounts = ["msteams/t/29:ada"] })
                .Put(Schema.Managers, new AccountManager { Number = 3, Name = "Bo Lind", Role = Role.Administrator, Accounts = ["msteams/t/29:bo"] })
                .Put(HostSchema.Chats, OpenChat("c", "29:i") with { LastUsed = new DateOnly(2026, 3, 1) }).Put(HostSchema.Chats, OpenChat("ada", "29:ada")).Put(HostSchema.Chats, OpenChat("bo", "29:bo")),
            default);
        return host;
    }

    private static KnownChat OpenChat(string id, string user)
    {
        var conversation = Chat with { ConversationId = id, UserId = user };
        return new KnownChat(HostKeys.Of(conversation), conversation) { Account = HostKeys.Of(new ChannelAccount("msteams", "t", user)), IsWelcomed = true };
    }

    private static void Refuse(TurnHost host, string? code, string conversation) => host.Channel.SendWaits = chat =>
        chat.ConversationId == conversation ? Task.FromException(new ChannelException(ChannelFault.Gone, "gone") { Code = code }) : Task.CompletedTask;

    private static Task HappensAsync(TurnHost host, ChannelEvent happened) => host.Get<IChannelEvents>().TakeAsync(happened, default);

    private static async Task SayAsync(TurnHost host, string text)
    {
        await host.QueueAsync(text, new OutboxMessage(Chat) { Reply = Reply.Of(text) });
        await host.WorkAsync();
    }
}
