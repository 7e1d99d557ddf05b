using RetentionBot.Conversation;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.FollowUps.Digests;

/// <summary>The short look back at the end of a week: what was done, what comes next, and whether the cadences can be kept at all.</summary>
public sealed class WeekRecap(FollowUpBook followUps, AttentionBook attention, CadenceBook cadences, WorkCalendars calendars)
{
    /// <summary>What somebody can do is taken from so many days.</summary>
    private const int DaysLookedBack = 28;

    /// <summary>Working days of an ordinary year: cadences are kept on those.</summary>
    private const double WorkingShare = 5.0 / 7;

    /// <summary>Needs that are a little above what is done are no news.</summary>
    private const double Tolerance = 1.25;

    /// <summary>The recap of the week of the turn's day, for the turn's caller.</summary>
    public async ValueTask<Card> OfAsync(SkillTurn turn, CancellationToken cancellationToken)
    {
        var monday = DigestWeek.Monday(turn.Today);
        var week = new Period(Since(monday, calendars.Of(turn.Caller)), turn.Today.AddDays(-1));
        var contacts = await followUps.ContactsByAsync(turn.Caller.Number, week, cancellationToken);
        List<Interaction> reached = [.. contacts.Where(contact => contact is { Outcome: Outcome.Reached, IsInbound: false })];
        var kept = await followUps.CountPromisesKeptAsync(turn.Caller.Number, week, cancellationToken);
        var next = await followUps.OpenOfAsync(turn.Caller.Number, new Period(monday.AddDays(7), monday.AddDays(13)), cancellationToken);
        var thanks = reached.Count(contact => contact.Purpose == ContactPurpose.Thanks);
        var calls = reached.Count(contact => contact.Purpose != ContactPurpose.Thanks && contact.Channel == ContactChannel.Call);
        var done = new[] { (calls, "call"), (thanks, "thank-you"), (reached.Count - calls - thanks, calls + thanks == 0 ? "contact" : "other contact") }
            .Where(each => each.Item1 > 0).Select(each => turn.Say.Count(each.Item1, each.Item2)).ToList();
        var elements = new List<CardElement>
        {
            new Heading($"Your week, {turn.Caller.FirstName}: {(done.Count == 0 ? "no contact was recorded" : Wording.Together(done))}{(kept > 0 ? $", {turn.Say.Count(kept, "promise")} kept" : "")}."),
            new Paragraph(next.Count == 0 ? "Nothing is planned for next week yet." : $"Next week: {turn.Say.Count(next.Count, "follow-up")} planned, the first on {turn.Say.Day(next[0].DueOn)}."),
        };
        if (await WorkloadAsync(turn, cancellationToken) is { } workload)
        {
            elements.Add(new Paragraph(workload));
        }

        return new Card(elements);
    }

    /// <summary>The day of the recap before, which came in its morning: what was done on it and since counts for this one. Monday after a week without one.</summary>
    private static DateOnly Since(DateOnly monday, WorkCalendar calendar) =>
        Enumerable.Range(1, 7).Select(back => monday.AddDays(-back)).FirstOrDefault(day => DigestWeek.IsRecapDay(calendar, day), monday);

    /// <summary>Says when the cadences of somebody's customers need more than they do; null when they do not.</summary>
    public async ValueTask<string?> WorkloadAsync(SkillTurn turn, CancellationToken cancellationToken)
    {
        var needed = await attention.NeededPerDayAsync(turn.Caller.Number, await cadences.RulesAsync(cancellationToken), cancellationToken) / WorkingShare;
        var made = await followUps.ContactsByAsync(turn.Caller.Number, new Period(turn.Today.AddDays(1 - DaysLookedBack), turn.Today), cancellationToken);
        var calendar = calendars.Of(turn.Caller);
        var worked = Enumerable.Range(0, DaysLookedBack).Count(back => calendar.IsWorkingDay(turn.Today.AddDays(-back)));
        var perDay = worked == 0 ? 0 : made.Count(contact => contact is { Outcome: Outcome.Reached }) / (double)worked;
        return needed < 1 || needed <= perDay * Tolerance ? null
            : $"Your customers' cadences need {Math.Ceiling(needed):0} contacts a working day; in the last four weeks you made {perDay.ToString("0.#", turn.Say.Culture)}. Slower cadences, or fewer customers, would make the list mean something again.";
    }
}
