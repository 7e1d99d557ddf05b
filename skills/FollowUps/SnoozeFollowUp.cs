using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.FollowUps.Digests;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Moves a reminder: snoozing hides it and leaves the date it is due, moving changes that date. The answer says which date moved and offers the other.</summary>
public sealed class SnoozeFollowUp(OpenFollowUp open, DigestMarks marks, LedgerBook ledger, WorkCalendars calendars, FollowUpWords words, CadenceBook cadences, CallerRights rights)
{
    internal const string Function = "followup.snooze";

    /// <param name="customer">With whom; left out where the id says.</param>
    /// <param name="id">Which one, as <c>F12</c>; left out where only one is open.</param>
    /// <param name="date">Until when, or to which day; the next working day when left out of a sentence.</param>
    /// <param name="time">The time of day it is moved to.</param>
    /// <param name="move">Whether the date it is due changes; read from the sentence when left out.</param>
    /// <param name="contact">Whether the contact the cadence asks for is meant, whatever else is open with the customer.</param>
    /// <param name="until">As <paramref name="date"/>, filled in on a card.</param>
    /// <param name="digest">The day of the digest whose button was pressed; the answer is that digest.</param>
    /// <param name="skip">The lines before the page of the digest.</param>
    /// <param name="said">The whole sentence.</param>
    [SkillFunction(Function, Deed.Record, "Reminds of a follow-up later, or moves the day it is due.")]
    [Phrase("snooze {customer}")]
    [Phrase("snooze {id}")]
    [Phrase("(snooze|postpone|move|reschedule|delay|push back|push) [the|my] (follow-up|follow up|followup|task|reminder|to-do|call|meeting) (with|for|of|about) {customer}")]
    [Phrase("(move|postpone|reschedule|delay) {id}")]
    [Example("snooze {customer}")]
    [Example("snooze the follow-up with {customer}")]
    [Example("postpone the follow-up with {customer}")]
    [Example("reschedule the task for {customer}")]
    public async Task<Reply> AnswerAsync(
        Customer? customer, FollowUpId? id, DateOnly? date, TimeOnly? time, bool? move, bool? contact, DateOnly? until, DateOnly? digest, int? skip, string? said, SkillCall call, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (customer is not null && digest is { } day)
        {
            return await FromDigestAsync(customer, day, skip, date ?? until, move == true, turn, cancellationToken);
        }

        var isMove = move ?? words.IsMove(said);
        id ??= call.Argument("customer") is not null ? null : FollowUpId.In(said);
        Stored<FollowUp> followUp;
        if (id is not null)
        {
            (followUp, customer) = await open.ByIdAsync(id.Value, cancellationToken);
        }
        else if (customer is null)
        {
            throw new SkillException("Which follow-up do you mean? Say it with the customer's name or with its id, as \"snooze F12 until Friday\".");
        }
        else
        {
            var meant = contact == true ? new MeantFollowUp([]) : await open.MeantAsync(customer, turn, cancellationToken);
            if (meant.FollowUp is null && meant.Line is null && meant.Open.Count > 0)
            {
                return OpenFollowUp.Choose(customer, meant.Open, CallOf(date, time, isMove), isMove ? "Which one is moved?" : "Which one is snoozed?", turn);
            }

            if (meant.FollowUp is null)
            {
                var to = date is { } chosen ? DueDay.Of(chosen, turn) : calendars.Of(turn.Caller).After(turn.Today, 1);
                return await OfContactAsync(customer, to, isMove, turn, cancellationToken);
            }

            (followUp, _) = await open.ByIdAsync(meant.FollowUp.Id, cancellationToken);
        }

        await rights.DemandAsync(Deed.Record, turn.Caller, customer, cancellationToken);
        turn.TalkAbout(customer);
        return Answered(customer, followUp, date is { } on ? DueDay.Of(on, turn) : calendars.Of(turn.Caller).After(turn.Today, 1), time, isMove, turn);
    }

    private static Reply Answered(Customer customer, Stored<FollowUp> followUp, DateOnly to, TimeOnly? time, bool isMove, SkillTurn turn)
    {
        var changed = Change(followUp, to, time, isMove || time is not null, turn);
        var other = new SkillCall(Function).With("id", changed.Id.ToString()).With("date", IsoDay.Of(to)).With("move", isMove ? "false" : "true");
        return new Answer(isMove || time is not null
                ? $"Moved: {FollowUpWording.Of(changed, customer)} is due on {FollowUpWording.When(changed, turn.Say)} now; before, it was on {turn.Say.Day(followUp.Document.DueOn)}."
                : $"Snoozed: I remind you of {FollowUpWording.Of(changed, customer)} on {turn.Say.Day(to)}. It is still due on {turn.Say.Day(changed.DueOn)}.")
            .Records([(FollowUpWording.When(changed, turn.Say), FollowUpWording.Reason(changed), changed.Id.ToString())])
            .Undo(turn, $"{(isMove ? "moving" : "snoozing")} {FollowUpWording.Of(changed, customer)}")
            .Buttons(isMove ? [] : [("Move the due date, too", other)])
            .Reply(turn);
    }

