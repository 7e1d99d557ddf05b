using RetentionBot.Host.Settings;
using RetentionBot.Host.Turns;
using RetentionBot.Skills;
using RetentionBot.Skills.Administration;
using RetentionBot.Skills.Administration.Export;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Ledger;
using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.Host;

public sealed class ExpiryTests
{
    private static readonly DateTimeOffset Now = TurnHost.Now;

    [Fact]
    public async Task What_has_had_its_time_is_removed_and_nothing_else()
    {
        await using var host = new TurnHost();
        await host.Store.CommitAsync(
            new Batch()
                .Put(Schema.Audit, Seen(730.1, "old")).Put(Schema.Audit, Seen(729.9, "kept")).Put(Schema.Audit, Seen(0, "today"))
                .Put(Schema.Undo, WayBack(12, 8, "over")).Put(Schema.Undo, WayBack(10, 6.9, "told")).Put(Schema.Undo, WayBack(1, -1, "open"))
                .Put(Schema.Questions, Asked(7.1, "old")).Put(Schema.Questions, Asked(6.9, "kept"))
                .Put(Schema.ExportTickets, new ExportTicket("old", 1, new ExportRequest(ExportKind.Book), Now.AddSeconds(-1)))
                .Put(Schema.ExportTickets, new ExportTicket("open", 1, new ExportRequest(ExportKind.Book), Now.AddSeconds(1))), default);

        await host.Get<Expiry>().RunAsync(Now, default);

        Assert.Equal(["kept", "today"], (await AllAsync(host, Schema.Audit)).Select(entry => entry.Function));
        Assert.Equal(["told", "open"], (await AllAsync(host, Schema.Undo)).Select(entry => entry.Function));
        Assert.Equal(["kept"], (await AllAsync(host, Schema.Questions)).Select(question => question.Call.Function));
        Assert.Equal(["open"], (await AllAsync(host, Schema.ExportTickets)).Select(ticket => ticket.Key));
    }

    /// <summary>More than one portion is over, with some in between that are not.</summary>
    [Fact]
    public async Task Ways_back_are_removed_over_several_portions()
    {
        await using var host = new TurnHost();
        var batch = new Batch();
        for (var i = 0; i < 1_203; i++)
        {
            batch.Put(Schema.Undo, WayBack(20 - (i / 1_000.0), i % 3 == 0 ? -1 : 8, i % 3 == 0 ? "stands" : "over"));
        }

        await host.Store.CommitAsync(batch, default);

        await host.Get<Expiry>().RunAsync(Now, default);

        Assert.Equal(Enumerable.Repeat("stands", 401), (await AllAsync(host, Schema.Undo)).Select(entry => entry.Function));
    }

    [Fact]
    public async Task Audit_is_kept_as_long_as_the_settings_say()
    {
        await using var host = new TurnHost();
        host.Get<Microsoft.Extensions.Options.IOptions<AuditOptions>>().Value.KeepDays = 30;
        await host.Store.CommitAsync(new Batch().Put(Schema.Audit, Seen(31, "old")).Put(Schema.Audit, Seen(29, "kept")), default);

        await host.Get<Expiry>().RunAsync(Now, default);

        Assert.Equal(["kept"], (await AllAsync(host, Schema.Audit)).Select(entry => entry.Function));
    }

    [Fact]
    public async Task What_the_outbox_said_is_forgotten_after_a_week_and_what_a_person_should_look_at_is_not()
    {
        await using var host = new TurnHost();
        await host.Store.CommitAsync(
            new Batch()
                .Put(WorkItem.Collection, Row("old", WorkState.Done, 7.1)).Put(WorkItem.Collection, Row("kept", WorkState.Done, 6.9))
                .Put(WorkItem.Collection, Row("lapsed", WorkState.Lapsed, 7.1)).Put(WorkItem.Collection, Row("parked", WorkState.Parked, 90)).Put(WorkItem.Collection, Row("unknown", WorkState.Unknown, 90)), default);

        await host.Get<Expiry>().RunAsync(Now, default);

        Assert.Equal(["kept", "parked", "unknown"], (await AllAsync(host, WorkItem.Collection)).Select(row => row.Name));
    }

    private static WorkItem Row(string name, WorkState state, double daysAgo) => new("outbox", name, Now.AddDays(-daysAgo), "{}") { State = state, EndedAt = Now.AddDays(-daysAgo) };

    private static AuditEntry Seen(double daysAgo, string function) => AuditEntry.Of(Now.AddDays(-daysAgo), 1, "msteams", function, [7]);

    private static UndoEntry WayBack(double daysAgo, double overForDays, string function) =>
        new(TimeKeys.New(Now.AddDays(-daysAgo)), Now.AddDays(-daysAgo), 1, function, [7], Now.AddDays(-overForDays), "a call", []);

    private static Question Asked(double daysAgo, string function) =>
        new(TimeKeys.New(Now.AddDays(-daysAgo)), 1, Now.AddDays(-daysAgo), new RememberedCall(function, []), [7]);

    private static async Task<IEnumerable<T>> AllAsync<T>(TurnHost host, Collection<T> collection)
        where T : class => (await host.Store.RangeAsync(collection, KeyRange.AllTexts, 2_000, descending: false, default)).Select(stored => stored.Document);
}
