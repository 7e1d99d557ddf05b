using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;

namespace RetentionBot.Skills.Administration.Erasure;

/// <summary>Takes the person out of their own records and their own history. Purchases stay with day, product and amount: the firm's books must add up.</summary>
public sealed class OwnErasure(IStore store)
{
    /// <summary>Puts it into the turn's changes.</summary>
    /// <param name="records">All records of the person.</param>
    internal async ValueTask<OwnTally> AddToAsync(IReadOnlyList<Stored<Customer>> records, ErasedPerson person, ErasureHash hash, SkillTurn turn, CancellationToken cancellationToken)
    {
        var tally = new OwnTally();
        foreach (var record in records)
        {
            turn.SawNumber(record.Document.Number);
            turn.Changes.Put(Schema.Customers, record, ErasedCustomer.Of(record.Document, turn.Today, hash));
            tally += new OwnTally(
                Purchases: await StripPurchasesAsync(record.Document, person, hash, turn, cancellationToken),
                Contacts: await RemoveAsync(Schema.Interactions, record.Document, turn, cancellationToken),
                Complaints: await RemoveAsync(Schema.Complaints, record.Document, turn, cancellationToken),
                Scores: await RemoveAsync(Schema.Surveys, record.Document, turn, cancellationToken),
                Offers: await RemoveAsync(Schema.OffersSent, record.Document, turn, cancellationToken),
                Referrals: await RemoveAsync(Schema.Referrals, record.Document, turn, cancellationToken),
                FollowUps: await RemoveAsync(Schema.FollowUps, Schema.FollowUpsByCustomer, record.Document, turn, cancellationToken),
                Drafts: await RemoveAsync(Schema.Drafts, Schema.DraftsByCustomer, record.Document, turn, cancellationToken));
        }

        return tally;
    }

    private async ValueTask<int> StripPurchasesAsync(Customer customer, ErasedPerson person, ErasureHash hash, SkillTurn turn, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var stored in store.ReadAllAsync(Schema.Purchases, DaysOf(customer), cancellationToken))
        {
            var purchase = stored.Document;
            turn.Changes.Put(Schema.Purchases, stored, purchase with
            {
                SourceId = purchase.SourceId is { } id ? hash.Of(id) : null,
                Order = hash.OfOrder(customer.Number, purchase.Order),
                Product = person.Without(purchase.Product),
                ProductLine = purchase.ProductLine is { } line ? person.Without(line) : null,
            });
            count++;
        }

        return count;
    }

    private async ValueTask<int> RemoveAsync<T>(Collection<T> collection, Customer customer, SkillTurn turn, CancellationToken cancellationToken)
        where T : HistoryRecord
    {
        var count = 0;
        await foreach (var stored in store.ReadAllAsync(collection, DaysOf(customer), cancellationToken))
        {
            turn.Changes.Remove(collection, stored);
            count++;
        }

        return count;
    }

    /// <param name="byCustomerDay">See <see cref="Schema.CustomerDayKey"/>.</param>
    private async ValueTask<int> RemoveAsync<T>(Collection<T> collection, Index<T> byCustomerDay, Customer customer, SkillTurn turn, CancellationToken cancellationToken)
        where T : class
    {
        var range = new KeyRange(Schema.CustomerDayKey(customer.Number, DateOnly.MinValue), Schema.CustomerDayKey(customer.Number, DateOnly.MaxValue));
        var found = await store.ByIndexAsync(byCustomerDay, range, int.MaxValue, descending: false, cancellationToken);
        foreach (var stored in found)
        {
            turn.Changes.Remove(collection, stored);
        }

        return found.Count;
    }

    private static KeyRange DaysOf(Customer customer)
    {
        var (first, last) = HistoryKey.Days(customer.Number, Period.Always.From, Period.Always.To);
        return new KeyRange(first.Value, last.Value);
    }
}

/// <summary>How much was recorded of a person.</summary>
internal readonly record struct OwnTally(int Purchases = 0, int Contacts = 0, int Complaints = 0, int Scores = 0, int Offers = 0, int Referrals = 0, int FollowUps = 0, int Drafts = 0)
{
    public static OwnTally operator +(OwnTally left, OwnTally right) => new(
        left.Purchases + right.Purchases, left.Contacts + right.Contacts, left.Complaints + right.Complaints, left.Scores + right.Scores,
        left.Offers + right.Offers, left.Referrals + right.Referrals, left.FollowUps + right.FollowUps, left.Drafts + right.Drafts);
}
