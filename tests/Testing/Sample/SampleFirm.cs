using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Store;

namespace RetentionBot.Testing.Sample;

/// <summary>
/// A made-up tea merchant with a handful of customers, one for each thing that can go wrong in an answer. Everybody and everything in it is invented.
/// Its day is Monday 23 November 2026.
/// </summary>
public static class SampleFirm
{
    /// <summary>The day the sample plays on.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 23);

    /// <summary>The account managers.</summary>
    public static IReadOnlyList<AccountManager> Managers { get; } =
    [
        new() { Number = 1, Name = "Maren Holt", Email = "maren@kettlecrane.example", Phone = "+44 20 5550 0101", Title = "Account manager", Team = "North", Lead = 3 },
        new() { Number = 2, Name = "Tobias Finch", Email = "tobias@kettlecrane.example", Title = "Account manager", Team = "North", Lead = 3 },
        new() { Number = 3, Name = "Ines Corvo", Email = "ines@kettlecrane.example", Title = "Team lead", Team = "North", Role = Role.TeamLead },
        new() { Number = 4, Name = "Arvid Nyberg", Email = "arvid@kettlecrane.example" },
        new() { Number = 5, Name = "Selma Brandt", Email = "selma@kettlecrane.example", Title = "Office manager", Role = Role.Administrator },
    ];

    /// <summary>A store that holds all of it, each customer's activity added up from the history.</summary>
    public static async Task<InMemoryStore> OpenAsync()
    {
        var store = new InMemoryStore();
        var history = SampleHistory.All();
        var batch = new Batch();
        foreach (var manager in Managers)
        {
            batch.Put(Schema.Managers, manager);
        }

        foreach (var customer in SampleCustomers.All)
        {
            batch.Put(Schema.Customers, customer with { Activity = ActivityOf(customer, history) });
        }

        Put(batch, Schema.Purchases, history);
        Put(batch, Schema.Interactions, history);
        Put(batch, Schema.OffersSent, history);
        Put(batch, Schema.Complaints, history);
        Put(batch, Schema.Surveys, history);
        foreach (var followUp in SampleHistory.FollowUps)
        {
            batch.Put(Schema.FollowUps, followUp);
        }

        foreach (var offer in SampleOffers.All)
        {
            batch.Put(Schema.Offers, offer);
        }

        foreach (var entry in Audit)
        {
            batch.Put(Schema.Audit, entry);
        }

        foreach (var coverage in Coverage)
        {
            batch.Put(Schema.Coverage, coverage);
        }

        await store.CommitAsync(batch, CancellationToken.None);
        return store;
    }

    /// <summary>Who looked at and changed what in the days before.</summary>
    private static IEnumerable<AuditEntry> Audit { get; } =
    [
        .. Enumerable.Range(1, 7).Select(hour => AuditEntry.Of(new DateTimeOffset(2026, 11, 20, 8 + hour, 0, 0, TimeSpan.Zero), manager: 1, "msteams", "customer.summary", [hour])),
        AuditEntry.Of(new DateTimeOffset(2026, 11, 20, 16, 30, 0, TimeSpan.Zero), manager: 2, "msteams", "record.remove", [1]) with { IsChange = true, Records = ["I1-20261102"] },
        AuditEntry.Of(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero), manager: 2, "local", "customer.purchases", [1]) with { Records = ["P1-20260823", "P1-20260709", "P1-20260525", "P1-20260410", "P1-20260224"] },
    ];

    private static RecordCoverage[] Coverage { get; } =
    [
        new(RecordKind.Interaction) { Since = new DateOnly(2022, 1, 10), Until = new DateOnly(2026, 11, 20), LastImport = new DateTimeOffset(2026, 11, 22, 4, 0, 0, TimeSpan.Zero) },
        new(RecordKind.Purchase) { Since = new DateOnly(2021, 3, 1), Until = new DateOnly(2026, 11, 18), LastImport = new DateTimeOffset(2026, 11, 22, 4, 0, 0, TimeSpan.Zero) },
        new(RecordKind.OfferSent) { Since = new DateOnly(2023, 5, 2), Until = new DateOnly(2026, 9, 1), LastImport = new DateTimeOffset(2026, 11, 22, 4, 0, 0, TimeSpan.Zero) },
        new(RecordKind.SurveyScore) { Since = new DateOnly(2025, 6, 30), Until = new DateOnly(2026, 6, 30) },
        new(RecordKind.Complaint) { Since = new DateOnly(2022, 6, 1), Until = new DateOnly(2026, 11, 16), LastImport = new DateTimeOffset(2026, 11, 22, 4, 0, 0, TimeSpan.Zero) },
    ];

    private static Activity ActivityOf(Customer customer, IReadOnlyList<HistoryRecord> history)
    {
        var own = history.Where(record => customer.AllNumbers.Contains(record.At.Customer)).ToList();
        return HistoryTally.Of([.. own.OfType<Purchase>()], [.. own.OfType<Interaction>()], [.. own.OfType<Complaint>()], [.. own.OfType<Referral>()]);
    }

    private static void Put<T>(Batch batch, Collection<T> collection, IReadOnlyList<HistoryRecord> history)
        where T : HistoryRecord
    {
        foreach (var record in history.OfType<T>())
        {
            batch.Put(collection, record);
        }
    }
}
