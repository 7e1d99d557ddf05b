using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.Recording;

/// <summary>Amends an entry of a customer's history, however old: a form with what it says, then the entry as it should be. The audit keeps that it was amended, and by whom.</summary>
public sealed class CorrectRecord(LedgerBook ledger, RecordedCustomer recorded, AccountManagerBook managers, LowScore lowScore)
{
    internal const string Function = "record.correct";

    /// <param name="id">Which entry.</param>
    /// <param name="date">Its day; left out, the form is shown. The other parameters are the fields of the entry's kind.</param>
    /// <param name="was">A digest of the entry as the form showed it; one that differs now is not overwritten.</param>
    [SkillFunction(Function, Deed.Record, "Corrects an entry of a customer's history, by its id.")]
    [Phrase("(correct|amend|edit|fix|change) [the] [entry|record|contact|call|purchase|complaint|score] {id}")]
    [Example("correct I1-20261120")]
    [Example("amend the entry P1-20260823")]
    [Example("fix C3-20261116")]
    [Example("edit record I1-20261120")]
    public async Task<Reply> AnswerAsync(
        RecordId id, DateOnly? date, string? was, ContactChannel? channel, Outcome? outcome, string? text, bool? isInbound, bool? isPrivate, string? product, decimal? amount, string? currency, decimal? quantity, DateOnly? delivered,
        Severity? severity, AccountManager? owner, DateOnly? due, SurveyScale? scale, decimal? score, SkillTurn turn, CancellationToken cancellationToken)
    {
        var customer = await recorded.OfAsync(id, turn, cancellationToken);
        return id.Kind switch
        {
            RecordKind.Interaction => await CorrectAsync(Schema.Interactions, id, customer, date, was, contact => InteractionForm.Fields(contact, contact.On, mayBePrivate: contact.By == turn.Caller.Number), contact => contact with
            {
                Channel = channel ?? default, Outcome = outcome ?? contact.Outcome, Summary = FreeText.Of(text, "note") ?? "", IsInbound = isInbound ?? contact.IsInbound, IsPrivate = contact.By == turn.Caller.Number ? isPrivate ?? contact.IsPrivate : contact.IsPrivate,
            }, turn, cancellationToken),
            RecordKind.Purchase => await CorrectAsync(Schema.Purchases, id, customer, date, was, purchase => LogPurchase.Fields(purchase.Product, purchase.Amount, purchase.Currency, purchase.On, purchase.Quantity, purchase.DeliveredOn),
                purchase => LogPurchase.Corrected(purchase, product, amount ?? purchase.Amount, currency, quantity ?? purchase.Quantity, LogPurchase.Delivered(delivered ?? purchase.DeliveredOn, date ?? purchase.On, turn)), turn, cancellationToken),
            RecordKind.Complaint => await CorrectComplaintAsync(id, customer, date, was, text, severity, owner, due, turn, cancellationToken),
            RecordKind.SurveyScore => await CorrectAsync(Schema.Surveys, id, customer, date, was, survey => LogSurvey.Fields(survey.Score, survey.Scale, survey.Comment ?? "", survey.On), survey =>
            {
                var after = survey with { Scale = scale ?? survey.Scale, Score = score ?? survey.Score, Comment = FreeText.Of(text, "comment") };
                LogSurvey.Check(after.Score, after.Scale);
                return after;
            }, turn, cancellationToken, (before, after) => FollowedUpAsync(before, after, customer, turn, cancellationToken)),
            _ => throw new SkillException($"{id} cannot be amended here. Remove it, and record it again as it should be."),
        };
    }

    private async Task<Reply> CorrectComplaintAsync(
        RecordId id, Customer customer, DateOnly? date, string? was, string? text, Severity? severity, AccountManager? owner, DateOnly? due, SkillTurn turn, CancellationToken cancellationToken)
    {
        var before = await ledger.FindAsync(Schema.Complaints, id.Key, cancellationToken);
        var by = before?.Document.Owner is { } number ? await managers.FindAsync(number, cancellationToken) : null;
        return await CorrectAsync(Schema.Complaints, id, customer, date, was,
            complaint => LogComplaint.Fields(complaint.Text, complaint.Severity, by?.Name ?? "", complaint.DueOn ?? turn.Today, complaint.On),
            complaint => complaint with
            {
                Text = FreeText.Of(text, "complaint") ?? complaint.Text, Severity = severity ?? complaint.Severity, Owner = owner?.Number ?? complaint.Owner, DueOn = due ?? complaint.DueOn,
            }, turn, cancellationToken);
    }

    /// <summary>What a corrected score means for the follow-up of a low one: it is planned when the score became low, and it stands, for somebody may have called already, when it no longer is.</summary>
    private async ValueTask<string?> FollowedUpAsync(SurveyScore before, SurveyScore after, Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var planned = LowScore.Is(before) ? await lowScore.PlannedAsync(before.Id, customer, cancellationToken) : [];
        if (!LowScore.Is(after))
        {
            return planned is [var stands, ..] ? $"{stands.Id} for {turn.Say.Day(stands.DueOn)} still stands: {FollowUpWording.Reason(stands)}. If nobody need call, type drop {stands.Id}." : null;
        }

        return !LowScore.Is(before) && await lowScore.FollowUpAsync(after, customer, turn, cancellationToken) is { } followUp ? LowScore.Told(followUp, turn.Say) : null;
    }

    private async Task<Reply> CorrectAsync<T>(
        Collection<T> collection, RecordId id, Customer customer, DateOnly? date, string? was, Func<T, IReadOnlyList<Input>> fields, Func<T, T> amend, SkillTurn turn, CancellationToken cancellationToken,
        Func<T, T, ValueTask<string?>>? follow = null)
        where T : HistoryRecord
    {
        if (await ledger.FindAsync(collection, id.Key, cancellationToken) is not { } stored || !VisibleContacts.IsVisible(stored.Document, turn))
        {
            throw new SkillException($"I know no record {id}. Ask for the customer's contacts or purchases to see their ids.");
        }

        var digest = RecordDigest.Of(collection, stored.Document);
        if (date is null)
        {
            turn.Showed(id.ToString());
            return new Reply(new Card(
                new Heading($"{CustomerLabel.Full(customer)}: {RecordWording.Of(stored.Document, turn.Say)} ({id})"),
                new Inputs(fields(stored.Document)),
                new Actions(
                    new CallAction("Save", new SkillCall(Function).With("id", id.ToString()).With("was", digest)) { Style = ActionStyle.Primary, InPlace = true },
                    new CallAction("Remove it", new SkillCall(RemoveRecord.Function).With("id", id.ToString()).With("was", digest)) { Style = ActionStyle.Destructive, InPlace = true })));
        }

        RecordDigest.Demand(was, digest, id);
        var day = RecordedDay.Of(date, turn);
        var after = await ledger.ReplaceAsync(collection, stored, amend(stored.Document), day == stored.Document.On ? stored.Document.At.At : RecordedDay.Minute(day), turn, cancellationToken);
        return new Answer($"Corrected: {RecordWording.Of(after, turn.Say)} of {CustomerLabel.Full(customer)} ({after.Id}).")
            .Say(after.Id == id ? null : $"It has a new id, because its day is another.")
            .Say(follow is null ? null : await follow(stored.Document, after))
            .Undo(turn, $"the correction of {after.Id} of {CustomerLabel.Full(customer)}")
            .Button("Summary", Answer.About(customer, "customer.summary"))
            .Reply(turn);
    }
}