    private async ValueTask<Reply> OfContactAsync(Customer customer, DateOnly until, bool isMove, SkillTurn turn, CancellationToken cancellationToken)
    {
        var due = (await cadences.RulesAsync(cancellationToken)).DueOn(customer);
        if (due is null)
        {
            throw new SkillException($"Nothing waits with {CustomerLabel.Full(customer)}. To be reminded, say: remind me to contact {customer.Name} on a day.");
        }

        await ChangeContactAsync(customer, until, isMove, turn, cancellationToken);
        var other = Answer.About(customer, Function).With("contact", "true").With("date", IsoDay.Of(until)).With("move", "true");
        return new Answer(isMove
                ? $"Moved: the next contact with {CustomerLabel.Full(customer)} is due on {turn.Say.Day(until)} now; before, it was on {turn.Say.Day(due.Value)}."
                : $"Snoozed: I remind you of {CustomerLabel.Full(customer)} on {turn.Say.Day(until)}. Their next contact is still due on {turn.Say.Day(due.Value)}.")
            .Undo(turn, $"{(isMove ? "moving" : "snoozing")} the contact with {CustomerLabel.Full(customer)}")
            .Buttons(isMove ? [] : [("Move the due date, too", other)])
            .Reply(turn);
    }

    private async ValueTask<Reply> FromDigestAsync(Customer customer, DateOnly digest, int? skip, DateOnly? date, bool isMove, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (await marks.OpenLineAsync(customer, digest, turn, cancellationToken) is not { Kind: not LineKind.Complaint } line)
        {
            return await marks.DrawAsync(digest, skip, opened: null, turn, cancellationToken);
        }

        if (date is null)
        {
            return await marks.DrawAsync(digest, skip, new OpenedLine(customer.Number, Form(customer, line, digest, skip ?? 0, isMove, turn)), turn, cancellationToken);
        }

        var to = DueDay.Of(date.Value, turn);
        if (line.Kind == LineKind.FollowUp)
        {
            var (followUp, _) = await open.OfAsync(line, cancellationToken);
            Change(followUp, to, time: null, isMove, turn);
        }
        else
        {
            await ChangeContactAsync(customer, to, isMove && line.Kind == LineKind.Contact, turn, cancellationToken);
        }

        turn.PromiseUndo($"{(isMove ? "moving" : "snoozing")} {DigestWording.Also(line.Kind)} of {CustomerLabel.Full(customer)}");
        return await marks.MarkAsync(customer, digest, skip, isMove ? $"moved to {turn.Say.Day(to)}" : $"snoozed until {turn.Say.Day(to)}, still due {turn.Say.Day(line.Due)}", turn, cancellationToken);
    }

    private IReadOnlyList<CardElement> Form(Customer customer, DigestLine line, DateOnly digest, int skip, bool isMove, SkillTurn turn)
    {
        var calendar = calendars.Of(turn.Caller);
        var call = DigestCard.On(Answer.About(customer, Function), digest, skip).With("move", isMove ? "true" : "false");
        var tomorrow = calendar.After(turn.Today, 1);
        var nextWeek = calendar.OnOrAfter(DigestWeek.Monday(turn.Today).AddDays(7));
        (string Title, DateOnly Day)[] days = [(tomorrow == turn.Today.AddDays(1) ? "Tomorrow" : turn.Say.Day(tomorrow), tomorrow), ($"Next week, {turn.Say.Day(nextWeek)}", nextWeek)];
        return
        [
            new Actions([.. days.DistinctBy(each => each.Day).Select(each => new CallAction(each.Title, call.With("date", IsoDay.Of(each.Day))) { InPlace = true })]),
            new Inputs([new Input("until", isMove ? "Or due on" : "Or a day", InputKind.Date)]),
            new Actions(
            [
                new CallAction(isMove ? "Move to that day" : "Until that day", call) { Style = ActionStyle.Primary, InPlace = true },
                .. line.CanBeLeftOut ? [new CallAction(isMove ? "Snooze instead" : "Move the due date instead", call.With("move", isMove ? "false" : "true")) { InPlace = true, OpensForm = true }] : Array.Empty<CardAction>(),
                new CallAction("Back", DigestCard.On(new SkillCall(ShowDigest.Function), digest, skip)) { InPlace = true },
            ]),
        ];
    }

    private static FollowUp Change(Stored<FollowUp> followUp, DateOnly to, TimeOnly? time, bool isMove, SkillTurn turn)
    {
        var changed = isMove ? followUp.Document with { DueOn = to, DueAt = time ?? followUp.Document.DueAt, HiddenUntil = null } : followUp.Document with { HiddenUntil = to };
        turn.Changes.Put(Schema.FollowUps, followUp, changed);
        turn.Showed(changed.Id.ToString());
        return changed;
    }

    private async ValueTask ChangeContactAsync(Customer customer, DateOnly to, bool isMove, SkillTurn turn, CancellationToken cancellationToken) =>
        await ledger.ChangeAsync(customer.Number, known => isMove ? known with { Plan = ContactPlan.For(known, turn.Today, to), HiddenUntil = null } : known with { HiddenUntil = to }, turn, cancellationToken);

    private static SkillCall CallOf(DateOnly? date, TimeOnly? time, bool isMove)
    {
        var call = new SkillCall(Function).With("move", isMove ? "true" : "false");
        call = date is { } day ? call.With("date", IsoDay.Of(day)) : call;
        return time is { } at ? call.With("time", at.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)) : call;
    }
}
