using System.Globalization;
using RetentionBot.Benchmarks.Generated;
using RetentionBot.Conversation;
using RetentionBot.Host;
using RetentionBot.Host.Chats;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.History;
using RetentionBot.Store;

namespace RetentionBot.Benchmarks.Reminders;

/// <summary>
/// A made-up company of which the same number of customers have a contact due, however many there are: those in between are planned for later, or were spoken to lately. Its customers have what a
/// digest reads of them and no more, so that a million of them are soon written. Those of one account manager lie far apart, as where they came in over the years.
/// </summary>
/// <param name="customers">How many customers, numbered from 1; a multiple of <see cref="Due"/>.</param>
internal sealed class RemindedCompany(int customers)
{
    /// <summary>Account managers, each with a chat; the first of each team leads it.</summary>
    public const int ManagerCount = 1_000;

    /// <summary>How many customers have a contact due; as many for each account manager.</summary>
    public const int Due = 20 * ManagerCount;

    /// <summary>A day without a look back on the week and without the summary of a team: a Wednesday.</summary>
    public static readonly DateOnly Today = new(2026, 3, 4);

    private const int TeamSize = 10;

    /// <summary>In months, as the settings have them by default.</summary>
    private static readonly int[] CadenceOfTier = [6, 1, 3, 6];

    public int CustomerCount => customers;

    /// <summary>Everything as batches, in the order of the keys.</summary>
    public IEnumerable<Batch> Batches =>
        CompanyFile.BatchesOf(Schema.Managers, Numbers(ManagerCount).Select(Manager))
            .Concat(CompanyFile.BatchesOf(HostSchema.Chats, Numbers(ManagerCount).Select(Chat)))
            .Concat(CompanyFile.BatchesOf(Schema.Customers, Numbers(customers).Select(Customer)))
            .Concat(CompanyFile.BatchesOf(Schema.Interactions, Numbers(customers).Where(IsDue).SelectMany(Contacts)));

    private static AccountManager Manager(int number)
    {
        var lead = number - ((number - 1) % TeamSize);
        return new AccountManager
        {
            Number = number,
            Name = string.Create(CultureInfo.InvariantCulture, $"Account Manager {number}"),
            Email = GeneratedCompany.EmailOf(number),
            Accounts = [HostKeys.Of(GeneratedCompany.Channel, GeneratedCompany.Tenant, GeneratedCompany.EmailOf(number))],
            Zone = "Europe/Berlin",
            Team = string.Create(CultureInfo.InvariantCulture, $"Team {lead}"),
            Lead = number == lead ? null : lead,
            Role = number == lead ? Role.TeamLead : Role.AccountManager,
        };
    }

    private static KnownChat Chat(int manager)
    {
        var email = GeneratedCompany.EmailOf(manager);
        var conversation = new ConversationReference(GeneratedCompany.Channel, GeneratedCompany.Tenant, $"chat-{email}") { Scope = ConversationScope.Personal, UserId = email, BotId = "bot", ServiceUrl = new Uri("http://127.0.0.1/") };
        return new KnownChat(HostKeys.Of(conversation), conversation) { Account = HostKeys.Of(GeneratedCompany.Channel, GeneratedCompany.Tenant, email), IsWelcomed = true, LastUsed = Today.AddDays(-1) };
    }

    private Customer Customer(int number)
    {
        var tier = TierOf(number);
        return new Customer
        {
            Number = number,
            Name = string.Create(CultureInfo.InvariantCulture, $"Customer {number}"),
            Manager = 1 + ((number - 1) % ManagerCount),
            PreferredChannel = ContactChannel.Call,
            Tier = tier == 0 ? null : (Tier)tier,
            Plan = PlanOf(number),
            Activity = new Activity { Orders = 1, Totals = tier == 0 ? [new Money(400, "EUR")] : [], LastContact = LastContactOf(number) },
        };
    }

    /// <summary>Of every second one a day was set, which may be over; of the others the cadence counts.</summary>
    private ContactPlan PlanOf(int number) => IsPlanned(number)
        ? new ContactPlan(Today.AddDays(-30), IsDue(number) ? Today.AddDays(-(number % 10)) : Today.AddDays(7 + (number % 120)))
        : new ContactPlan(Today.AddYears(-2), Today.AddYears(-2));

    private DateOnly LastContactOf(int number) => IsPlanned(number) ? Today.AddMonths(-2)
        : IsDue(number) ? Today.AddMonths(-CadenceOfTier[TierOf(number)]).AddDays(-(number % 10))
        : Today.AddDays(-(1 + (number % 20)));

    private IEnumerable<Interaction> Contacts(int customer) => Enumerable.Range(0, 3).Reverse().Select(before => new Interaction
    {
        Key = new HistoryKey(customer, LastContactOf(customer).AddMonths(-2 * before).ToDateTime(new TimeOnly(10, 0)), sequence: 0).Value,
        By = 1 + ((customer - 1) % ManagerCount),
        Channel = ContactChannel.Call,
        Summary = "Talked about the order",
    });

    private bool IsDue(int number) => PlaceOf(number) % (customers / Due) == 0;

    private bool IsPlanned(int number) => GroupOf(number) % 2 == 0;

    /// <summary>0 for none: then their value counts.</summary>
    private int TierOf(int number) => GroupOf(number) / 2 % 4;

    /// <summary>The customers of an account manager in as many groups as have something due; in each it is the first one.</summary>
    private int GroupOf(int number) => PlaceOf(number) / (customers / Due);

    /// <summary>The customer's place among those of their account manager, from 0.</summary>
    private static int PlaceOf(int number) => (number - 1) / ManagerCount;

    private static IEnumerable<int> Numbers(int count) => Enumerable.Range(1, count);
}
