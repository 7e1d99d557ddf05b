using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording;

/// <summary>Writes down a contact with a customer: how, when, what came of it and what it was about.</summary>
public sealed class LogInteraction(LedgerBook ledger, SaidDetails details, NextFollowUp next)
{
    internal const string Function = "log.interaction";

    /// <param name="channel">How; left out for a contact of no named kind.</param>
    /// <param name="date">When; today when left out.</param>
    /// <param name="text">What it was about.</param>
    /// <param name="outcome">What came of it; read from the sentence when left out.</param>
    /// <param name="isPrivate">Whether only the caller may read it.</param>
    /// <param name="isInbound">Whether the customer made contact.</param>
    /// <param name="unclearDay">A time that was said and is not one past day.</param>
    /// <param name="said">The whole sentence.</param>
    [SkillFunction(Function, Deed.Record, "Records a call, an e-mail, a meeting, a chat, a letter or an SMS with a customer.")]
    [Phrase("(log|record|note|add) [a|an] (contact|interaction|touchpoint|note) (with|for|about|on) {customer}")]
    [Example("log a contact with {customer}")]
    [Example("record an interaction with {customer}")]
    [Example("add a note about {customer}")]
    [Example("log an interaction with {customer}")]
    public async Task<Reply> AnswerAsync(
        Customer customer, ContactChannel? channel, DateOnly? date, string? text, Outcome? outcome, bool? isPrivate, bool? isInbound, string? said, string? unclearDay, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (channel is null && date is null && text is null && outcome is null)
        {
            return InteractionForm.Empty(customer, turn);
        }

        var day = RecordedDay.Of(date, turn, unclearDay);
        var contact = await ledger.AddAsync(Schema.Interactions, new Interaction
        {
            Key = new HistoryKey(customer.Number, RecordedDay.Minute(day), 0).Value,
            By = turn.Caller.Number,
            Channel = channel ?? default,
            Outcome = outcome ?? details.OutcomeOf(said),
            IsInbound = isInbound ?? details.IsInbound(said),
            IsPrivate = isPrivate ?? details.IsPrivate(said),
            Purpose = details.PurposeOf(said),
            Summary = FreeText.Of(details.Whole(text, said), "note") ?? "",
        }, turn, cancellationToken);
        return new Answer($"Logged: {ContactWording.InSentence(contact.Channel)} {(contact.IsInbound ? "from" : "with")} {CustomerLabel.Full(customer)} on {turn.Say.DayAgo(day)}{ContactWording.CameOf(contact)}.")
            .Records([(turn.Say.Day(day), ContactWording.Row(contact, "you"), contact.Id.ToString())])
            .Say(contact.IsPrivate ? "Only you can read it." : null)
            .Undo(turn, $"the {ContactWording.InSentence(contact.Channel)} with {CustomerLabel.Full(customer)}")
            .Form("Correct", new SkillCall(CorrectRecord.Function).With("id", contact.Id.ToString()))
            .Button("Summary", Answer.About(customer, "customer.summary"))
            .Note(await next.NoteAsync(customer, turn, cancellationToken))
            .Reply(turn);
    }
}
