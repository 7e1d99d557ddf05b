using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording.Fields;

/// <summary>Adds an entry to a field that holds several: a contact person, a tag, an interest, another address.</summary>
public sealed class AddToField(LedgerBook ledger)
{
    private const string Function = "customer.addTo";

    /// <param name="value">The entry.</param>
    /// <param name="said">The whole sentence, which names the field.</param>
    [SkillFunction(Function, Deed.Record, "Adds a contact person, tag, interest, need, address or number to a customer.")]
    [Phrase("add {value} to [the] (" + CustomerFields.ListNames + ") (of|for) {customer}")]
    [Phrase("add [the|a|an] (contact person|contact|interest|need|goal|preference|tag|division|email|phone) {value} (to|for|of) {customer}")]
    [Phrase("tag {customer} (as|with) {value}")]
    [Example("add first flush to the interests of {customer}")]
    [Example("tag {customer} as wholesale")]
    [Example("add the tag wholesale to {customer}")]
    [Example("add the contact person Liv Torgersen, Buyer to {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, string value, string? said, SkillTurn turn, CancellationToken cancellationToken)
    {
        // The field stands behind what is added to it, or before it; never in it.
        var field = FieldOf((said ?? "").Replace(value, "", StringComparison.OrdinalIgnoreCase));
        var changed = await ledger.ChangeAsync(customer.Number, known => field.Add!(known, value), turn, cancellationToken); // only such fields are looked for
        return field.Read(changed) == field.Read(customer)
            ? Reply.Of($"{CustomerLabel.Full(customer)} has that already; nothing was changed.")
            : EditCustomer.Changed(changed, [field], turn);
    }

    private static CustomerField FieldOf(string said) => CustomerFields.In(said) is { Add: not null } field
        ? field
        : throw new SkillException("Say what it is added to: interests, needs, preferences, tags, divisions, contact persons, e-mail addresses or phone numbers.");
}
