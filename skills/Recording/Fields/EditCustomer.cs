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
    /// <param name="fields">Which fields stood on the form that comes back, each with a digest of what it said, as <c>name:digest,name:digest</c>; left out, the form is shown.</param>
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

        var changed = Shown(fields).Where(shown => ShortDigest.Of(Typed(call, shown.Field)) != shown.Digest).ToList();
        if (changed.Count == 0)
        {
            return Reply.Of($"Nothing was changed: {CustomerLabel.Full(customer)} is as it was.");
        }

        var after = await ledger.ChangeAsync(customer.Number, known => changed.Aggregate(known, (each, shown) => Filled(each, shown, call)), turn, cancellationToken);
        return Changed(after, [.. changed.Select(shown => shown.Field)], turn);
    }

    /// <summary>The fields that stood on a form, each with a digest of what it said there.</summary>
    private static IEnumerable<(CustomerField Field, string Digest)> Shown(string fields) =>
        from shown in fields.Split(',')
        let parts = shown.Split(':', 2)
        let field = CustomerFields.All.FirstOrDefault(field => field.Name == parts[0])
        where field is not null
        select (field, parts.ElementAtOrDefault(1) ?? "");

    /// <exception cref="SkillException">Somebody changed the field since the form was shown, or the text does not fit it.</exception>
    private static Customer Filled(Customer customer, (CustomerField Field, string Digest) shown, SkillCall call)
    {
        var stands = shown.Field.Read(customer);
        return shown.Digest.Length == 0 || ShortDigest.Of(stands) == shown.Digest
            ? shown.Field.Set(customer, Typed(call, shown.Field))
            : throw new SkillException($"Somebody has changed the {shown.Field.Words[0]} since you opened the form: it is {(stands.Length == 0 ? "empty" : $"“{ShortText.Of(stands, 120)}”")} now. Nothing was saved; open the form again.");
    }

    /// <summary>What was typed, as a field reads it: a box that is not ticked is empty.</summary>
    private static string Typed(SkillCall call, CustomerField field)
    {
        var text = call.Argument(field.Name)?.ReplaceLineEndings("\n").Trim() ?? "";
        return field.Kind == InputKind.Toggle && text == "false" ? "" : text;
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
                new CallAction("Save", call.With("fields", string.Join(',', shown.Select(field => $"{field.Name}:{ShortDigest.Of(field.Read(customer))}")))) { Style = ActionStyle.Primary, InPlace = true },
                new CallAction(isContact ? "Tier, dates, interests…" : "Names, addresses, opt-outs…", call.With("part", isContact ? CarePart : ContactPart)) { OpensForm = true })));
    }

    /// <summary>The echo of changed fields.</summary>
    internal static Reply Changed(Customer customer, IReadOnlyList<CustomerField> changed, SkillTurn turn) =>
        new Answer($"Changed: {Wording.Together([.. changed.Select(field => field.Words[0])])} of {CustomerLabel.Full(customer)}.")
            .Facts(changed.Select(field => (ShortText.Sentence(field.Words[0]), (string?)(field.Read(customer) is { Length: > 0 } value ? ShortText.Of(value.Replace("\n", "; ", StringComparison.Ordinal), 200) : "none"))))
            .Undo(turn, $"the change of {Wording.Together([.. changed.Select(field => field.Words[0])])} of {CustomerLabel.Full(customer)}")
            .Form("Edit", Answer.About(customer, Function))
            .Button("Summary", Answer.About(customer, "customer.summary"))
            .Reply(turn);
}
