using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;
using RetentionBot.Testing;
using RetentionBot.Testing.Sample;

namespace RetentionBot.Skills.Tests.Administration;

public sealed class AccountLinkTests : IAsyncLifetime
{
    private const string Account = "msteams/3c1d/29:1AbC";
    private static readonly AccountManager Maren = SampleFirm.Managers[0];
    private static readonly AccountManager Tobias = SampleFirm.Managers[1];
    private static readonly AccountManager Selma = SampleFirm.Managers[4];

    private InMemoryStore _store = new();
    private ServiceProvider? _services;

    private AccountManagerBook Book => new(_store);

    public async Task InitializeAsync()
    {
        _store = await SampleFirm.OpenAsync();
        await _store.CommitAsync(new Batch().Put(Schema.Managers, Maren with { Accounts = [Account, "slack/T1/U1"] }), CancellationToken.None);
        _services = new ServiceCollection().AddSingleton<IStore>(_store).AddSkills().BuildServiceProvider();
    }

    public async Task DisposeAsync() => await _services!.DisposeAsync(); // set before any test runs

    [Fact]
    public async Task Somebody_wrongly_linked_is_asked_first_and_nothing_changes_until_the_button_is_pressed()
    {
        var turn = Turn(Maren);

        var reply = await DoAsync(new SkillCall("account.unlink"), turn);

        Assert.True(turn.Writes.IsEmpty);
        var button = Assert.Single(reply.Cards[0].Elements.OfType<Actions>().Single().Items.OfType<CallAction>());
        Assert.Equal(("account.unlink", "yes"), (button.Call.Function, button.Call.Argument("confirmed")));
        Assert.Equal(Maren.Number, (await Book.ByAccountAsync(Account, CancellationToken.None))?.Number);
    }

    [Fact]
    public async Task Once_confirmed_the_account_is_nobodys_the_refusal_is_kept_and_other_accounts_stay()
    {
        var said = await SayAsync(new SkillCall("account.unlink").With("confirmed", "yes"), Maren);

        var maren = (await Book.FindAsync(Maren.Number, CancellationToken.None))!; // she is in the sample
        Assert.Null(await Book.ByAccountAsync(Account, CancellationToken.None));
        Assert.Equal(Maren.Number, (await Book.ByAccountAsync("slack/T1/U1", CancellationToken.None))?.Number);
        Assert.Equal([Account], maren.RefusedAccounts);
        Assert.Contains("Selma Brandt (selma@kettlecrane.example)", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unlinking_is_written_only_over_the_version_that_was_read()
    {
        var turn = Turn(Maren);
        await DoAsync(new SkillCall("account.unlink").With("confirmed", "yes"), turn);
        await _store.CommitAsync(new Batch().Put(Schema.Managers, Maren with { Phone = "+44 20 5550 0199" }), CancellationToken.None);

        await Assert.ThrowsAsync<StoreConflictException>(async () => await _store.CommitAsync(turn.Writes, CancellationToken.None));
    }

    [Fact]
    public async Task Unlinking_twice_keeps_one_refusal()
    {
        await SayAsync(new SkillCall("account.unlink").With("confirmed", "yes"), Maren);
        await SayAsync(new SkillCall("account.unlink").With("confirmed", "yes"), Maren);

        Assert.Equal([Account], (await Book.FindAsync(Maren.Number, CancellationToken.None))?.RefusedAccounts);
    }

    [Fact]
    public async Task An_administrator_links_a_refused_account_to_whose_it_is()
    {
        await SayAsync(new SkillCall("account.unlink").With("confirmed", "yes"), Maren);

        await SayAsync(Allow("tobias finch"), Selma);

        Assert.Equal(Tobias.Number, (await Book.ByAccountAsync(Account, CancellationToken.None))?.Number);
        Assert.Empty((await Book.FindAsync(Maren.Number, CancellationToken.None))!.RefusedAccounts); // she is in the sample
    }

    [Theory]
    [InlineData("maren@kettlecrane.example")]
    [InlineData("1")]
    public async Task An_account_refused_by_mistake_is_linked_again(string manager)
    {
        await SayAsync(new SkillCall("account.unlink").With("confirmed", "yes"), Maren);

        await SayAsync(Allow(manager), Selma);

        Assert.Equal(Maren.Number, (await Book.ByAccountAsync(Account, CancellationToken.None))?.Number);
        Assert.Empty((await Book.FindAsync(Maren.Number, CancellationToken.None))!.RefusedAccounts); // she is in the sample
    }

    [Fact]
    public async Task Nobody_but_an_administrator_links_an_account_or_sees_the_refused_ones()
    {
        await SayAsync(new SkillCall("account.unlink").With("confirmed", "yes"), Maren);
        foreach (var other in SampleFirm.Managers.Where(manager => manager.Role != Role.Administrator))
        {
            var turn = Turn(other);

            Assert.StartsWith("Only an administrator", (await Assert.ThrowsAsync<SkillException>(() => DoAsync(Allow("tobias finch"), turn))).Message, StringComparison.Ordinal);
            Assert.StartsWith("Only an administrator", (await Assert.ThrowsAsync<SkillException>(() => DoAsync(new SkillCall("account.allow"), turn))).Message, StringComparison.Ordinal);
            Assert.True(turn.Writes.IsEmpty);
        }
    }

    [Fact]
    public async Task An_account_that_nobody_refused_is_not_linked()
    {
        var turn = Turn(Selma);

        await Assert.ThrowsAsync<SkillException>(() => DoAsync(Allow("tobias finch"), turn));

        Assert.True(turn.Writes.IsEmpty);
    }

    private static SkillCall Allow(string manager) => new SkillCall("account.allow").With("account", Account).With("manager", manager);

    private async Task<string> SayAsync(SkillCall call, AccountManager caller)
    {
        var turn = Turn(caller);
        var reply = await DoAsync(call, turn);
        await _store.CommitAsync(turn.Writes, CancellationToken.None);
        return Text(reply);
    }

    private Task<Reply> DoAsync(SkillCall call, SkillTurn turn) => _services!.GetRequiredService<SkillInvoker>().InvokeAsync(call, turn, CancellationToken.None);

    private static string Text(Reply reply) => new PlainTextRenderer().Render(Assert.Single(reply.Cards));

    private static SkillTurn Turn(AccountManager caller) =>
        new(caller, new ConversationMemory($"{caller.Number}/test"), new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, CultureInfo.GetCultureInfo("en-GB")) { Account = Account };
}
