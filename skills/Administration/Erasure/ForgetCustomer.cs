using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.Administration.Erasure;

/// <summary>Erases a person for good. Nothing that it says afterwards holds their name: the answer is recorded, too.</summary>
public sealed class ForgetCustomer(IStore store, CustomerBook customers, OwnErasure own, MentionErasure mentions, TraceErasure traces)
{
    private const string Function = "data.forget";

    private const int MostBackupsNamed = 5;

    /// <param name="customer">Whom.</param>
    [SkillFunction(Function, Deed.Forget, "Erases a customer's personal data for good; amounts stay without a name.")]
    [Phrase("(forget|erase|wipe|purge|anonymise|anonymize) {customer}")]
    [Phrase("(forget|erase|delete|wipe|purge) (everything|all data|all records|the data) (about|on|of) {customer}")]
    [Phrase("(erase|delete|remove) the customer {customer}")]
    [Phrase("(erase|delete|remove) {customer} from [the|our] (system|database|records|books)")]
    [Phrase("{customer} (wants|asked|has asked) to be (forgotten|erased|deleted)")]
    [Example("forget {customer}")]
    [Example("erase everything about {customer}")]
    [Example("{customer} wants to be forgotten")]
    [Example("delete the customer {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (!turn.Confirmed)
        {
            return await AskAsync(customer, turn, cancellationToken);
        }

        var records = await store.GetAsync(Schema.Customers, [.. customer.AllNumbers.Select(number => (Key)(long)number)], cancellationToken);
        var person = new ErasedPerson([.. records.Select(record => record.Document)]);
        var hash = await ErasureHash.OpenAsync(store, turn, cancellationToken);
        turn.Erases = true;
        var gone = await own.AddToAsync(records, person, hash, turn, cancellationToken);
        var named = await mentions.AddToAsync(person, hash, turn, cancellationToken);
        var said = await traces.AddToAsync(person, turn, cancellationToken);
        return await SayAsync(customer.Number, gone, named, said, turn, cancellationToken);
    }

    private async ValueTask<Reply> AskAsync(Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var alike = await AlikeAsync(customer, turn, cancellationToken);
        return Questions.Ask(turn, $"Erase {CustomerLabel.Full(customer)} for good?",
            [
                new Facts(
                [
                    new Fact("Goes", "name, addresses, numbers and every other field; contacts, complaints, scores, offers, referrals, follow-ups; what I remember and have said of them; their name in what is recorded about others"),
                    new Fact("Stays", $"{turn.Say.Count(customer.Activity.Orders, "order")} with day, product and amount, without a name; the audit, which holds numbers only"),
                    new Fact("Not changed", "other systems, older backups, and what stands in the chats. Imports leave them out from then on"),
                ]),
                .. alike.Length == 0 ? Array.Empty<CardElement>() : [new Paragraph($"{alike} the same e-mail address or telephone number. Erase that, too, if it is the same person.")],
                new Paragraph("This cannot be undone."),
            ],
            "Yes, erase them", Answer.About(customer, Function));
    }

    /// <summary>Other records that may be of the same person, as the beginning of a sentence; empty for none.</summary>
    private async ValueTask<string> AlikeAsync(Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var numbers = new SortedSet<int>();
        foreach (var email in customer.Emails)
        {
            numbers.UnionWith((await customers.ByEmailAsync(email, cancellationToken)).Select(other => other.Number));
        }

        foreach (var phone in customer.Phones)
        {
            numbers.UnionWith((await customers.ByPhoneAsync(phone, cancellationToken)).Select(other => other.Number));
        }

        numbers.Remove(customer.Number);
        foreach (var number in numbers)
        {
            turn.SawNumber(number);
        }

        return numbers.Count == 0 ? "" : $"{Wording.Together([.. numbers.Select(number => $"#{number}")])} {(numbers.Count == 1 ? "has" : "have")}";
    }

    private async ValueTask<Reply> SayAsync(int number, OwnTally gone, int named, int said, SkillTurn turn, CancellationToken cancellationToken) =>
        new Answer($"Erased: customer #{number} has no name here any more.")
            .Facts(
                ("Gone", $"every field, {turn.Say.Count(gone.Contacts, "contact")}, {turn.Say.Count(gone.Complaints, "complaint")}, {turn.Say.Count(gone.Scores, "score")}, {turn.Say.Count(gone.Offers, "offer")}, {turn.Say.Count(gone.Referrals, "referral")}, {turn.Say.Count(gone.FollowUps, "follow-up")}, {turn.Say.Count(gone.Drafts, "draft")}"),
                ("Taken out elsewhere", $"their name in {turn.Say.Count(named, "record")} of others, {turn.Say.Count(said, "recorded message")}"),
                ("Kept", $"{turn.Say.Count(gone.Purchases, "purchase")} with day, product and amount, because the firm's figures must add up; the audit, which holds numbers only, because it shows who did what; a hash of their ids, so that no import brings them back"))
            .Say(await BackupsAsync(turn, cancellationToken))
            .Note("What stands in the chats themselves and in other systems is not mine to erase. This cannot be undone.")
            .Reply(turn);

    private async ValueTask<string> BackupsAsync(SkillTurn turn, CancellationToken cancellationToken)
    {
        var newest = await store.RangeAsync(Schema.Backups, KeyRange.AllTexts, int.MaxValue, descending: true, cancellationToken);
        if (newest.Count == 0)
        {
            return "I know of no backup made before; if there is a copy of the data file elsewhere, they are still in it.";
        }

        var named = newest.Take(MostBackupsNamed).Select(backup => $"{backup.Document.Path} ({turn.Say.Moment(backup.Document.TakenAt, turn.Zone)})");
        var more = newest.Count > MostBackupsNamed ? $" and {newest.Count - MostBackupsNamed} older" : "";
        return $"Still in backups made before: {string.Join("; ", named)}{more}. Delete them: whoever restores one brings the person back.";
    }
}
