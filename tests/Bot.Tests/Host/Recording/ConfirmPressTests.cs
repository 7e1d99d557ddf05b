using RetentionBot.Conversation;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Store;
using RetentionBot.Testing;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Host.Recording;

/// <summary>The button of a question: pressed by two people, twice, after a restart, at the same moment.</summary>
public sealed class ConfirmPressTests : IAsyncLifetime
{
    private static readonly SkillCall Assign = new SkillCall("customer.assign").With("customer", "#7").With("manager", "2");
    private static readonly ChannelAccount Colleague = new("msteams", "t", "29:b") { Email = "bo@firm.example" };

    private readonly InMemoryStore _store = new();
    private TurnHost _host = null!; // set before each test

    public async Task InitializeAsync()
    {
        _host = new TurnHost(_store) { IsAnonymous = true };
        await _host.StoreAsync();
        await _store.CommitAsync(new Batch()
            .Put(Schema.Managers, new AccountManager { Number = 2, Name = "Bo Lind", Email = "bo@firm.example", Accounts = ["msteams/t/29:b"] })
            .Put(Schema.FollowUps, new FollowUp { Number = 1, Customer = 7, Owner = 1, DueOn = new DateOnly(2026, 3, 9) }), default);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Pressed_by_whoever_asked_it_is_done_once_and_the_follow_ups_go_along()
    {
        var yes = await AskAsync();

        Assert.Contains("Bo Lind looks after Runa Holm", await PressAsync(yes), StringComparison.Ordinal);
        Assert.Equal((2, 2), await OwnersAsync());
        Assert.Contains("answered already", await PressAsync(yes, card: "another copy of the card"), StringComparison.Ordinal);
        Assert.Single(await UndosAsync());
    }

    [Fact]
    public async Task Pressed_by_somebody_else_nothing_happens_and_it_stays_open()
    {
        var yes = await AskAsync();

        Assert.Contains("Only whoever asked", await PressAsync(yes, from: Colleague), StringComparison.Ordinal);
        Assert.Equal((1, 1), await OwnersAsync());
        Assert.Contains("looks after Runa Holm", await PressAsync(yes, card: "c2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressed_after_a_restart_it_still_works()
    {
        var yes = await AskAsync();
        await _host.DisposeAsync();
        _host = new TurnHost(_store) { IsAnonymous = true };

        Assert.Contains("looks after Runa Holm", await PressAsync(yes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressed_twice_at_the_same_moment_it_is_done_once()
    {
        var yes = await AskAsync();

        var said = await Task.WhenAll(PressAsync(yes, card: "c1"), PressAsync(yes, card: "c2"), PressAsync(yes, card: "c1"));

        Assert.Single(await UndosAsync());
        Assert.Contains(said, text => text.Contains("looks after Runa Holm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_argument_of_a_call_stands_for_the_button()
    {
        foreach (var name in new[] { "confirmed", "Confirmed", "id", "yes", "turn", "anyway" })
        {
            await PressAsync(Assign.With(name, "true"), card: name);
        }

        Assert.Equal((1, 1), await OwnersAsync());
        Assert.Empty(await UndosAsync());
    }

    [Fact]
    public async Task The_colleague_who_gets_a_customer_reads_the_brief_in_their_own_chat()
    {
        await _host.AskAsync(TurnHost.Message("hello", from: Colleague) with { Conversation = TurnHost.Message("").Conversation with { ConversationId = "bo's chat", UserId = "29:b" } });
        await PressAsync(await AskAsync());

        await _host.WorkAsync();

        var (conversation, text) = _host.Channel.Sent.Single(sent => sent.Text.Contains("has given you", StringComparison.Ordinal));
        Assert.Equal("bo's chat", conversation);
        Assert.Contains("Ines Falk has given you Runa Holm", text, StringComparison.Ordinal);
        Assert.Contains("F1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_is_taken_back_the_colleague_is_told_that_too()
    {
        await _host.AskAsync(TurnHost.Message("hello", from: Colleague) with { Conversation = TurnHost.Message("").Conversation with { ConversationId = "bo's chat", UserId = "29:b" } });
        await PressAsync(await AskAsync());
        await PressAsync(new SkillCall("undo"), card: "undo");

        await _host.WorkAsync();

        Assert.Contains(_host.Channel.Sent, sent => sent.Conversation == "bo's chat" && sent.Text.Contains("has taken back that you look after Runa Holm", StringComparison.Ordinal));
        Assert.Equal((1, 1), await OwnersAsync());
    }

    /// <summary>The call of the question's yes.</summary>
    private async Task<SkillCall> AskAsync()
    {
        _host.Understanding.Next = new Understood.Call(Assign);
        var answers = new Answers();
        await _host.RunAsync(TurnHost.Message("give Runa to Bo"), answers);
        return answers.Replies.Single().Cards.SelectMany(card => card.Elements).OfType<Actions>().SelectMany(actions => actions.Items).OfType<CallAction>().First().Call;
    }

    private async Task<string> PressAsync(SkillCall call, string card = "card-1", ChannelAccount? from = null) =>
        string.Join('\n', await _host.AskAsync(TurnHost.Message("", from: from) with { Call = call, CardId = card }));

    private async Task<(int? Customer, int? FollowUp)> OwnersAsync() =>
        ((await _store.GetAsync(Schema.Customers, [7L], default))[0].Document.Manager, (await _store.GetAsync(Schema.FollowUps, [1L], default))[0].Document.Owner);

    private ValueTask<IReadOnlyList<Stored<RetentionBot.Skills.Ledger.UndoEntry>>> UndosAsync() => _store.RangeAsync(Schema.Undo, KeyRange.AllTexts, 10, descending: false, default);
}
