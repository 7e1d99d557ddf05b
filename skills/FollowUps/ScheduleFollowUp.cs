using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Recording;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Plans something to do for a customer; one with a time of day is reminded of at that time.</summary>
public sealed class ScheduleFollowUp(LedgerBook ledger, FollowUpWords words, WorkCalendars calendars, CalendarOffer calendarOffer, CallerRights rights)
{
    internal const string Function = "followup.schedule";

    /// <summary>One that is planned without a day is due on the next working day.</summary>
    private const int WorkingDaysAhead = 1;

    /// <param name="date">The day it is due.</param>
    /// <param name="time">The time of day, on the clock of whoever does it; left out for any.</param>
    /// <param name="channel">How.</param>
    /// <param name="text">Why.</param>
    /// <param name="isPromise">Whether the customer was told; read from the sentence when left out.</param>
    /// <param name="manager">Who does it; the caller when left out.</param>
    /// <param name="save">Whether the form was filled in.</param>
    /// <param name="said">The whole sentence.</param>
    [SkillFunction(Function, Deed.Record, "Plans a follow-up with a customer, with or without a time of day.")]
    [Phrase("(schedule|plan|add|create|set|set up) [a|an|the] [new] (follow-up|follow up|followup|task|reminder|to-do) (with|for|about) {customer}")]
    [Phrase("remind me (to|about) [contact|call|write|visit|ring|follow up with] {customer}")]
    [Phrase("follow up with {customer}")]
    [Example("schedule a follow-up with {customer}")]
    [Example("remind me to call {customer}")]
    [Example("follow up with {customer}")]
    [Example("plan a follow-up for {customer}")]
    [Example("remind me to contact {customer} next week")]
    public async Task<Reply> AnswerAsync(
        Customer customer, DateOnly? date, TimeOnly? time, ContactChannel? channel, string? text, bool? isPromise, AccountManager? manager, bool? save, string? said, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (date is null && time is null && save != true)
        {
            return Form(customer, channel, text, isPromise == true, turn);
        }

        var due = Due(date, time, turn);
        if (due == turn.Today && time is { } at && at < TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(turn.Now, turn.Zone).DateTime))
        {
            throw new SkillException($"{at.ToString("HH:mm", turn.Say.Culture)} is past today. Give me a later time or another day; nothing was planned.");
        }

        var owner = manager ?? turn.Caller;
        if (!await rights.MayAsync(Deed.Record, owner, customer, cancellationToken))
        {
            throw new SkillException($"{owner.Name} may not see {CustomerLabel.Full(customer)}, so I cannot remind them. Plan it for yourself, or assign the customer first; nothing was planned.");
        }

        var followUp = await ledger.AddFollowUpAsync(number => new FollowUp
        {
            Number = number,
            Customer = customer.Number,
            Owner = owner.Number,
            Reason = FreeText.Of(text, "reason") ?? "",
            IsPromise = isPromise ?? words.IsPromise(said),
            DueOn = due,
            DueAt = time,
            Channel = channel,
        }, turn, cancellationToken);
        if (owner.Number != turn.Caller.Number)
        {
            turn.Tell(owner.Number, Reply.Of($"{turn.Caller.Name} has planned for you: {FollowUpWording.Of(followUp, customer)}, {FollowUpWording.When(followUp, turn.Say)}."));
        }

        var whose = owner.Number == turn.Caller.Number ? "" : $" for {owner.Name}";
        return new Answer($"Planned{whose}: {FollowUpWording.Of(followUp, customer)} on {turn.Say.DayAgo(due)}{(time is { } clock ? $" at {clock.ToString("HH:mm", turn.Say.Culture)}" : "")}.")
            .Records([(FollowUpWording.When(followUp, turn.Say), FollowUpWording.Reason(followUp), followUp.Id.ToString())])
            .Say(calendars.Of(owner).IsWorkingDay(due) ? null : $"That is no working day{(owner.Number == turn.Caller.Number ? " of yours" : $" of {owner.FirstName}'s")}; it comes with the digest of the working day after it.")
            .Undo(turn, FollowUpWording.Of(followUp, customer))
            .Links(time is null || owner.Number != turn.Caller.Number ? [] : [calendarOffer.For(followUp, customer, turn)])
            .Button("Snooze or move", new SkillCall(SnoozeFollowUp.Function).With("id", followUp.Id.ToString()))
            .Note(time is null ? null : owner.Number == turn.Caller.Number ? "I remind you once at that time." : $"I remind {owner.FirstName} once at that time on their own clock.")
            .Reply(turn);
    }

    /// <summary>A time without a day is today, or tomorrow when it is past.</summary>
    private DateOnly Due(DateOnly? date, TimeOnly? time, SkillTurn turn)
    {
        if (date is { } day)
        {
            return DueDay.Of(day, turn);
        }

        return time is { } at
            ? at > TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(turn.Now, turn.Zone).DateTime) ? turn.Today : turn.Today.AddDays(1)
            : calendars.Of(turn.Caller).After(turn.Today, WorkingDaysAhead);
    }

    private Reply Form(Customer customer, ContactChannel? channel, string? text, bool isPromise, SkillTurn turn) => new(new Card(
        new Heading($"A follow-up with {CustomerLabel.Full(customer)}"),
        new Inputs(
        [
            new Input("date", "On", InputKind.Date) { IsRequired = true, Value = IsoDay.Of(calendars.Of(turn.Caller).After(turn.Today, WorkingDaysAhead)) },
            new Input("time", "At, HH:mm (optional)", InputKind.Text) { MaxLength = 5 },
            new Input("channel", "How", InputKind.Choice) { Choices = InteractionForm.Channels, Value = (channel ?? customer.PreferredChannel ?? ContactChannel.Call).ToString() },
            new Input("text", "Why", InputKind.Text) { MaxLength = 500, Value = text ?? "" },
            new Input("isPromise", "I promised it to them", InputKind.Toggle) { Value = isPromise ? "true" : "false" },
        ]),
        new Actions(new CallAction("Plan", Answer.About(customer, Function).With("save", "true")) { Style = ActionStyle.Primary, InPlace = true })));
}
