using RetentionBot.Skills.Administration;
using RetentionBot.Skills.Administration.Audit;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Skills.Tests.Administration;

public sealed class AuditBookTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly AuditScope Everything = new(Start.AddDays(-1), Start.AddDays(100));

    private readonly InMemoryStore _store = new();

    [Theory]
    [InlineData(null, null, 60)]
    [InlineData(null, 2, 20)]
    [InlineData(7, null, 12)]
    public async Task Pages_ShowEachEntryOnceNewestFirst(int? customer, int? manager, int entries)
    {
        // Twelve a second, so that pages end in the middle of one.
        await StoreAsync(60, i => AuditEntry.Of(Start.AddSeconds(i / 12).AddMilliseconds(i % 12), 1 + (i % 3), "msteams", $"{i}", [i % 5 == 0 ? 7 : 8]));

        var pages = await PagesAsync(Everything with { Customer = customer, Manager = manager });

        var functions = pages.SelectMany(page => page.Entries).Select(entry => int.Parse(entry.Function, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(entries, functions.Count);
        Assert.Equal(functions.Distinct().OrderDescending(), functions);
        Assert.All(pages, page => Assert.InRange(page.Entries.Count, 1, 5));
    }

    [Fact]
    public async Task Page_OfOneInstant_LosesNothing()
    {
        await StoreAsync(13, i => AuditEntry.Of(Start, 1, "msteams", $"{i}", [7]));

        var pages = await PagesAsync(Everything with { Customer = 7 });

        Assert.Equal(13, pages.SelectMany(page => page.Entries).Select(entry => entry.Function).Distinct().Count());
    }

    [Fact]
    public async Task Span_LeavesOutWhatIsOutside()
    {
        await StoreAsync(10, i => AuditEntry.Of(Start.AddDays(i), 1, "msteams", $"{i}", [7]));
        var span = new AuditScope(Start.AddDays(2), Start.AddDays(5));

        Assert.Equal(["4", "3", "2"], (await PagesAsync(span)).SelectMany(page => page.Entries).Select(entry => entry.Function));
        Assert.Equal(["4", "3", "2"], (await PagesAsync(span with { Customer = 7 })).SelectMany(page => page.Entries).Select(entry => entry.Function));
    }

    [Fact]
    public async Task Page_OfSomebodyWhoDidLittle_GivesUpAndSaysHowFarItLooked()
    {
        var many = AuditBook.MostLookedThrough + 300;
        await StoreAsync(many, i => AuditEntry.Of(Start.AddSeconds(i), i == 0 ? 2 : 1, "msteams", $"{i}", [7]));
        var book = new AuditBook(_store);

        var first = await book.ReadAsync(Everything with { Manager = 2 }, before: null, limit: 5, default);
        var second = await book.ReadAsync(Everything with { Manager = 2 }, first.GoesOnAfter?.Key, limit: 5, default);

        Assert.Empty(first.Entries);
        Assert.InRange((first.LookedBackTo - Start)?.TotalSeconds ?? 0, 300, 310);
        Assert.Equal("0", Assert.Single(second.Entries).Function);
        Assert.Null(second.GoesOnAfter);
    }

    private async Task<List<AuditPage>> PagesAsync(AuditScope scope)
    {
        var book = new AuditBook(_store);
        var pages = new List<AuditPage>();
        string? before = null;
        do
        {
            pages.Add(await book.ReadAsync(scope, before, limit: 5, default));
            before = pages[^1].GoesOnAfter?.Key;
        }
        while (before is not null);
        return pages;
    }

    private async Task StoreAsync(int count, Func<int, AuditEntry> entry) =>
        await _store.CommitAsync(Enumerable.Range(0, count).Aggregate(new Batch(), (batch, i) => batch.Put(Schema.Audit, entry(i))), default);
}
