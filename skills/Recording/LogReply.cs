using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Outreach;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording;

/// <summary>Logs what a customer answered, as it was pasted, and proposes what follows from it: a complaint, something they wait for. Nothing of it is done without a press.</summary>
public sealed class LogReply(LedgerBook ledger, DraftBook drafts, ReplyWords words, NextFollowUp next)
{
    internal const string Function = "log.reply";

    /// <summary>A reply of so many days after a message answers it.</summary>
    private const int DaysToAnswer = 60;

    private const int LongestProposal = 300;

    /// <param name="text">What they wrote, pasted.</param>
    /// <param name="channel">How it came; as the message it answers when left out.</param>
    [SkillFunction(Function, Deed.Record, "Logs a customer's reply that you paste, and proposes the complaint or promise in it.")]
    [Phrase("(log|paste|add) [a|the|their] reply (of|from) {customer}")]
    [Phrase("{customer} (replied|answered|wrote back)")]
    [Phrase("{customer} (replied|answered|wrote back) {text}")]
    [Example("log a reply from {customer}")]
    [Example("{customer} replied")]
    [Example("paste the reply of {customer}")]
    [Example("{customer} wrote back")]
    public async Task<Reply> AnswerAsync(Customer customer, string? text, ContactChannel? channel, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (FreeText.Of(text, "reply") is not { } reply)
        {
            return Form(customer);
        }

        var answered = (await drafts.OfCustomerAsync(customer, turn.Today.AddDays(-DaysToAnswer), cancellationToken)).Where(draft => draft.State == DraftState.Sent)
            .OrderByDescending(draft => draft.Owner == turn.Caller.Number).ThenByDescending(draft => draft.SentOn).ThenByDescending(draft => draft.Number).FirstOrDefault();
        var contact = await ledger.AddAsync(Schema.Interactions, new Interaction
        {
            Key = new HistoryKey(customer.Number, RecordedDay.Minute(turn.Today), 0).Value,
            By = turn.Caller.Number,
            Channel = channel ?? (answered?.Current.Recipe.Channel is { } by && !by.IsSpoken() ? by : ContactChannel.Email), // what is pasted was written
            IsInbound = true,
            Purpose = answered?.Kind is ContactPurpose.Feedback or ContactPurpose.Satisfaction ? answered.Kind : ContactPurpose.General,
            Summary = reply,
        }, turn, cancellationToken);
        var complaints = words.ComplaintsIn(reply);
        var promises = words.PromisesIn(reply);
        var answer = new Answer($"Logged: a reply of {CustomerLabel.Full(customer)}{(answered is null ? "" : $" to {DraftCard.Named(answered, customer)}")}.")
            .Records([(turn.Say.Day(turn.Today), ContactWording.Row(contact, "you"), contact.Id.ToString())])
            .Say(complaints.Count > 0 ? $"It sounds like a complaint: \"{ShortText.Of(complaints[0], LongestProposal)}\"." : null)
            .Say(promises.Count > 0 ? $"They seem to wait for something: \"{ShortText.Of(promises[0], LongestProposal)}\"." : null)
            .Undo(turn, $"the reply of {CustomerLabel.Full(customer)}");
        if (complaints.Count > 0)
        {
            answer.Button("Log the complaint", Answer.About(customer, LogComplaint.Function).With("text", ShortText.Of(string.Join(". ", complaints), LongestProposal)));
        }

        if (promises.Count > 0)
        {
            answer.Form("Plan it", Answer.About(customer, ScheduleFollowUp.Function).With("text", ShortText.Of(string.Join(". ", promises), LongestProposal)).With("isPromise", "true"));
        }

        return answer.Note(await next.NoteAsync(customer, turn, cancellationToken)).Reply(turn);
    }

    private static Reply Form(Customer customer) => new(new Card(
        new Heading($"What did {CustomerLabel.Full(customer)} answer?"),
        new Inputs(
        [
            new Input("text", "Their reply, pasted", InputKind.LongText) { IsRequired = true, MaxLength = FreeText.Longest },
            new Input("channel", "How it came", InputKind.Choice) { Choices = InteractionForm.Channels, Value = nameof(ContactChannel.Email) },
        ]),
        new Actions(new CallAction("Log", Answer.About(customer, Function)) { Style = ActionStyle.Primary, InPlace = true })));
}
