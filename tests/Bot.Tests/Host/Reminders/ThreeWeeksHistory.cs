using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.History;
using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.Host.Reminders;

/// <summary>
/// Sixty days of history, the same with every run: whatever a customer gets follows from their place among the customers of their account manager. The first two account managers have used the bot for
/// these days; the third begins on the first Monday, so that nobody has planned a contact for their customers yet.
/// </summary>
internal static class ThreeWeeksHistory
{
    private const int Days = 60;

    private static readonly string[] Topics =
    [
        "asked for the spring list", "wants a quote for the whole shelf and will decide with her partner before the end of the month", "the parcel came late but complete", "likes the new cover", "moves house in May",
        "asked who looks after them now", "would rather be called before noon", "two of the discs were the wrong edition",
    ];

    private static readonly string[] Reasons =
    [
        "send the quote", "ask about the fair", "call back about the invoice", "confirm the delivery of the boxed edition to the new address, and ask whether the old one may be deleted from the records", "bring the sample",
        "talk about the renewal", "send the track list",
    ];

    /// <summary>Writes it into a batch, with what it adds up to for each customer.</summary>
    /// <param name="agents">The numbers of the account managers who have customers.</param>
    public static void Put(Batch batch, IReadOnlyList<int> agents, IReadOnlyList<Stored<Customer>> customers, IReadOnlyList<Stored<Purchase>> imported)
    {
        var followUps = new List<FollowUp>();
        foreach (var (agent, place) in agents.Select((agent, place) => (agent, place)))
        {
            List<Stored<Customer>> own = [.. customers.Where(customer => customer.Document.Manager == agent)];
            followUps.AddRange(FollowUps(agent, place, [.. own.Select(customer => customer.Document.Number)], followUps.Count));
            for (var i = 0; i < own.Count; i++)
            {
                var interactions = Interactions(own[i].Document.Number, agent, i).ToList();
                var bought = Purchases(own[i].Document.Number, place, i).ToList();
                var complaints = Complaints(own[i].Document.Number, agent, place, i).ToList();
                interactions.ForEach(contact => batch.Put(Schema.Interactions, contact));
                bought.ForEach(purchase => batch.Put(Schema.Purchases, purchase));
                complaints.ForEach(complaint => batch.Put(Schema.Complaints, complaint));
                var all = imported.Select(purchase => purchase.Document).Where(purchase => purchase.At.Customer == own[i].Document.Number).Concat(bought).ToList();
                batch.Put(Schema.Customers, Fields(own[i].Document, place, i) with { Activity = HistoryTally.Of(all, interactions, complaints, []) }, own[i].Version);
            }
        }

        followUps.ForEach(followUp => batch.Put(Schema.FollowUps, followUp));
        PutNewcomer(batch, agents[0], customers.Max(customer => customer.Document.Number) + 1);
    }

    private static Customer Fields(Customer customer, int place, int i) => customer with
    {
        Tier = i % 7 == 0 ? Tier.A : i % 7 is 1 or 2 ? Tier.B : null,
        PreferredChannel = (i % 5) switch { 0 => ContactChannel.Call, 1 => ContactChannel.Email, 2 => ContactChannel.Meeting, _ => null },
        KeyDates = i % 6 == 4 ? [new KeyDate("birthday", new DateOnly(1980, 3, 2).AddDays(i + (3 * place)), IsYearly: true)] : i % 6 == 5 ? [new KeyDate("renewal", ThreeWeeksFirm.Monday.AddDays(i), IsYearly: false)] : [],
        Plan = place == 2 ? null : new ContactPlan(ThreeWeeksFirm.Monday.AddDays(-Days), ThreeWeeksFirm.Monday.AddDays((place == 0 ? -12 : -4) + (i * (place == 0 ? 2 : 5)))),
    };

    /// <summary>Of four customers one has none, so that the plan counts; the others were reached once or twice, some after a call that nobody answered.</summary>
    private static IEnumerable<Interaction> Interactions(int customer, int agent, int i)
    {
        if (i % 4 == 3)
        {
            yield break;
        }

        for (var back = 14 + (i * 11 % 24); back <= Days; back += 25)
        {
            yield return Contact(back, Outcome.Reached, i % 3 == 0);
        }

        if (i % 5 == 2)
        {
            yield return Contact(4 + (i % 3), Outcome.NoAnswer, isInbound: false);
        }

        Interaction Contact(int back, Outcome outcome, bool isInbound) => new()
        {
            Key = Key(customer, back), By = agent, Outcome = outcome, IsInbound = isInbound && outcome == Outcome.Reached,
            Channel = outcome == Outcome.NoAnswer || i % 2 == 0 ? ContactChannel.Call : ContactChannel.Email,
            Summary = outcome == Outcome.NoAnswer ? "" : Topics[(i + back) % Topics.Length],
        };
    }

    /// <summary>An order far above the usual, one that is a return, and one of every quarter; each of the last days.</summary>
    private static IEnumerable<Purchase> Purchases(int customer, int place, int i) => (place, i) switch
    {
        (0, 4) => [Order(customer, 3, 240m)],
        (1, 9) => [Order(customer, 5, 5m)],
        (2, 6) => [Order(customer, 2, 9m)],
        _ => [],
    };

    private static IEnumerable<Complaint> Complaints(int customer, int agent, int place, int i) => (place, i) switch
    {
        (0, 6) => [Complain(customer, agent, 3, "the box arrived open and three discs were scratched")],
        (1, 2) => [Complain(customer, agent, 11, "charged twice in January")],
        (2, 8) => [Complain(customer, agent, 4, "nobody answers the phone in the afternoon")],
        _ => [],
    };

    private static Complaint Complain(int customer, int agent, int back, string text) => new() { Key = Key(customer, back), Text = text, Owner = agent, DueOn = ThreeWeeksFirm.Monday.AddDays(5 - back) };

    /// <summary>One every two days from nine days before the first Monday on; every third a promise, every fourth with a time, and of those before the Monday every other one done.</summary>
    private static IEnumerable<FollowUp> FollowUps(int agent, int place, IReadOnlyList<int> customers, int numbered)
    {
        for (var k = 0; k < 14; k++)
        {
            var due = ThreeWeeksFirm.Monday.AddDays(-9 + place + (2 * k));
            yield return new FollowUp
            {
                Number = numbered + k + 1, Customer = customers[((k * 5) + 2) % customers.Count], Owner = agent, Reason = Reasons[k % Reasons.Length], IsPromise = k % 3 == 0, DueOn = due,
                DueAt = k % 4 == 1 ? new TimeOnly(10 + (k / 4), 30) : null, Channel = k % 5 == 4 ? ContactChannel.Meeting : null, DoneOn = due < ThreeWeeksFirm.Monday && k % 2 == 1 ? due : null,
            };
        }
    }

    /// <summary>Somebody new, whose first order is four days old.</summary>
    private static void PutNewcomer(Batch batch, int agent, int number)
    {
        var order = Order(number, 4, 30m);
        batch.Put(Schema.Purchases, order).Put(Schema.Customers, new Customer { Number = number, Name = "Tove Ashby", FirstName = "Tove", LastName = "Ashby", Manager = agent, Activity = HistoryTally.Of([order], [], [], []) });
    }

    private static Purchase Order(int customer, int back, decimal amount) => new() { Key = Key(customer, back), Order = $"made-{customer}", Product = "Boxed edition", Amount = amount, Currency = "USD" };

    private static long Key(int customer, int back) => new HistoryKey(customer, ThreeWeeksFirm.Monday.AddDays(-back).ToDateTime(TimeOnly.MinValue), 0).Value;
}
