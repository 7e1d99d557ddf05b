using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.History;

/// <summary>All that matters about a customer, on one card.</summary>
public sealed class Summary(VisibleContacts contacts, OrderPages orders, HistoryBook history, ManagerNames names, HistoryOptions options, Freshness freshness)
{
    private const int DaysAhead = 60;
    private const int MostPeople = 5;

    [SkillFunction("customer.summary", Deed.ReadCustomer, "Shows all that matters about a customer on one card.")]
    [Phrase("[give me|show|show me|i need] [a|an|the] (overview|summary|profile|briefing|picture|record|card|file) (of|for|on|about) {customer}")]
    [Phrase("[give me|show|show me] {customer} (overview|summary|profile|record|card|file)")]
    [Phrase("(tell me|what do we know|what do you know|what should i know) [all|everything|more] about {customer} [before (the|my|our) (meeting|call|visit)]")]
    [Phrase("(brief me|fill me in|update me) (on|about) {customer} [before (the|my|our) (meeting|call|visit)]")]
    [Phrase("who (is|are) {customer}")]
    [Phrase("(show|show me|open|find|look up|summarise|summarize) {customer}")]
    [Example("Tell me about {customer}")]
    [Example("who is {customer}?")]
    [Example("overview of {customer}")]
    [Example("brief me on them before the call")]
    [Example("what do we know about {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var stage = CustomerStage.Of(customer, options, turn.Say);
        var manager = await names.OfAsync(customer.Manager, turn, cancellationToken);
        var reached = await contacts.LastReachedAsync(customer, Period.Always, turn, cancellationToken);
        var last = await orders.LastStandingAsync(customer, cancellationToken);
        var activity = customer.Activity;
        return new Answer($"{CustomerLabel.Full(customer)} is {Status.Name(stage.Stage)}: {stage.Reason}.")
            .Say(customer.DoNotContact ? "Asked not to be contacted, except to answer them." : null)
            .Facts(
                ("Company", customer.Kind == CustomerKind.Person ? customer.Company : null),
                ("Contact persons", People(customer)),
                ("City", customer.Address?.City),
                ("Country", customer.Address?.Country),
                ("E-mail", customer.Emails.Count == 0 ? null : customer.Emails[0]),
                ("Phone", customer.Phones.Count == 0 ? null : customer.Phones[0]),
                ("Looked after by", manager ?? "nobody in particular (pool)"),
                ("Tier", Tier(customer)),
                ("Customer since", Since(customer, turn)),
                ("Orders", activity.Orders == 0 ? null : $"{activity.Orders.ToString("N0", turn.Say.Culture)}, {turn.Say.Amounts(activity.Totals)} in all"),
                ("Last purchase", last is null ? null : $"{turn.Say.DayAgo(last.On)}, {OrderWording.Products(last, most: 2)} ({last.Id})"),
                ("Last contact", reached is null
                    ? await freshness.NoneAsync(RecordKind.Interaction, turn, cancellationToken)
                    : $"{turn.Say.DayAgo(reached.On)}, {ContactWording.Row(reached, await names.OfAsync(reached.By, turn, cancellationToken) ?? reached.ByName)} ({reached.Id})"),
                ("Open complaints", activity.OpenComplaints == 0 ? null : activity.OpenComplaints.ToString("N0", turn.Say.Culture)),
                ("Preferred channel", customer.PreferredChannel is { } channel ? ContactWording.InSentence(channel) : null),
                ("Ahead", await AheadAsync(customer, turn, cancellationToken)))
            .Records(activity.Recent.Select(fact => (turn.Say.Day(fact.On), fact.Line, fact.Id.ToString())))
            .Say(Disagreements(customer, stage, turn))
            .Button("Purchases", Answer.About(customer, "customer.purchases"))
            .Button("Last contact", Answer.About(customer, "customer.lastContact"))
            .Button("Complaints", Answer.About(customer, "customer.tickets"))
            .Button("Upcoming", Answer.About(customer, "customer.upcoming"))
            .Note(await freshness.NoteAsync(RecordKind.Purchase, turn, cancellationToken))
            .Note(await freshness.NoteAsync(RecordKind.Interaction, turn, cancellationToken))
            .Reply(turn);
    }

    private static string? People(Customer customer)
    {
        if (customer.Contacts.Count == 0)
        {
            return null;
        }

        var people = customer.Contacts.Take(MostPeople).Select(person => person.Role is null ? person.Name : $"{person.Name} ({person.Role})");
        return string.Join(", ", people) + (customer.Contacts.Count > MostPeople ? $" and {customer.Contacts.Count - MostPeople} more" : "");
    }

    private static string? Tier(Customer customer) => (customer.Tier, customer.Membership) switch
    {
        (null, null) => null,
        (null, { } membership) => membership,
        ({ } tier, null) => tier.ToString(),
        ({ } tier, { } membership) => $"{tier}, {membership}",
    };

    private static string? Since(Customer customer, SkillTurn turn) => customer.CustomerSince is { } stated
        ? $"{turn.Say.Day(stated)} (stated)"
        : customer.Activity.FirstPurchase is { } first ? $"{turn.Say.Day(first)} (first purchase recorded here)" : null;

    private async ValueTask<string?> AheadAsync(Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var span = new Period(turn.Today, turn.Today.AddDays(DaysAhead));
        var dates = customer.KeyDates
            .Select(date => (date.Kind, On: KeyDateCalendar.FirstWithin(date, span)))
            .Where(date => date.On is not null)
            .Select(date => (What: ShortText.Of(date.Kind, 40), On: date.On!.Value)); // just filtered
        var open = await history.OpenFollowUpsAsync(customer, span with { From = Period.Always.From }, limit: 3, cancellationToken);
        var followUps = open.Select(followUp => (What: followUp.DueOn < turn.Today ? $"overdue follow-up {followUp.Id}" : $"follow-up {followUp.Id}", On: followUp.DueOn));
        var ahead = followUps.Concat(dates).OrderBy(item => item.On).Select(item => $"{item.What} on {turn.Say.Day(item.On)}").ToList();
        return ahead.Count == 0 ? null : string.Join(", ", ahead);
    }

    private static string? Disagreements(Customer customer, CustomerStage stage, SkillTurn turn)
    {
        var sentences = Disagreement.Of(customer).Select(disagreement => disagreement.Sentence(turn.Say)).ToList();
        if (stage.Disagreement is { } against)
        {
            sentences.Insert(0, against.TrimEnd('.'));
        }

        return sentences.Count == 0 ? null : $"Not all agree. {string.Join(". ", sentences)}.";
    }
}
