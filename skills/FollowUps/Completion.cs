using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Digests;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Recording;
using RetentionBot.Store;

namespace RetentionBot.Skills.FollowUps;

/// <summary>What came of something that was to be done.</summary>
/// <param name="Channel">How they were contacted; null when they were not.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Text">What it was about; null for nothing.</param>
/// <param name="Next">The day something is to be done again; null for nothing.</param>
public sealed record Completed(ContactChannel? Channel, Outcome Outcome, string? Text, DateOnly? Next);

/// <summary>
/// Writes down that something was done: the contact, the follow-up closed, the next one planned. An attempt that reached nobody closes nothing; it comes back in a few working days.
/// </summary>
public sealed class Completion(LedgerBook ledger, WorkCalendars calendars, FollowUpOptions options)
{
    /// <summary>Of a follow-up; returns it as it is from now on.</summary>
    public async ValueTask<FollowUp> OfAsync(Stored<FollowUp> followUp, Customer customer, Completed done, SkillTurn turn, CancellationToken cancellationToken)
    {
        await LogAsync(customer, done, ContactPurpose.General, followUp.Document.Reason, turn, cancellationToken);
        var isAttempt = done is { Channel: not null, Outcome: Outcome.LeftMessage or Outcome.NoAnswer };
        var changed = isAttempt ? followUp.Document with { HiddenUntil = ComesBack(turn) } : followUp.Document with { DoneOn = turn.Today, HiddenUntil = null };
        turn.Changes.Put(Schema.FollowUps, followUp, changed);
        turn.Showed(changed.Id.ToString());
        await PlanNextAsync(customer, done, turn, cancellationToken);
        return changed;
    }

    /// <summary>Of a line of the digest that is no follow-up.</summary>
    public async ValueTask OfAsync(DigestLine line, Customer customer, Completed done, SkillTurn turn, CancellationToken cancellationToken)
    {
        var purpose = line.Kind switch { LineKind.Thanks => ContactPurpose.Thanks, LineKind.Welcome => ContactPurpose.Welcome, LineKind.KeyDate => ContactPurpose.Event, LineKind.AfterSales => ContactPurpose.Satisfaction, _ => ContactPurpose.General };
        await LogAsync(customer, done with { Channel = done.Channel ?? customer.PreferredChannel ?? ContactChannel.Call }, purpose, line.Kind == LineKind.KeyDate ? ShortText.Sentence(line.Reference) : "", turn, cancellationToken);
        await PlanNextAsync(customer, done, turn, cancellationToken);
    }

    /// <summary>The day an attempt of today comes back.</summary>
    public DateOnly ComesBack(SkillTurn turn) => calendars.Of(turn.Caller).After(turn.Today, options.AttemptBackDays);

    /// <summary>In what is said of it afterwards: done, or that it comes back.</summary>
    public string Words(Completed done, SkillTurn turn) => done switch
    {
        { Channel: not null, Outcome: Outcome.LeftMessage } => $"message left, back on {turn.Say.Day(ComesBack(turn))}",
        { Channel: not null, Outcome: Outcome.NoAnswer } => $"no answer, back on {turn.Say.Day(ComesBack(turn))}",
        { Next: { } next } => $"done, next on {turn.Say.Day(next)}",
        _ => "done",
    };

    private async ValueTask LogAsync(Customer customer, Completed done, ContactPurpose purpose, string about, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (done.Channel is not { } channel)
        {
            return;
        }

        var said = FreeText.Of(done.Text, "note") ?? "";
        await ledger.AddAsync(Schema.Interactions, new Interaction
        {
            Key = new HistoryKey(customer.Number, RecordedDay.Minute(turn.Today), 0).Value,
            By = turn.Caller.Number,
            Channel = channel,
            Outcome = done.Outcome,
            Purpose = purpose,
            Summary = about.Length == 0 ? said : said.Length == 0 ? about : $"{about}: {said}",
        }, turn, cancellationToken);
    }

    private async ValueTask PlanNextAsync(Customer customer, Completed done, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (done.Next is { } next)
        {
            await ledger.AddFollowUpAsync(number => new FollowUp { Number = number, Customer = customer.Number, Owner = turn.Caller.Number, DueOn = DueDay.Of(next, turn), Reason = FreeText.Of(done.Text, "note") ?? "" }, turn, cancellationToken);
        }
    }
}
