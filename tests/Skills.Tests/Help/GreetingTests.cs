using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Help;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;
using RetentionBot.Testing;
using RetentionBot.Testing.Sample;

namespace RetentionBot.Skills.Tests.Help;

public sealed class GreetingTests
{
    [Fact]
    public async Task It_says_whom_it_takes_them_for_how_many_customers_they_have_and_how_fresh_the_data_is()
    {
        var store = await SampleFirm.OpenAsync();
        var owned = (await new CustomerBook(store).ByManagerAsync(1, afterNumber: 0, 100, CancellationToken.None)).Count;

        var card = await GreetAsync(store, SampleFirm.Managers[0]);

        var text = new PlainTextRenderer().Render(card);
        Assert.StartsWith("Hello Maren. I take you for Maren Holt, maren@kettlecrane.example.\n", text, StringComparison.Ordinal);
        Assert.Contains($"You look after {owned} customers.", text, StringComparison.Ordinal);
        Assert.Contains("Contacts are recorded since 10 Jan 2022, last import 22 Nov 2026. Purchases are recorded since", text, StringComparison.Ordinal);
        Assert.Contains("Your digest of what is due comes here at 07:30 (UTC), Mon-Fri. Type digest to see it at any time. Today it would begin:\nOrla Fennimore (#1) · follow-up: Send the winter blend samples, 7 days overdue", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_buttons_ask_about_the_persons_own_customers_and_the_last_one_says_that_it_is_not_me()
    {
        var catalogue = new SkillCatalogue();
        var turn = Turn(SampleFirm.Managers[0]);
        var store = await SampleFirm.OpenAsync();
        var own = (await new CustomerBook(store).ByManagerAsync(1, afterNumber: 0, 100, CancellationToken.None)).Select(customer => $"#{customer.Number}").ToHashSet();

        var card = await GreetAsync(store, turn);

        var calls = Calls(card);
        Assert.Equal(4, calls.Count);
        Assert.All(calls, call => Assert.NotNull(catalogue.Find(call.Call.Function)));
        Assert.Equal(("That is not me", "account.unlink"), (calls[3].Title, calls[3].Call.Function));
        Assert.All(calls.Take(3), call => Assert.Contains(call.Call.Argument("customer")!, own)); // each of the three names a customer
        Assert.NotEmpty(turn.Customers);
    }

    [Fact]
    public async Task Somebody_without_customers_is_shown_some_of_the_pool()
    {
        var card = await GreetAsync(await SampleFirm.OpenAsync(), SampleFirm.Managers[3]);

        Assert.Contains("You look after no customer yet", new PlainTextRenderer().Render(card), StringComparison.Ordinal);
        Assert.Equal(4, Calls(card).Count);
    }

    [Fact]
    public async Task Where_only_others_have_customers_none_of_them_is_shown()
    {
        var store = new InMemoryStore();
        await store.CommitAsync(new Batch().Put(Schema.Customers, new Customer { Number = 1, Name = "Vega Sund", Manager = 2 }), CancellationToken.None);

        var card = await GreetAsync(store, SampleFirm.Managers[0]);

        var text = new PlainTextRenderer().Render(card);
        Assert.DoesNotContain("Vega", text, StringComparison.Ordinal);
        Assert.DoesNotContain("questions below", text, StringComparison.Ordinal);
        Assert.Contains("import interactions", text, StringComparison.Ordinal);
        Assert.Single(Calls(card));
    }

    [Fact]
    public async Task With_no_data_at_all_it_says_how_to_import()
    {
        var card = await GreetAsync(new InMemoryStore(), new AccountManager { Number = 1, Name = "Maren" });

        var text = new PlainTextRenderer().Render(card);
        Assert.StartsWith("Hello Maren. I take you for Maren.\n", text, StringComparison.Ordinal);
        Assert.Contains("import customers FILE", text, StringComparison.Ordinal);
        Assert.Equal("account.unlink", Assert.Single(Calls(card)).Call.Function);
    }

    [Fact]
    public void In_a_group_it_is_one_line_with_nothing_personal() =>
        Assert.Equal("Ask me about a customer by mentioning me; I answer in our own chat.", new PlainTextRenderer().Render(Assert.Single(Greeting.InGroup.Cards)));

    private static Task<Card> GreetAsync(IStore store, AccountManager caller) => GreetAsync(store, Turn(caller));

    private static async Task<Card> GreetAsync(IStore store, SkillTurn turn)
    {
        await using var services = new ServiceCollection().AddSingleton(store).AddSkills().BuildServiceProvider();
        return Assert.Single((await services.GetRequiredService<Greeting>().ForAsync(turn, CancellationToken.None)).Cards);
    }

    private static List<CallAction> Calls(Card card) => [.. card.Elements.OfType<Actions>().SelectMany(actions => actions.Items).Cast<CallAction>()];

    private static SkillTurn Turn(AccountManager caller) =>
        new(caller, new ConversationMemory("1/test"), new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, CultureInfo.GetCultureInfo("en-GB")) { Account = "msteams/t/29:x" };
}
