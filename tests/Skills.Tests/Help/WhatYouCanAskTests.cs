using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration.Accounts;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Help;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;
using RetentionBot.Testing;
using RetentionBot.Testing.Sample;

namespace RetentionBot.Skills.Tests.Help;

public sealed class WhatYouCanAskTests
{
    [Fact]
    public async Task Help_WhenNobodyIsStored_SaysSoAndOffersNoButton()
    {
        var help = new WhatYouCanAsk(new SkillCatalogue(), Examples(new InMemoryStore()));

        var card = Assert.Single((await help.AnswerAsync(Turn(), CancellationToken.None)).Cards);

        Assert.Empty(card.Elements.OfType<Actions>());
        Assert.Contains("No customer is recorded yet", Assert.Single(card.Elements.OfType<Footnote>()).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", new PlainTextRenderer().Render(card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_WithCustomers_OffersThreeButtonsThatTheCatalogueKnowsAndNotesWhoIsShown()
    {
        var catalogue = new SkillCatalogue();
        var turn = Turn();

        var card = Assert.Single((await new WhatYouCanAsk(catalogue, Examples(await SampleFirm.OpenAsync())).AnswerAsync(turn, CancellationToken.None)).Cards);

        var calls = card.Elements.OfType<Actions>().SelectMany(actions => actions.Items).Cast<CallAction>().Select(action => action.Call).ToList();
        Assert.Equal(3, calls.Count);
        Assert.All(calls, call => Assert.NotNull(catalogue.Find(call.Function)));
        Assert.NotEmpty(turn.Customers);
    }

    private static OwnExamples Examples(InMemoryStore store)
    {
        var managers = new AccountManagerBook(store);
        return new OwnExamples(new CustomerBook(store), new CallerRights(managers, new Administrators(managers), new RightsOptions()));
    }

    private static SkillTurn Turn() =>
        new(new AccountManager { Number = 1, Name = "Maren Holt" }, new ConversationMemory("1/test"), DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc, CultureInfo.InvariantCulture);
}
