using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Recording;

namespace RetentionBot.Import.Writing;

/// <summary>
/// The follow-ups of low scores that come by an import: within two working days, for whoever looks after the customer. Only scores of the last ten working days make one, because an import brings years of them and must not
/// make a backlog; only a score that was not low before, so that the same file again makes no second one.
/// </summary>
internal sealed class LowScoreFollowUps(FollowUpNumbers numbers, ManagerDirectory managers, WorkCalendars calendars, DateOnly today)
{
    /// <summary>The follow-up of a score that was not there, or was not low, until now; null when it makes none.</summary>
    public FollowUp? Of(SurveyScore score, Customer customer)
    {
        if (!LowScore.Is(score) || !customer.IsLive)
        {
            return null;
        }

        var owner = customer.Manager is { } manager ? managers.ByNumber(manager) : null;
        var calendar = owner is null ? calendars.Company : calendars.Of(owner);
        return LowScore.IsRecent(score, today, calendar) ? LowScore.FollowUp(numbers.Next(), score, customer.Number, owner?.Number, today, calendar) : null;
    }
}
