using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach;
using RetentionBot.Store;

namespace RetentionBot.Skills.Ledger;

/// <summary>Where functions write: facts of a customer's history and fields of a customer. Nothing is stored before the turn is committed.</summary>
public sealed class LedgerBook(IStore store, CustomerBook customers)
{
    /// <summary>Writes down a new fact and returns it with its key.</summary>
    /// <param name="fact">Its key says customer and minute; the place within the minute is given here.</param>
    public async ValueTask<T> AddAsync<T>(Collection<T> collection, T fact, SkillTurn turn, CancellationToken cancellationToken)
        where T : HistoryRecord
    {
        var first = new HistoryKey(fact.At.Customer, fact.At.At, 0);
        var last = new HistoryKey(fact.At.Customer, fact.At.At, HistoryKey.MaxSequence);
        var newest = await store.RangeAsync(collection, new KeyRange(first.Value, last.Value), 1, descending: true, cancellationToken);
        var key = newest.Count == 0 ? first.Value : newest[0].Document.Key + 1;
        while (turn.Changes.Has(collection, key))
        {
            key++;
        }

        if (key > last.Value)
        {
            throw new SkillException($"There are {turn.Say.Count(HistoryKey.MaxSequence + 1, "record")} of that minute already. Give it another day.");
        }

        var added = (T)((HistoryRecord)fact with { Key = key });
        turn.Changes.Put(collection, before: null, added);
        turn.Showed(added.Id.ToString());
        return added;
    }

    /// <summary>The fact as it is stored; null when it is not there.</summary>
    public async ValueTask<Stored<T>?> FindAsync<T>(Collection<T> collection, HistoryKey key, CancellationToken cancellationToken)
        where T : HistoryRecord
    {
        var found = await store.GetAsync(collection, [key.Value], cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Writes a fact as it should have been. One of another day gets a new id.</summary>
    /// <param name="at">The minute it happened.</param>
    public async ValueTask<T> ReplaceAsync<T>(Collection<T> collection, Stored<T> before, T after, DateTime at, SkillTurn turn, CancellationToken cancellationToken)
        where T : HistoryRecord
    {
        if (at == before.Document.At.At)
        {
            turn.Changes.Put(collection, before, after);
            turn.Showed(after.Id.ToString());
            return after;
        }

        Remove(collection, before, turn);
        return await AddAsync(collection, (T)((HistoryRecord)after with { Key = new HistoryKey(after.At.Customer, at, 0).Value }), turn, cancellationToken);
    }

    /// <summary>Takes a fact out of the history.</summary>
    public static void Remove<T>(Collection<T> collection, Stored<T> before, SkillTurn turn)
        where T : HistoryRecord
    {
        turn.Changes.Remove(collection, before);
        turn.Showed(before.Document.Id.ToString());
    }

    /// <summary>Changes fields of a customer and returns them as they will be.</summary>
    /// <exception cref="SkillException">There is no such customer any more.</exception>
    public async ValueTask<Customer> ChangeAsync(int number, Func<Customer, Customer> change, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Changes.Find(Schema.Customers, number) is { } pending)
        {
            var again = change(pending);
            turn.Changes.Put(Schema.Customers, before: null, again);
            return again;
        }

        var stored = await customers.FindAsync(number, cancellationToken) ?? throw new SkillException($"Customer #{number} is no longer recorded here; nothing was changed.");
        var changed = change(stored.Document);
        turn.Changes.Put(Schema.Customers, stored, changed);
        return changed;
    }

    /// <summary>Plans a follow-up under the next free number, which goes into <paramref name="make"/>.</summary>
    public async ValueTask<FollowUp> AddFollowUpAsync(Func<int, FollowUp> make, SkillTurn turn, CancellationToken cancellationToken)
    {
        var added = make(await NextAsync(Schema.FollowUps, followUp => followUp.Number, turn, cancellationToken));
        turn.Changes.Put(Schema.FollowUps, before: null, added);
        turn.Showed(added.Id.ToString());
        return added;
    }

    /// <summary>Keeps a draft under the next free number, which goes into <paramref name="make"/>.</summary>
    public async ValueTask<Draft> AddDraftAsync(Func<int, Draft> make, SkillTurn turn, CancellationToken cancellationToken)
    {
        var added = make(await NextAsync(Schema.Drafts, draft => draft.Number, turn, cancellationToken));
        turn.Changes.Put(Schema.Drafts, before: null, added);
        turn.Showed(added.Id.ToString());
        return added;
    }

    /// <summary>Changes a record that is merged into another, or was until this turn.</summary>
    /// <exception cref="SkillException">There is no such record.</exception>
    public async ValueTask<Customer> ChangeMergedAsync(int number, Func<Customer, Customer> change, SkillTurn turn, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(Schema.Customers, [(long)number], cancellationToken);
        var stored = found.Count == 0 ? throw new SkillException($"Record #{number} is no longer here; nothing was changed.") : found[0];
        var changed = change(stored.Document);
        turn.Changes.Put(Schema.Customers, stored, changed);
        return changed;
    }

    /// <summary>Adds a customer under the next free number, which goes into <paramref name="make"/>.</summary>
    /// <exception cref="SkillException">There is no number left.</exception>
    public async ValueTask<Customer> AddCustomerAsync(Func<int, Customer> make, SkillTurn turn, CancellationToken cancellationToken)
    {
        var number = await NextAsync(Schema.Customers, customer => customer.Number, turn, cancellationToken);
        if (number > Customer.MaxNumber)
        {
            throw new SkillException($"There is no number left for another customer; {Customer.MaxNumber} are the most there can be.");
        }

        var added = make(number);
        turn.Changes.Put(Schema.Customers, before: null, added);
        return added;
    }

    /// <summary>The next free number. Somebody else who takes it at the same moment makes the commit conflict, and the function runs again.</summary>
    private async ValueTask<int> NextAsync<T>(Collection<T> collection, Func<T, int> numberOf, SkillTurn turn, CancellationToken cancellationToken)
        where T : class
    {
        var last = await store.RangeAsync(collection, KeyRange.AllNumbers, 1, descending: true, cancellationToken);
        var used = await store.GetAsync(Schema.UsedNumbers, [collection.Name], cancellationToken);
        var number = Math.Max(last.Count == 0 ? 0 : numberOf(last[0].Document), used.Count == 0 ? 0 : used[0].Document.Highest) + 1;
        while (turn.Changes.Has(collection, number))
        {
            number++;
        }

        return number;
    }
}
