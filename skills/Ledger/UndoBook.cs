using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;

namespace RetentionBot.Skills.Ledger;

/// <summary>Finds what can be taken back, and takes it back: exactly, or not at all when something of it was changed since.</summary>
public sealed class UndoBook(IStore store)
{
    private static readonly Dictionary<string, Undoable> Collections = new Undoable[]
    {
        new Undoable<Customer>(Schema.Customers),
        new Undoable<Interaction>(Schema.Interactions),
        new Undoable<Purchase>(Schema.Purchases),
        new Undoable<Complaint>(Schema.Complaints),
        new Undoable<SurveyScore>(Schema.Surveys),
        new Undoable<Referral>(Schema.Referrals),
        new Undoable<OfferSent>(Schema.OffersSent),
        new Undoable<FollowUps.FollowUp>(Schema.FollowUps),
        new Undoable<Outreach.Draft>(Schema.Drafts),
        new Undoable<AccountManagers.AccountManager>(Schema.Managers),
        new Undoable<FollowUps.Attention.FirmCadences>(Schema.Cadences),
    }.ToDictionary(undoable => undoable.Name);

    /// <summary>The entry of that key; null when there is none any more.</summary>
    public async ValueTask<Stored<UndoEntry>?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(Schema.Undo, [key], cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>The newest change of somebody that stands; null when there is none.</summary>
    public async ValueTask<Stored<UndoEntry>?> LatestAsync(int manager, CancellationToken cancellationToken)
    {
        var found = await store.ByIndexAsync(Schema.UndoByManager, KeyRange.StartingWith(Schema.UndoManagerPrefix(manager)), 1, descending: true, cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Puts into the turn's changes what stood there before.</summary>
    /// <returns>False when something was changed since; then nothing is put there.</returns>
    public async ValueTask<bool> TryUndoAsync(UndoEntry entry, SkillTurn turn, CancellationToken cancellationToken)
    {
        foreach (var document in entry.Steps.GroupBy(step => (step.Collection, step.Key)))
        {
            if (!await Collections[document.Key.Collection].TryUndoAsync(store, document.Key.Key, [.. document], turn.Changes, cancellationToken))
            {
                turn.Changes.Clear();
                return false;
            }
        }

        foreach (var added in turn.Changes.All.Where(change => change is { Before: Customer, After: null }).ToList())
        {
            if (await HasRecordsAsync((int)added.Key.Number, turn.Changes, cancellationToken))
            {
                turn.Changes.Clear();
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether anything hangs on a customer that does not go with them.</summary>
    private async ValueTask<bool> HasRecordsAsync(int customer, PendingChanges changes, CancellationToken cancellationToken)
    {
        var (first, last) = HistoryKey.Days(customer, Period.Always.From, Period.Always.To);
        var days = new KeyRange(first.Value, last.Value);
        return await AnyAsync(Schema.Interactions, days, changes, cancellationToken)
            || await AnyAsync(Schema.Purchases, days, changes, cancellationToken)
            || await AnyAsync(Schema.Complaints, days, changes, cancellationToken)
            || await AnyAsync(Schema.Surveys, days, changes, cancellationToken)
            || await AnyAsync(Schema.Referrals, days, changes, cancellationToken)
            || await AnyAsync(Schema.OffersSent, days, changes, cancellationToken)
            || await store.CountAsync(Schema.FollowUpsByCustomer, new KeyRange(Schema.CustomerDayKey(customer, DateOnly.MinValue), Schema.CustomerDayKey(customer, DateOnly.MaxValue)), 1, cancellationToken) > 0;
    }

    private async ValueTask<bool> AnyAsync<T>(Collection<T> collection, KeyRange range, PendingChanges changes, CancellationToken cancellationToken)
        where T : HistoryRecord
    {
        const int looked = 16; // what goes with the customer is a few records at most
        var found = await store.RangeAsync(collection, range, looked, descending: true, cancellationToken);
        return found.Any(fact => !changes.Has(collection, fact.Document.Key));
    }

    private abstract class Undoable(string name)
    {
        public string Name { get; } = name;

        public abstract ValueTask<bool> TryUndoAsync(IStore store, long key, IReadOnlyList<UndoStep> steps, PendingChanges changes, CancellationToken cancellationToken);
    }

    private sealed class Undoable<T>(Collection<T> collection) : Undoable(collection.Name)
        where T : class
    {
        public override async ValueTask<bool> TryUndoAsync(IStore store, long key, IReadOnlyList<UndoStep> steps, PendingChanges changes, CancellationToken cancellationToken)
        {
            var found = await store.GetAsync(collection, [key], cancellationToken);
            var stored = found.Count == 0 ? null : found[0];
            if (!UndoSteps.TryApply(stored is null ? null : collection.Encode(stored.Document), steps, out var restored))
            {
                return false;
            }

            if (restored is not null)
            {
                changes.Put(collection, stored, collection.Decode(restored));
            }
            else if (stored is not null)
            {
                changes.Remove(collection, stored);
            }

            return true;
        }
    }
}
