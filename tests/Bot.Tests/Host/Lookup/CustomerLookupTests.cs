using RetentionBot.Conversation;
using RetentionBot.Host.Lookup;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.Host.Lookup;

public sealed class CustomerLookupTests : IAsyncLifetime
{
    private readonly TurnHost _host = new() { IsAnonymous = true };

    public async Task InitializeAsync()
    {
        await _host.StoreAsync();
        var batch = new Batch().Put(Schema.Managers, new AccountManager { Number = 2, Name = "Jon Vik", Email = "jon@firm.example" });
        for (var number = 100; number < 140; number++)
        {
            batch.Put(Schema.Customers, new Customer { Number = number, Name = $"Astrid Berg{(char)('a' + (number % 20))}", FirstName = "Astrid", Manager = number % 2 == 0 ? 2 : null, Emails = [$"a{number}@x.example"] });
        }

        batch.Put(Schema.Customers, new Customer
        {
            Number = 8, Name = "Siv Moe", Manager = 1, Activity = new Activity { Recent = [new RecentFact(default, new DateOnly(2026, 2, 1), "Call")] },
        });
        await _host.Store.CommitAsync(batch, default);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private async Task<LookupAnswer> FindAsync(string text, int skip = 0, int count = 25, string email = "ines@firm.example") =>
        await _host.Get<IRecordLookup>().FindAsync(TurnHost.Message(text, from: new ChannelAccount("msteams", "t", "29:i") { Email = email }, scope: ConversationScope.Group), skip, count, default);

    [Theory]
    [InlineData("Runa")]
    [InlineData("holm")]
    [InlineData("Runa Hol")]
    [InlineData("#7")]
    public async Task Text_WhenItFitsSomebody_FindsThem(string text)
    {
        var found = Assert.Single((await FindAsync(text)).Records);
        Assert.Equal(("Runa Holm", "#7"), (found.Title, found.Detail));
        Assert.Equal("Runa Holm\nCustomer number: #7", new PlainTextRenderer().Render(found.Card));
    }

    [Fact]
    public async Task List_WhenItIsScrolled_ShowsEachOnceAndEnds()
    {
        var pages = new List<string>();
        for (var skip = 0; skip < 60; skip += 15)
        {
            pages.AddRange((await FindAsync("astrid", skip, 15)).Records.Select(record => record.Detail));
        }

        Assert.Equal(40, pages.Count);
        Assert.Equal(40, pages.Distinct().Count());
    }

    [Fact]
    public async Task Text_WhenItIsEmpty_ListsTheAskersOwnWithTheNewestHistoryFirst()
    {
        Assert.Equal(["Siv Moe", "Runa Holm"], (await FindAsync(" ")).Records.Select(record => record.Title));
        Assert.Equal(["Runa Holm"], (await FindAsync("", skip: 1, count: 1)).Records.Select(record => record.Title));
        Assert.Equal(20, (await FindAsync("", email: "jon@firm.example")).Records.Count);
    }

    [Fact]
    public async Task List_WhenItIsShown_IsAuditedWithWhoIsOnIt()
    {
        await FindAsync("Runa");
        var audit = Assert.Single(await _host.Store.RangeAsync(Schema.Audit, KeyRange.AllTexts, 10, descending: false, default)).Document;
        Assert.Equal((1, "msteams", CustomerLookup.Function, 7), (audit.Manager, audit.Channel, audit.Function, Assert.Single(audit.Customers)));
    }

    [Fact]
    public async Task List_WhenNobodyIsOnIt_IsNotAudited()
    {
        Assert.Empty((await FindAsync("#999999")).Records);
        Assert.Empty(await _host.Store.RangeAsync(Schema.Audit, KeyRange.AllTexts, 10, descending: false, default));
    }

    [Fact]
    public async Task Stranger_IsRefusedAndNothingIsReadForThem()
    {
        var answer = await FindAsync("Runa", email: "nobody@else.example");
        Assert.Empty(answer.Records);
        Assert.Contains("do not know you", answer.Refusal, StringComparison.Ordinal);
        Assert.Empty(await _host.Store.RangeAsync(Schema.Audit, KeyRange.AllTexts, 10, descending: false, default));
    }
}
