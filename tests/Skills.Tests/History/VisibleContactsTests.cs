using System.Globalization;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Skills.Tests.History;

public sealed class VisibleContactsTests
{
    private static readonly Customer Someone = new() { Number = 1, Name = "Orla Fennimore", Activity = new Activity { LastContact = new DateOnly(2024, 3, 1) } };

    [Fact]
    public async Task Page_WhenOthersHaveManyPrivateContacts_IsStillFull()
    {
        var contacts = new VisibleContacts(new HistoryBook(await StoreAsync(privateOnes: 500, openOnes: 6)));

        var seen = await contacts.NewestAsync(Someone, Period.Always, limit: 6, before: null, Turn(manager: 1), CancellationToken.None);

        Assert.Equal(6, seen.Count);
        Assert.All(seen, contact => Assert.False(contact.IsPrivate));
    }

    [Fact]
    public async Task Contact_WhenPrivate_IsSeenByWhoeverHadIt()
    {
        var contacts = new VisibleContacts(new HistoryBook(await StoreAsync(privateOnes: 3, openOnes: 1)));

        Assert.Equal(4, (await contacts.NewestAsync(Someone, Period.Always, limit: 9, before: null, Turn(manager: 2), CancellationToken.None)).Count);
        Assert.True((await contacts.LastReachedAsync(Someone, Period.Always, Turn(manager: 2), CancellationToken.None))!.IsPrivate);
    }

    [Fact]
    public async Task LastReached_WhenOnlyOthersHadPrivateContacts_IsNone()
    {
        var contacts = new VisibleContacts(new HistoryBook(await StoreAsync(privateOnes: 100, openOnes: 0)));

        Assert.Null(await contacts.LastReachedAsync(Someone, Period.Always, Turn(manager: 1), CancellationToken.None));
    }

    [Fact]
    public async Task LastReached_WhenManyAttemptsCameAfter_PassesThemOver()
    {
        var store = await StoreAsync(privateOnes: 0, openOnes: 1);
        var attempts = Enumerable.Range(0, 90).Aggregate(new Batch(), (batch, place) => batch.Put(Schema.Interactions, Contact(new DateTime(2024, 6, 1), place, by: 1) with { Outcome = Outcome.NoAnswer }));
        await store.CommitAsync(attempts, CancellationToken.None);

        var reached = await new VisibleContacts(new HistoryBook(store)).LastReachedAsync(Someone, Period.Always, Turn(manager: 1), CancellationToken.None);

        Assert.Equal(new DateOnly(2024, 3, 1), reached!.On);
    }

    private static async Task<InMemoryStore> StoreAsync(int privateOnes, int openOnes)
    {
        var batch = new Batch();
        for (var place = 0; place < openOnes; place++)
        {
            batch.Put(Schema.Interactions, Contact(new DateTime(2024, 3, 1), place, by: 1));
        }

        for (var place = 0; place < privateOnes; place++)
        {
            batch.Put(Schema.Interactions, Contact(new DateTime(2024, 4, 1), place, by: 2) with { IsPrivate = true });
        }

        var store = new InMemoryStore();
        await store.CommitAsync(batch, CancellationToken.None);
        return store;
    }

    private static Interaction Contact(DateTime at, int place, int by) => new() { Key = new HistoryKey(1, at, place).Value, By = by, Channel = ContactChannel.Call };

    private static SkillTurn Turn(int manager) =>
        new(new AccountManager { Number = manager, Name = "Maren Holt" }, new ConversationMemory("test"), DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc, CultureInfo.InvariantCulture);
}
