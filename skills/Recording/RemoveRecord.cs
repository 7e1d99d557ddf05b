using RetentionBot.Conversation;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.Recording;

/// <summary>Takes an entry out of a customer's history, however old. It can be taken back; the audit keeps that it was removed, and by whom.</summary>
public sealed class RemoveRecord(LedgerBook ledger, RecordedCustomer recorded)
{
    internal const string Function = "record.remove";

    /// <param name="id">Which entry.</param>
    /// <param name="was">A digest of the entry as it was shown; one that differs now stays.</param>
    [SkillFunction(Function, Deed.Record, "Removes an entry of a customer's history, by its id.")]
    [Phrase("(remove|delete|drop) [the] [entry|record|contact|call|purchase|complaint|score|referral|offer] {id}")]
    [Example("remove I1-20261120")]
    [Example("delete the entry P1-20260823")]
    [Example("remove record C3-20261116")]
    [Example("delete the call I1-20261120")]
    public async Task<Reply> AnswerAsync(RecordId id, string? was, SkillTurn turn, CancellationToken cancellationToken)
    {
        var customer = await recorded.OfAsync(id, turn, cancellationToken);
        return id.Kind switch
        {
            RecordKind.Interaction => await RemoveAsync(Schema.Interactions, id, was, customer, turn, cancellationToken),
            RecordKind.Purchase => await RemoveAsync(Schema.Purchases, id, was, customer, turn, cancellationToken),
            RecordKind.Complaint => await RemoveAsync(Schema.Complaints, id, was, customer, turn, cancellationToken),
            RecordKind.SurveyScore => await RemoveAsync(Schema.Surveys, id, was, customer, turn, cancellationToken),
            RecordKind.OfferSent => await RemoveAsync(Schema.OffersSent, id, was, customer, turn, cancellationToken),
            _ => await RemoveAsync(Schema.Referrals, id, was, customer, turn, cancellationToken),
        };
    }

    private async Task<Reply> RemoveAsync<T>(Collection<T> collection, RecordId id, string? was, Customer customer, SkillTurn turn, CancellationToken cancellationToken)
        where T : HistoryRecord
    {
        if (await ledger.FindAsync(collection, id.Key, cancellationToken) is not { } stored || !VisibleContacts.IsVisible(stored.Document, turn))
        {
            throw new SkillException($"I know no record {id}. Ask for the customer's contacts or purchases to see their ids.");
        }

        RecordDigest.Demand(was, RecordDigest.Of(collection, stored.Document), id);
        LedgerBook.Remove(collection, stored, turn);
        return new Answer($"Removed: the {RecordWording.Of(stored.Document, turn.Say)} of {CustomerLabel.Full(customer)} ({id}).")
            .Say(stored.Document.SourceId is { } source ? $"It came from {source.Source}; the next import from there brings it back. Correct it there, too." : null)
            .Undo(turn, $"removing {id} of {CustomerLabel.Full(customer)}")
            .Button("Summary", Answer.About(customer, "customer.summary"))
            .Reply(turn);
    }
}
