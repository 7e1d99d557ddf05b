using RetentionBot.Import;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Bot.Tests.Import;

/// <summary>Each shipped set against the data it was made for, with the counts that data is published with.</summary>
public sealed class PublicSetTests
{
    private readonly ReadingStore _store = new();

    [SkippableFact]
    public async Task Chinook_WhenImported_HoldsEveryCustomerLineAndManager()
    {
        var summary = await ImportAsync("chinook");

        Assert.Equal([8, 59, 2_240], summary.Steps.Select(step => step.New));
        Assert.Equal(0, summary.Rejected);
        var customers = await _store.AllAsync(Schema.Customers);
        Assert.Equal([21, 20, 18], customers.GroupBy(customer => customer.Manager).OrderBy(group => group.Key).Select(group => group.Count()));
        var helena = customers.Single(customer => customer.Name == "Helena Holý");
        Assert.Equal([new Money(49.62m, "USD")], helena.Activity.Totals);
        Assert.Equal(7, helena.Activity.Orders);
        var coverage = await CoverageAsync();
        Assert.True(coverage.IsComplete);
        Assert.Equal(new DateOnly(2021, 1, 1), coverage.Since);
        Assert.Equal(new DateOnly(2025, 12, 22), coverage.Until);
        Assert.All(await _store.AllAsync(Schema.Purchases), purchase => Assert.False(purchase.ProductLine!.StartsWith("Genre ", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task Chinook_WhenImported_KnowsWhoLeadsWhom()
    {
        await ImportAsync("chinook");

        var managers = await _store.AllAsync(Schema.Managers);
        var nancy = managers.Single(manager => manager.Name == "Nancy Edwards");
        Assert.Equal(Role.TeamLead, nancy.Role);
        Assert.Equal(["Jane Peacock", "Margaret Park", "Steve Johnson"], managers.Where(manager => manager.Lead == nancy.Number).Select(manager => manager.Name));
    }

    [SkippableFact]
    public async Task Northwind_WhenImported_GivesEachCustomerTheEmployeeWhoServedThemMost()
    {
        var summary = await ImportAsync("northwind");

        Assert.Equal([9, 91, 2_155], summary.Steps.Select(step => step.New));
        Assert.Equal(0, summary.Rejected);
        var customers = await _store.AllAsync(Schema.Customers);
        Assert.Equal(2, customers.Count(customer => customer.Activity.Orders == 0));
        Assert.Equal(2, customers.Count(customer => customer.Manager is null));
        var alfreds = customers.Single(customer => customer.Name == "Alfreds Futterkiste");
        Assert.Equal(CustomerKind.Organisation, alfreds.Kind);
        Assert.Equal("Maria Anders", alfreds.Contacts.Single().Name);
        Assert.Equal(6, alfreds.Activity.Orders);
        Assert.Equal(4_273.00m, alfreds.Activity.Totals.Single().Amount);
        Assert.Equal(new DateOnly(1998, 4, 9), alfreds.Activity.LastPurchase);
        Assert.False((await CoverageAsync()).IsComplete);
    }

    [SkippableFact]
    public async Task Cdnow_WhenImported_HoldsEveryCustomerAndPurchase()
    {
        var summary = await ImportAsync("cdnow");

        Assert.Equal([23_570, 69_659], summary.Steps.Select(step => step.New));
        Assert.Equal(0, summary.Rejected);
        var second = (await _store.GetAsync(Schema.Customers, [2L], default))[0].Document;
        Assert.Equal("Customer 00002", second.Name);
        Assert.Equal(1, second.Activity.Orders);
        Assert.Equal([new Money(89.00m, "USD")], second.Activity.Totals);
    }

    [SkippableFact]
    public async Task AdventureWorks_WhenImported_TellsCustomersFromProspects()
    {
        var summary = await ImportAsync("adventureworks");

        Assert.Equal([17, 19_820, 2_059, 16], summary.Steps.Select(step => step.New));
        Assert.Equal(0, summary.Rejected);
        var customers = await _store.AllAsync(Schema.Customers);
        Assert.Equal(19_820, customers.Count(customer => customer.StatedExisting == true));
        Assert.Equal(2_059, customers.Count(customer => customer.StatedExisting == false));
        Assert.Equal(1_336, customers.Count(customer => customer.Kind == CustomerKind.Organisation));
        var store = customers.First(customer => customer.Name == "Next-Door Bike Store");
        Assert.Equal("Salesperson 279", (await _store.AllAsync(Schema.Managers)).Single(manager => manager.Number == store.Manager).Name);
        Assert.Null(customers.First(customer => customer.Kind == CustomerKind.Person).FirstName);
        Assert.Equal(0.02m, (await _store.AllAsync(Schema.Offers)).Single(offer => offer.Name == "Volume Discount 11 to 14").Discount);
    }

    [SkippableFact]
    public async Task OnlineRetail_WhenImportedDayByDay_HoldsEveryIdentifiedCustomerAndTheirReturns()
    {
        var summary = await ImportAsync("online-retail");

        var customers = await _store.AllAsync(Schema.Customers);
        Assert.Equal(948, customers.Count);
        Assert.Equal(0, summary.Rejected);
        var lines = summary.Steps.Where(step => step.Kind == ImportKind.Purchases).ToList();
        Assert.Equal(20, lines.Count);
        Assert.Equal(42_481, lines.Sum(step => step.Rows));
        Assert.Equal(42_481, lines.Sum(step => step.New + step.Skipped));
        Assert.Contains(customers, customer => customer.SourceIds.Single().Id == "17850");
        Assert.All((await _store.AllAsync(Schema.Purchases)).Where(purchase => purchase.Order.StartsWith('C')), purchase =>
        {
            Assert.Equal(PurchaseState.Returned, purchase.State);
            Assert.True(purchase.Quantity < 0);
        });
    }

    [SkippableTheory]
    [InlineData("chinook")]
    [InlineData("northwind")]
    [InlineData("online-retail")]
    public async Task PublicSet_WhenImportedTwice_ChangesNothingTheSecondTime(string set)
    {
        await ImportAsync(set);
        var before = await _store.TextAsync();

        var again = await ImportAsync(set);

        Assert.All(again.Steps, step => Assert.Equal((0, 0, 0), (step.New, step.Changed, step.Rejected)));
        Assert.Equal(before, await _store.TextAsync());
    }

    private Task<ImportSummary> ImportAsync(string set) =>
        new Importer(_store, TimeProvider.System).ImportSetAsync(set, PublicData.Folder(set), new ImportOptions(), progress: null, default);

    private async Task<RecordCoverage> CoverageAsync() => (await _store.GetAsync(Schema.Coverage, [nameof(RecordKind.Purchase)], default))[0].Document;
}
