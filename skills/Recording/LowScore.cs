using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;

namespace RetentionBot.Skills.Recording;

/// <summary>Whoever gives a low score is called within two working days: an NPS of 0 to 6, or a satisfaction of 1 or 2.</summary>
public sealed class LowScore(LedgerBook ledger, HistoryBook history, AccountManagerBook managers, WorkCalendars calendars)
{
    private const decimal HighestLowNps = 6;
    private const decimal HighestLowCsat = 2;
    private const int WorkingDays = 2;
    private const int RecentWorkingDays = 10;
    private const int MostFollowUps = 200;

    /// <summary>Whether a score is low.</summary>
    public static bool Is(SurveyScore score) => score.Score <= (score.Scale == SurveyScale.Nps ? HighestLowNps : HighestLowCsat);

    /// <summary>Whether somebody still waits for an answer to a score: it is of the last ten working days.</summary>
    /// <param name="calendar">Of whoever would answer it.</param>
    public static bool IsRecent(SurveyScore score, DateOnly today, WorkCalendar calendar) => score.On >= calendar.Before(today, RecentWorkingDays);

    /// <summary>The follow-up of a low score.</summary>
    /// <param name="number">Its own number.</param>
    /// <param name="owner">Who calls; null where nobody looks after the customer.</param>
    /// <param name="calendar">Of the owner.</param>
    public static FollowUp FollowUp(int number, SurveyScore score, int customer, int? owner, DateOnly today, WorkCalendar calendar) => new()
    {
        Number = number,
        Customer = customer,
        Owner = owner,
        DueOn = calendar.After(today, WorkingDays),
        Reason = $"Low score, {LogSurvey.Named(score.Score, score.Scale)} ({score.Id}): ask what went wrong",
        Score = score.Id,
    };

    /// <summary>That it was planned, in a sentence.</summary>
    internal static string Told(FollowUp planned, Wording say) => $"That is low, so I planned {planned.Id} for {say.Day(planned.DueOn)}: {FollowUpWording.Reason(planned)}.";

    /// <summary>The follow-ups of a score that wait.</summary>
    internal async ValueTask<IReadOnlyList<FollowUp>> PlannedAsync(RecordId score, Customer customer, CancellationToken cancellationToken) =>
        [.. (await history.OpenFollowUpsAsync(customer, Period.Always, MostFollowUps, cancellationToken)).Where(followUp => followUp.Score == score)];

    /// <summary>Plans the follow-up, for whoever looks after the customer; null where the score is not low, or of so long ago that nobody waits for it.</summary>
    internal async ValueTask<FollowUp?> FollowUpAsync(SurveyScore score, Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var owner = (customer.Manager is { } manager ? await managers.FindAsync(manager, cancellationToken) : null) ?? turn.Caller;
        var calendar = calendars.Of(owner);
        if (!Is(score) || !IsRecent(score, turn.Today, calendar))
        {
            return null;
        }

        var planned = await ledger.AddFollowUpAsync(number => FollowUp(number, score, customer.Number, owner.Number, turn.Today, calendar), turn, cancellationToken);
        if (owner.Number != turn.Caller.Number)
        {
            turn.Tell(owner.Number, Conversation.Reply.Of($"{turn.Caller.Name} has logged a low score; planned for you: {FollowUpWording.Of(planned, customer)}, {FollowUpWording.When(planned, turn.Say)}."));
        }

        return planned;
    }
}
