using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration.Export;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Skills.Tests.Rights;

/// <summary>Every function for every role, bond and visibility: through the invoker, with a customer of its own for each bond.</summary>
public sealed class FunctionRightsTests
{
    private static readonly SkillCatalogue Catalogue = new();

    private static readonly AccountManager Lead = new() { Number = 71, Name = "Lena Lead", Team = "North", Role = Role.TeamLead };
    private static readonly AccountManager Mate = new() { Number = 72, Name = "Mate North", Team = "North" };
    private static readonly AccountManager Stranger = new() { Number = 73, Name = "Stan South", Team = "South" };

    private static readonly (Bond Bond, int Number, int? Manager)[] Customers =
        [(Bond.Own, 501, null), (Bond.Team, 502, Mate.Number), (Bond.Pool, 503, null), (Bond.Foreign, 504, Stranger.Number)];

    public static TheoryData<string, Role, Visibility> Cases
    {
        get
        {
            var cases = new TheoryData<string, Role, Visibility>();
            foreach (var function in Catalogue.Functions)
            {
                foreach (var role in Enum.GetValues<Role>())
                {
                    cases.Add(function.Name, role, Visibility.All);
                    cases.Add(function.Name, role, Visibility.Own);
                }
            }

            return cases;
        }
    }

    /// <summary>Refused before the function runs, or not: what it then says is its own affair, for its arguments are missing.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Function_IsRefusedWhereTheTableSaysSo(string name, Role role, Visibility visibility)
    {
        var function = Catalogue.Find(name)!; // it comes from the catalogue
        var caller = new AccountManager { Number = 70, Name = "Cara Caller", Team = "North", Role = role };
        await using var services = await ServicesAsync(caller, visibility);
        if (!function.TakesCustomer)
        {
            Assert.Equal(RightsTable.Allows(function.Deed, role, null, visibility), !await IsRefusedAsync(services, new SkillCall(name), caller));
            return;
        }

        foreach (var (bond, number, _) in Customers)
        {
            var call = function.Parameters.Where(parameter => parameter.Type == typeof(Customer)).Aggregate(new SkillCall(name), (call, parameter) => call.With(parameter.Name, $"#{number}"));
            var isRefused = await IsRefusedAsync(services, call, caller);

            Assert.True(RightsTable.Allows(function.Deed, role, bond, visibility) != isRefused, $"{name} for {role}, {bond}, {visibility}: {(isRefused ? "refused" : "allowed")}");
        }
    }

    /// <summary>Which deed is asked for is what the name says: no function that changes something goes as one that reads.</summary>
    [Fact]
    public void Function_ThatIsNamedForAChange_HasADeedThatChanges()
    {
        string[] reading = ["help", "more", "confirm", "decline", "account.unlink", "customer.find"];
        var asking = Catalogue.Functions.Where(function => !function.IsWriting).Select(function => function.Name).Except(reading).ToList();

        Assert.All(asking, name => Assert.Contains(name, (string[])
        [
            "customer.summary", "customer.lastContact", "customer.purchases", "customer.spend", "customer.offers", "customer.preferences", "customer.owner", "customer.status", "customer.tickets",
            "customer.satisfaction", "customer.upcoming", "customer.ask", "customer.story", "followup.list", "followup.overdue", "followup.unplanned", "day.mine", "drafts", "offer.check", "offer.best", "offer.parity", "offer.list",
        ]));
    }

    private static async Task<ServiceProvider> ServicesAsync(AccountManager caller, Visibility visibility)
    {
        var store = new InMemoryStore();
        var batch = new Batch().Put(Schema.Managers, caller).Put(Schema.Managers, Lead).Put(Schema.Managers, Mate).Put(Schema.Managers, Stranger);
        foreach (var (bond, number, manager) in Customers)
        {
            batch.Put(Schema.Customers, new Customer { Number = number, Name = $"Customer {bond}", Manager = bond == Bond.Own ? caller.Number : manager });
        }

        await store.CommitAsync(batch, CancellationToken.None);
        var services = new ServiceCollection().AddSingleton<IStore>(store).AddSingleton(new RightsOptions { Visibility = visibility }).AddSingleton<IDownloadPage, NoPage>().AddSingleton<IAttachedLists, WrittenLists>().AddSkills().BuildServiceProvider();
        await services.GetRequiredService<NameIndexFeed>().CatchUpAsync(CancellationToken.None);
        return services;
    }

    private static async Task<bool> IsRefusedAsync(ServiceProvider services, SkillCall call, AccountManager caller)
    {
        var turn = new SkillTurn(caller, new ConversationMemory("70/test"), new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, CultureInfo.InvariantCulture);
        try
        {
            var reply = await services.GetRequiredService<SkillInvoker>().InvokeAsync(call, turn, CancellationToken.None);
            return reply.Cards.Select(new PlainTextRenderer().Render).Any(text => text.StartsWith("I know no customer called", StringComparison.Ordinal));
        }
        catch (SkillException exception)
        {
            Assert.True(turn.Writes.IsEmpty);
            string[] refusals = ["Only an administrator", "You do not look after", "Addresses and telephone numbers leave", "Erasing", "Going past", "How often the firm", "That is nobody you may see"];
            return refusals.Any(refusal => exception.Message.StartsWith(refusal, StringComparison.Ordinal));
        }
    }
}
