using RetentionBot.Skills.Administration.Erasure;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording;

/// <summary>Whose a record is, for functions that are told a record's id instead of a customer; asks whether the caller may write about them.</summary>
public sealed class RecordedCustomer(CustomerBook customers, CallerRights rights)
{
    /// <summary>The customer, who becomes the subject of the conversation.</summary>
    /// <exception cref="SkillException">There is none, or the caller may not.</exception>
    public async ValueTask<Customer> OfAsync(RecordId id, SkillTurn turn, CancellationToken cancellationToken)
    {
        // Whoever may not see the customer does not learn whether there is such a record either.
        if ((await customers.FindAsync(id.Key.Customer, cancellationToken))?.Document is not { } customer || !await rights.MayAsync(Deed.Record, turn.Caller, customer, cancellationToken))
        {
            throw new SkillException($"I know no record {id}. Ask for the customer's contacts or purchases to see their ids.");
        }

        ErasedCustomer.Refuse(customer, turn.Say);
        turn.TalkAbout(customer);
        return customer;
    }
}
