using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.FollowUps.Digests;

/// <summary>
/// What a lead is told of an account manager: customers who passed the limit of being overdue since the last digest, and complaints that nobody touched for some working days. Each is told once: on
/// the first digest after its day.
/// </summary>
public sealed class Escalation(DigestBook digests, CadenceBook cadences, WorkCalendars calendars, FollowUpOptions options)
{
    private const int MostListed = 10;

    /// <summary>The message to the lead; null when there is nothing to tell.</summary>
    /// <param name="lastDaily">The day of the digest before; null when there was none.</param>
    /// <param name="culture">The way the lead reads dates.</param>
    public async ValueTask<Reply?> OfAsync(ComposedDigest composed, DateOnly? lastDaily, CultureInfo culture, SkillTurn turn, CancellationToken cancellationToken)
    {
        var say = new Wording(turn.Today, culture);
        var since = lastDaily ?? turn.Today.AddDays(-1);
        var candidates = await CandidatesAsync(composed.Due, since, turn, cancellationToken);
        var told = new List<(LineFacts Facts, string Why)>();
        foreach (var facts in candidates.Count == 0 ? [] : await digests.FactsAsync(candidates, turn, cancellationToken))
        {
            if (facts.LeadToldOn is { } day && day > since && day <= turn.Today)
            {
                told.Add((facts, facts.Line.Kind == LineKind.Complaint
                    ? $"open complaint, nobody was in touch since {say.Day(facts.Complaint!.On)}" // a complaint line has one, or no day
                    : $"{say.Count(turn.Today.DayNumber - facts.Line.Due.DayNumber, "day")} overdue, tier {facts.Rules.TierOf(facts.Customer)}"));
            }
        }

        return told.Count == 0 ? null : new Reply(new Card(
            new Heading($"{say.Count(told.Count, "customer")} of {turn.Caller.Name} {(told.Count == 1 ? "has" : "have")} waited too long."),
            new Table(
                [new Column("Customer", Weight: 4), new Column("Why", Weight: 5), new Column("Id", Weight: 2)],
                [.. told.Take(MostListed).Select(each => (IReadOnlyList<string>)[each.Facts.Customer.Name, each.Why, $"#{each.Facts.Customer.Number}"])]),
            new Actions([.. told.Take(3).Select(each => new CallAction(each.Facts.Customer.Name, Answer.About(each.Facts.Customer, "customer.summary")))]),
            new Footnote($"{turn.Caller.FirstName}'s digest of {say.Day(composed.Digest.On)} has {(told.Count == 1 ? "it" : "them")}, too. You can assign a customer to somebody else, or plan a follow-up for {turn.Caller.FirstName}.")));
    }

    /// <summary>The complaints, and of the contacts those whose day it is: most are not told of, and of these nothing more is read.</summary>
    private async ValueTask<IReadOnlyList<DigestLine>> CandidatesAsync(IReadOnlyList<DueItem> due, DateOnly since, SkillTurn turn, CancellationToken cancellationToken)
    {
        var rules = await cadences.RulesAsync(cancellationToken);
        return [.. from item in due
                   where item.For is null && item.Kind is LineKind.Contact or LineKind.Complaint
                   let line = new DigestLine(item.Kind, item.Customer.Number, item.Reference, item.Due)
                   where item.Kind == LineKind.Complaint || (DayOf(new LineFacts(line, item.Customer, rules), calendars, turn.Caller, options) is { } day && day > since && day <= turn.Today)
                   select line];
    }

    /// <summary>The day the lead is told: one with a digest. Null for never.</summary>
    internal static DateOnly? DayOf(LineFacts facts, WorkCalendars calendars, AccountManager manager, FollowUpOptions options)
    {
        DateOnly? passed = facts.Line.Kind == LineKind.Contact ? facts.Line.Due.AddDays(facts.Rules.EscalatesAfter(facts.Customer, options))
            : facts.Complaint is { } complaint && !(facts.Customer.Activity.LastContact >= complaint.On) && !(facts.Customer.Activity.LastAttempt >= complaint.On) ? calendars.Company.After(complaint.On, options.ComplaintDays)
            : null;
        return passed is { } day ? calendars.Of(manager).OnOrAfter(day) : null;
    }

    /// <summary>Whether the account manager is warned: that day is today, or at most so many of their working days ahead that no digest lies further before it.</summary>
    internal static bool IsNear(DateOnly? toldOn, DateOnly today, WorkCalendar calendar, FollowUpOptions options) =>
        toldOn is { } day && day >= today && day <= (options.WarnBeforeDays == 0 ? today : calendar.After(today, options.WarnBeforeDays));
}
