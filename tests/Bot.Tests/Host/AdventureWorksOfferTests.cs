using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Bot.Tests.Import;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Host;
using RetentionBot.Host.Commands;
using RetentionBot.Import;
using RetentionBot.Skills;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Offers.Guards;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;
using Xunit.Abstractions;
using Schema = RetentionBot.Skills.Schema;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>The guards over a whole firm: every customer of AdventureWorks is told from every prospect, in a real data file.</summary>
public sealed class AdventureWorksOfferTests(ITestOutputHelper output) : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Offer Welcome = new() { Id = "WELCOME", Name = "First bike ten per cent off", Audience = OfferAudience.NewCustomers, Discount = 0.1m };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task New_customer_offer_is_refused_to_every_customer_and_allowed_to_every_prospect()
    {
        await using var store = await ImportedAsync();
        await using var services = new ServiceCollection().AddSingleton<IStore>(store).AddSkills().BuildServiceProvider();
        var guards = services.GetServices<IGuard>().ToList();
        var (strangers, duplicates) = (guards.OfType<NewCustomerOffersStayWithStrangers>().Single(), guards.OfType<NewCustomerOffersSpareDuplicates>().Single());
        var say = new Wording(new DateOnly(2026, 11, 23), CultureInfo.GetCultureInfo("en-GB"));
        var (refused, allowed, alike, kept, wrong) = (0, 0, 0, 0, 0);
        var clock = Stopwatch.StartNew();
        foreach (var customer in await store.RangeAsync(Schema.Customers, KeyRange.AllNumbers, int.MaxValue, descending: false, default))
        {
            var outgoing = new Outgoing(ContactPurpose.Offer, customer.Document, 1) { Offer = Welcome };
            var isRefused = (await strangers.CheckAsync(outgoing, say, default)).Any(finding => finding is { Verdict: GuardVerdict.Blocked, MayBeOverridden: true });
            refused += isRefused ? 1 : 0;
            allowed += isRefused ? 0 : 1;
            wrong += isRefused == (customer.Document.StatedExisting == true) ? 0 : 1;
            var shared = await duplicates.CheckAsync(outgoing, say, default);
            alike += shared.Count;
            kept += shared.Count(finding => finding.Verdict == GuardVerdict.Blocked);
        }

        output.WriteLine($"refused {refused:N0}, allowed {allowed:N0}, wrong {wrong}; prospects that share a contact with a customer {alike:N0}, kept from it {kept:N0}; {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.Equal((19_820, 2_059, 0), (refused, allowed, wrong));

        // A thousand prospects have placeholder numbers that up to 209 customers have, too, and 141 have the domain of every customer: neither says anything. The numbers of the others are shared by 20 records
        // at most, and name and address say that they are somebody else: a warning.
        Assert.Equal((141, 0), (alike, kept));
    }

    [SkippableFact]
    public async Task List_of_everybody_is_checked_whole()
    {
        await using var store = await ImportedAsync();
        var everybody = await store.RangeAsync(Schema.Customers, KeyRange.AllNumbers, int.MaxValue, descending: false, default);
        await File.WriteAllLinesAsync(_folder.File("list.csv"), everybody.Select(customer => customer.Document).Select((customer, row) => row % 2 == 0 || customer.Emails.Count == 0 ? $"#{customer.Number}," : $",{customer.Emails[0]}").Prepend("id,email"));
        var told = new StringWriter();
        var clock = Stopwatch.StartNew();

        var code = await new CommandLine(new OpenStore(store), _folder.Path, new FakeTimeProvider(Now)).RunAsync(["offer", "check", "--list", "list.csv", "--offer", "WELCOME", "--out", "out.csv"], told, default);

        output.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s for {everybody.Count:N0} recipients: {told.ToString().Split('\n')[0]}");
        Assert.Equal(3, code);
        Assert.StartsWith($"\"First bike ten per cent off\" (WELCOME) for {everybody.Count.ToString("N0", CultureInfo.InvariantCulture)} recipients:", told.ToString(), StringComparison.Ordinal);
        Assert.Equal(everybody.Count + 1, (await File.ReadAllLinesAsync(_folder.File("out.csv"))).Length);
    }

    private async Task<LiteDbStore> ImportedAsync()
    {
        var data = PublicData.Folder("adventureworks");
        var time = new FakeTimeProvider(Now);
        var store = await LiteDbStore.OpenAsync(new LiteDbStoreOptions { Path = _folder.File("aw.db") }, HostSchema.All, migrations: null, time, NullLogger.Instance, default);
        await new Importer(store, time).ImportSetAsync("adventureworks", data, new ImportOptions(), progress: null, default);
        await store.CommitAsync(new Batch().Put(Schema.Offers, Welcome), default);
        return store;
    }

    private sealed class OpenStore(IStore store) : IStoreAccess
    {
        public LiteDbStoreOptions? Offline => null;

        public Task<int> WithStoreAsync(Func<IStore, CancellationToken, Task<int>> work, CancellationToken cancellationToken) => work(store, cancellationToken);
    }
}
