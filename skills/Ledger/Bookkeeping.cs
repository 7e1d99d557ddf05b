using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;

namespace RetentionBot.Skills.Ledger;

/// <summary>
/// Closes a turn's changes: adds up anew what the ledger says of every customer concerned, keeps the days of what is recorded, and writes the way back. All of it in the
/// turn's one batch.
/// </summary>
public sealed class Bookkeeping(IStore store, CustomerBook customers, HistoryBook history)
{
    /// <summary>Moves the turn's changes into its writes; nothing for a turn that changed nothing.</summary>
    /// <param name="function">Which function made them.</param>
    public async ValueTask CloseAsync(SkillTurn turn, string function, CancellationToken cancellationToken)
    {
        var changes = turn.Changes;
        if (changes.All.Count == 0)
        {
            return;
        }

        var steps = changes.All.SelectMany(UndoSteps.Of).ToList();
        var numbers = NumbersOf(changes);
        foreach (var number in numbers)
        {
            await AddUpAsync(number, turn, cancellationToken);
        }

        await WidenCoverageAsync(turn, cancellationToken);
        if (changes.UndoKey is { } key && steps.Count > 0)
        {
            var entry = new UndoEntry(key, turn.Now, turn.Caller.Number, function, [.. numbers.Union(DraftedFor(changes))], UndoWindow.Ends(turn.Now, turn.Zone), Wording.Together(changes.What), steps);
            turn.Writes.InsertIfAbsent(Schema.Undo, entry);
            turn.UndoKey = key;
        }

        await KeepNumbersAsync(turn, cancellationToken);
        foreach (var change in changes.All)
        {
            change.AddTo(turn.Writes);
        }

        changes.Clear();
    }

    /// <summary>Notes the numbers of customers, follow-ups and drafts that are taken back, so that nobody gets them again.</summary>
    private async ValueTask KeepNumbersAsync(SkillTurn turn, CancellationToken cancellationToken)
    {
        foreach (var removed in turn.Changes.All.Where(change => change is { After: null, Before: Customer or FollowUps.FollowUp or Outreach.Draft }).GroupBy(change => change.Collection.Name).ToList())
        {
            var highest = (int)removed.Max(change => change.Key.Number);
            var used = await store.GetAsync(Schema.UsedNumbers, [removed.Key], cancellationToken);
            if (used.Count == 0 || used[0].Document.Highest < highest)
            {
                turn.Writes.Put(Schema.UsedNumbers, new UsedNumber(removed.Key, highest), used.Count == 0 ? 0 : used[0].Version);
            }
        }
    }

    /// <summary>The customers whose history or record changes.</summary>
    private static List<int> NumbersOf(PendingChanges changes) =>
        [.. changes.All.SelectMany(change => new[] { change.Before, change.After }).OfType<object>()
            .Select(document => document switch
            {
                HistoryRecord fact => fact.At.Customer,
                Customer customer => customer.Number,
                FollowUps.FollowUp followUp => followUp.Customer,
                _ => 0,
            })
            .Where(number => number > 0).Distinct().Order()];

    /// <summary>The customers whose drafts change: their history adds up to the same, but what was written to them goes with them.</summary>
    private static IEnumerable<int> DraftedFor(PendingChanges changes) =>
        changes.All.SelectMany(change => new[] { change.Before, change.After }).OfType<Outreach.Draft>().Select(draft => draft.Customer);

    /// <summary>What the history adds up to; the customer is written, or at least must not have changed meanwhile, so that two facts at once are both counted.</summary>
    private async ValueTask AddUpAsync(int number, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Changes.Has(Schema.Customers, number) && turn.Changes.Find(Schema.Customers, number) is null)
        {
            return; // the customer is being taken back
        }

        // A merged record's history counts for the survivor.
        var stored = await customers.FindAsync(number, cancellationToken);
        var survivor = turn.Changes.Find(Schema.Customers, number)?.MergedInto ?? stored?.Document.Number ?? number;
        if ((turn.Changes.Find(Schema.Customers, turn.Changes.Has(Schema.Customers, number) ? number : survivor) ?? stored?.Document) is not { MergedInto: null } customer)
        {
            return;
        }

        var purchases = await AllAsync(Schema.Purchases, customer, turn, cancellationToken);
        var interactions = await AllAsync(Schema.Interactions, customer, turn, cancellationToken);
        var complaints = await AllAsync(Schema.Complaints, customer, turn, cancellationToken);
        var referrals = await AllAsync(Schema.Referrals, customer, turn, cancellationToken);
        turn.Changes.Put(Schema.Customers, stored, customer with { Activity = HistoryTally.Of(purchases, interactions, complaints, referrals) });
    }

    private async ValueTask<IReadOnlyCollection<T>> AllAsync<T>(Collection<T> collection, Customer customer, SkillTurn turn, CancellationToken cancellationToken)
        where T : HistoryRecord
    {
        var numbers = customer.AllNumbers.ToHashSet();
        var stored = await history.AllAsync(collection, customer, Period.Always, cancellationToken);
        return [.. turn.Changes.Over(collection, stored, fact => numbers.Contains(fact.At.Customer))];
    }

    /// <summary>
    /// A newer fact makes what is recorded longer. An older one does not: one entry of long ago, perhaps mistyped, is no record since then. A fact taken back does not make it shorter, because others may lie there.
    /// </summary>
    private async ValueTask WidenCoverageAsync(SkillTurn turn, CancellationToken cancellationToken)
    {
        foreach (var kind in turn.Changes.All.Select(change => change.After).OfType<HistoryRecord>().GroupBy(fact => fact.Id.Kind).ToList())
        {
            var found = await store.GetAsync(Schema.Coverage, [kind.Key.ToString()], cancellationToken);
            var coverage = found.Count == 0 ? new RecordCoverage(kind.Key) : found[0].Document;
            var (first, last) = (kind.Min(fact => fact.On), kind.Max(fact => fact.On));
            if (coverage.Since is null || coverage.Until is null || coverage.Until < last)
            {
                turn.Writes.Put(Schema.Coverage, coverage with
                {
                    Since = coverage.Since ?? first,
                    Until = coverage.Until is { } until && until > last ? until : last,
                }, found.Count == 0 ? 0 : found[0].Version);
            }
        }
    }
}
