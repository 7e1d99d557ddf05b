using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Digests;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Recording;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Marks something as done: what came of it and when to go on, in one step.</summary>
public sealed class CompleteFollowUp(OpenFollowUp open, Completion completion, DigestMarks marks, SaidDetails details, CallerRights rights)
{
    internal const string Function = "followup.complete";

    /// <param name="customer">With whom; left out where the id says.</param>
    /// <param name="id">Which one, as <c>F12</c>; left out where only one is open.</param>
    /// <param name="how">How they were contacted; nothing is logged when left out.</param>
    /// <param name="outcome">What came of it; read from the sentence when left out.</param>
    /// <param name="note">What it was about.</param>
    /// <param name="nextOn">The day something is to be done again.</param>
    /// <param name="digest">The day of the digest whose button was pressed; the answer is that digest.</param>
    /// <param name="skip">The lines before the page of the digest.</param>
    /// <param name="save">Whether the fields were filled in and their button pressed.</param>
    /// <param name="said">The whole sentence.</param>
    [SkillFunction(Function, Deed.Record, "Marks a follow-up as done, with what came of it and the next date.")]
    [Phrase("(done|finished) [with] {customer}")]
    [Phrase("(done|finished) with {id}")]
    [Phrase("{customer} is done")]
    [Phrase("(mark|set|tick off|close|complete|finish) [the|my] (follow-up|follow up|followup|task|reminder|to-do|promise) (with|for|of|about|on) {customer} [as] [done|complete|completed|finished|closed]")]
    [Phrase("(complete|close|tick off|finish) {id}")]
    [Phrase("mark {id} [as] (done|complete|completed)")]
    [Example("done with {customer}")]
    [Example("mark the follow-up with {customer} as done")]
    [Example("close the task for {customer}")]
    [Example("complete the follow-up with {customer}")]
    public async Task<Reply> AnswerAsync(
        Customer? customer, FollowUpId? id, ContactChannel? how, Outcome? outcome, string? note, DateOnly? nextOn, DateOnly? digest, int? skip, bool? save, string? said, SkillCall call, SkillTurn turn, CancellationToken cancellationToken)
    {
        var channel = how ?? details.ChannelOf(said);
        var completed = new Completed(channel, outcome ?? details.OutcomeOf(said), note, nextOn);
        if (customer is not null && digest is { } day)
        {
            return await FromDigestAsync(customer, day, skip, save == true ? completed : null, turn, cancellationToken);
        }

        var isNamed = call.Argument("customer") is not null;
        id ??= isNamed ? null : FollowUpId.In(said);
        if (id is null && customer is null)
        {
            throw new SkillException("Which follow-up is done? Say it with the customer's name or with its id, as \"done with F12\".");
        }

        if (id is null && customer is not null)
        {
            var meant = await open.MeantAsync(customer, turn, cancellationToken);
            if (meant.Line is not null)
            {
                return await FromDigestAsync(customer, turn.Today, meant.Skip, channel is null ? null : completed, turn, cancellationToken);
            }

            if (meant.FollowUp is null)
            {
                return meant.Open.Count == 0 ? Nothing(customer, turn) : OpenFollowUp.Choose(customer, meant.Open, CallOf(how, outcome, note, nextOn, said), "Which one is done?", turn);
            }

            id = meant.FollowUp.Id;
        }

        var found = await open.ByIdAsync(id!.Value, cancellationToken); // without one, it was asked for above
        await rights.DemandAsync(Deed.Record, turn.Caller, found.Customer, cancellationToken);
        turn.TalkAbout(found.Customer);
        var changed = await completion.OfAsync(found.FollowUp, found.Customer, completed, turn, cancellationToken);
        if (changed.Owner is { } owner && owner != turn.Caller.Number)
        {
            turn.Tell(owner, Reply.Of($"{turn.Caller.Name} has {(changed.IsOpen ? "tried" : "done")} for you: {FollowUpWording.Of(changed, found.Customer)}."));
        }

        return new Answer($"{(changed.IsOpen ? "Noted" : "Done")}: {FollowUpWording.Of(changed, found.Customer)}{(changed.IsOpen ? $"; {completion.Words(completed, turn)}" : "")}.")
            .Records([(FollowUpWording.When(changed, turn.Say), FollowUpWording.Reason(changed), changed.Id.ToString())])
            .Undo(turn, FollowUpWording.Of(changed, found.Customer))
            .Form("Log what happened", Answer.About(found.Customer, LogInteraction.Function))
            .Form("Next follow-up", Answer.About(found.Customer, ScheduleFollowUp.Function))
            .Note(nextOn is { } next ? $"The next one is on {turn.Say.Day(next)}." : null)
            .Reply(turn);
    }

