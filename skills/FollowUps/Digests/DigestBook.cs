using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Outreach;
using RetentionBot.Store;

namespace RetentionBot.Skills.FollowUps.Digests;

/// <summary>Reads digests, and what their lines are about as it is now.</summary>
public sealed class DigestBook(IStore store, CustomerBook customers, AccountManagerBook managers, VisibleContacts contacts, ManagerNames names, CadenceBook cadences, ContactCeiling ceiling, UndoBook undo, WorkCalendars calendars, FollowUpOptions options, OutreachOptions outreach)
{
    /// <summary>The digest of a day; null when there was none.</summary>
    public async ValueTask<Stored<Digest>?> FindAsync(int manager, DateOnly on, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(Schema.Digests, [Digest.KeyOf(manager, on)], cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>The newest digests of an account manager, newest first.</summary>
    public ValueTask<IReadOnlyList<Stored<Digest>>> NewestAsync(int manager, int limit, CancellationToken cancellationToken) =>
        store.RangeAsync(Schema.Digests, KeyRange.StartingWith(Digest.PrefixOf(manager)), limit, descending: true, cancellationToken);

    /// <summary>What is known of some lines, in their order; those whose customer is not here any more are left out. The turn notes what is shown.</summary>
    public async ValueTask<IReadOnlyList<LineFacts>> FactsAsync(IReadOnlyList<DigestLine> lines, SkillTurn turn, CancellationToken cancellationToken)
    {
        var rules = await cadences.RulesAsync(cancellationToken);
        var lead = turn.Caller.Lead is { } number ? (await managers.FindAsync(number, cancellationToken))?.FirstName : null;
        var whose = await customers.ByNumberAsync(lines.Select(line => line.Customer), cancellationToken);
        var facts = new List<LineFacts>();
        foreach (var line in lines)
        {
            if (whose.GetValueOrDefault(line.Customer) is { ErasedOn: null } customer)
            {
                var known = await FactsAsync(line, customer, rules, lead, turn, cancellationToken);
                var toldOn = Escalation.DayOf(known, calendars, turn.Caller, options);
                facts.Add(known with { LeadToldOn = toldOn, IsLeadNear = Escalation.IsNear(toldOn, turn.Today, calendars.Of(turn.Caller), options) });
            }
        }

        return facts;
    }

    /// <summary>Whoever has been a customer for that long, was in touch, was not asked for that long and has no complaint open.</summary>
    private bool IsFeedbackDue(Customer customer, DateOnly today)
    {
        var before = today.AddDays(-outreach.FeedbackEveryDays);
        return customer.Activity is { OpenComplaints: 0, LastContact: not null } && (customer.CustomerSince ?? customer.Activity.FirstPurchase) <= before && !(customer.Activity.AskedFeedback > before);
    }

    private async ValueTask<LineFacts> FactsAsync(DigestLine line, Customer customer, CadenceRules rules, string? lead, SkillTurn turn, CancellationToken cancellationToken)
    {
        turn.Saw(customer);
        var last = await contacts.LastReachedAsync(customer, Period.Always, turn, cancellationToken);
        var facts = new LineFacts(line, customer, rules)
        {
            LastContact = last,
            ContactedBy = last is null ? null : await names.OfAsync(last.By, turn, cancellationToken) ?? last.ByName,
            For = line.For is { } colleague ? (await managers.FindAsync(colleague, cancellationToken))?.FirstName : null,
            Lead = lead,
            IsTakenBack = line.UndoKey is { } key && await undo.FindAsync(key, cancellationToken) is { Document.UndoneAt: not null },
            OrderedOn = line.Kind == LineKind.AfterSales ? line.Due.AddDays(-outreach.SatisfactionAfterDays) : null,
            AsksForFeedback = line.Kind == LineKind.Contact && IsFeedbackDue(customer, turn.Today),
            Messages = line.Kind is LineKind.Contact or LineKind.KeyDate ? await ceiling.CountAsync(customer, turn.Today, cancellationToken) : 0,
        };
        switch (line.Kind)
        {
            case LineKind.FollowUp when FollowUpId.TryParse(line.Reference, out var followUp):
                turn.Showed(line.Reference);
                var followUps = await store.GetAsync(Schema.FollowUps, [(long)followUp.Number], cancellationToken);
                return facts with { FollowUp = followUps.Count == 0 ? null : followUps[0].Document };
            case LineKind.Complaint when RecordId.TryParse(line.Reference, out var id):
                turn.Showed(line.Reference);
                var complaints = await store.GetAsync(Schema.Complaints, [id.Key.Value], cancellationToken);
                return facts with { Complaint = complaints.Count == 0 ? null : complaints[0].Document };
            default:
                return facts;
        }
    }
}
