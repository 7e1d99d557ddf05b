using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;

namespace RetentionBot.Skills.Recording;

/// <summary>Whoever gives a low score is called within two working days: an NPS of 0 to 6, or a satisfaction of 1 or 2.</summary>
public sealed class LowScore(LedgerBook ledger, AccountManagerBook managers, WorkCalendars calendars)
{
    private const decimal HighestLowNps = 6;
    private const decimal HighestLowCsat = 2;
    private const int WorkingDays = 2;

    /// <summary>Whether a score is low.</summary>
    public static bool Is(SurveyScore score) => score.Score <= (score.Scale == SurveyScale.Nps ? HighestLowNps : HighestLowCsat);

    /// <summary>Plans the follow-up, for whoever looks after the customer; null where the score is not low, or of so long ago that nobody waits for it.</summary>
    internal async ValueTask<FollowUp?> FollowUpAsync(SurveyScore score, Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var owner = (customer.Manager is { } manager ? await managers.FindAsync(manager, cancellationToken) : null) ?? turn.Caller;
        var calendar = calendars.Of(owner);
        if (!Is(score) || score.On < calendar.Before(turn.Today, WorkingDays * 5))
        {
            return null;
        }

        var planned = await ledger.AddFollowUpAsync(number => new FollowUp
        {
            Number = number,
            Customer = customer.Number,
            Owner = owner.Number,
            DueOn = calendar.After(turn.Today, WorkingDays),
            Reason = $"Low score, {LogSurvey.Named(score.Score, score.Scale)} ({score.Id}): ask what went wrong",
        }, turn, cancellationToken);
        if (owner.Number != turn.Caller.Number)
        {
            turn.Tell(owner.Number, Conversation.Reply.Of($"{turn.Caller.Name} has logged a low score; planned for you: {FollowUpWording.Of(planned, customer)}, {FollowUpWording.When(planned, turn.Say)}."));
        }

        return planned;
    }
}
