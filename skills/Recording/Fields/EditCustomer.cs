using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording.Fields;

/// <summary>Shows a customer's fields to fill in, and keeps what was changed in them.</summary>
public sealed class EditCustomer(LedgerBook ledger)
{
    internal const string Function = "customer.edit";
    private const string ContactPart = "contact";
    private const string CarePart = "care";

    /// <param name="part">Which half of the fields: <c>contact</c> or <c>care</c>.</param>
    /// <param name="fields">Which fields stood on the form that comes back, apart by commas; left out, the form is shown.</param>
    /// <param name="call">What was filled in.</param>
    [SkillFunction(Function, Deed.Record, "Shows a customer's fields as a form: how to reach them, tier, dates, interests, opt-outs and more.")]
    [Phrase("(edit|change|update|amend) {customer}")]
    [Phrase("(edit|change|update|amend) [the] (record|details|data|fields|profile|form) (of|for) {customer}")]
    [Phrase("(edit|change|update|amend) {customer} (record|details|data|fields|profile)")]
    [Example("edit {customer}")]
    [Example("update the details of {customer}")]
    [Example("change {customer}'s profile")]
    [Example("edit the record of {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, string? part, string? fields, SkillCall call, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (fields is null)
        {
            return Form(customer, part ?? CarePart);
        }

        var filledIn = fields.Split(',').Select(name => CustomerFields.All.FirstOrDefault(field => field.Name == name)).OfType<CustomerField>().ToList();
        var after = filledIn.Aggregate(customer, (known, field) => Filled(known, field, call.Argument(field.Name)));
        var changed = filledIn.Where(field => field.Read(customer) != field.Read(after)).ToList();
        if (changed.Count == 0)
        {
            return Reply.Of($"Nothing was changed: {CustomerLabel.Full(customer)} is as it was.");
        }

        // Applied to the record as it is now: only what was changed on the form is written.
        after = await ledger.ChangeAsync(customer.Number, known => changed.Aggregate(known, (each, field) => Filled(each, field, call.Argument(field.Name))), turn, cancellationToken);
        return Changed(after, changed, turn);
    }

    /// <summary>The form, half of it.</summary>
    internal static Reply Form(Customer customer, string part = CarePart)
    {
        var isContact = part == ContactPart;
        var shown = isContact ? CustomerFields.Contact : CustomerFields.Care;
        var call = Answer.About(customer, Function);
        return new Reply(new Card(
            new Heading($"{CustomerLabel.Full(customer)}: {(isContact ? "who they are and how they are reached" : "how they are cared for")}"),
            new Inputs([.. shown.Select(field => field.Input(customer))]),
            new Actions(
                new CallAction("Save", call.With("fields", string.Join(',', shown.Select(field => field.Name)))) { Style = ActionStyle.Primary, InPlace = true },
                new CallAction(isContact ? "Tier, dates, interests…" : "Names, addresses, opt-outs…", call.With("part", isContact ? CarePart : ContactPart)))));
    }

    /// <summary>The echo of changed fields.</summary>
    internal static Reply Changed(Customer customer, IReadOnlyList<CustomerField> changed, SkillTurn turn) =>
        new Answer($"Changed: {Wording.Together([.. changed.Select(field => field.Words[0])])} of {CustomerLabel.Full(customer)}.")
            .Facts(changed.Select(field => (Sentence(field.Words[0]), (string?)(field.Read(customer) is { Length: > 0 } value ? ShortText.Of(value.Replace("\n", "; ", StringComparison.Ordinal), 200) : "none"))))
            .Undo(turn, $"the change of {Wording.Together([.. changed.Select(field => field.Words[0])])} of {CustomerLabel.Full(customer)}")
            .Button("Edit", Answer.About(customer, Function))
            .Button("Summary", Answer.About(customer, "customer.summary"))
            .Reply(turn);

    private static Customer Filled(Customer customer, CustomerField field, string? text) => field.Kind == InputKind.Toggle && text == "false" ? field.Set(customer, "") : field.Set(customer, text);

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