    private async ValueTask<Reply> FromDigestAsync(Customer customer, DateOnly digest, int? skip, Completed? done, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (await marks.OpenLineAsync(customer, digest, turn, cancellationToken) is not { } line)
        {
            return await marks.DrawAsync(digest, skip, opened: null, turn, cancellationToken);
        }

        if (done is null)
        {
            return await marks.DrawAsync(digest, skip, new OpenedLine(customer.Number, Form(customer, line, digest, skip ?? 0)), turn, cancellationToken);
        }

        var what = $"{DigestWording.Also(line.Kind)} of {CustomerLabel.Full(customer)}";
        if (line.Kind == LineKind.FollowUp)
        {
            var (followUp, _) = await open.OfAsync(line, cancellationToken);
            await completion.OfAsync(followUp, customer, done, turn, cancellationToken);
        }
        else
        {
            await completion.OfAsync(line, customer, done, turn, cancellationToken);
        }

        turn.PromiseUndo(what);
        return await marks.MarkAsync(customer, digest, skip, line.Kind == LineKind.Complaint ? "contact logged" : completion.Words(done, turn), turn, cancellationToken);
    }

    /// <summary>How, what came of it, a line, the next date: filled in for the usual case, so that one more tap is enough.</summary>
    private static IReadOnlyList<CardElement> Form(Customer customer, DigestLine line, DateOnly digest, int skip)
    {
        var channel = customer.PreferredChannel ?? ContactChannel.Call;
        var none = line.Kind == LineKind.FollowUp ? [new Choice("No contact to log", "")] : Array.Empty<Choice>();
        return
        [
            new Inputs(
            [
                new Input("how", "How", InputKind.Choice) { Choices = [.. InteractionForm.Channels, .. none], Value = channel.ToString() },
                new Input("outcome", "What came of it", InputKind.Choice) { IsRequired = true, Value = nameof(Outcome.Reached), Choices = InteractionForm.Outcomes },
                new Input("note", "In a line (optional)", InputKind.Text) { MaxLength = 500 },
                new Input("nextOn", "Next on (optional)", InputKind.Date),
            ]),
            new Actions(
                new CallAction("Save", DigestCard.On(Answer.About(customer, Function), digest, skip).With("save", "true")) { Style = ActionStyle.Primary, InPlace = true },
                new CallAction("Back", DigestCard.On(new SkillCall(ShowDigest.Function), digest, skip)) { InPlace = true }),
        ];
    }

    private static Reply Nothing(Customer customer, SkillTurn turn) =>
        new Answer($"No follow-up waits with {CustomerLabel.Full(customer)}, so there is nothing to mark as done.")
            .Say("If you were in touch, log it and their next contact moves on.")
            .Form("Log a contact", Answer.About(customer, LogInteraction.Function))
            .Button("Upcoming", Answer.About(customer, "customer.upcoming"))
            .Reply(turn);

    private static SkillCall CallOf(ContactChannel? how, Outcome? outcome, string? note, DateOnly? nextOn, string? said)
    {
        var call = new SkillCall(Function);
        call = how is { } channel ? call.With("how", channel.ToString()) : call;
        call = outcome is { } came ? call.With("outcome", came.ToString()) : call;
        call = note is not null ? call.With("note", note) : call;
        call = nextOn is { } next ? call.With("nextOn", IsoDay.Of(next)) : call;
        return said is null ? call : call.With("said", said);
    }
}
