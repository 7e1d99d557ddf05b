using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.FollowUps.Digests;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach;
using RetentionBot.Skills.Recording;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.FollowUps;

/// <summary>
/// The caller's day at a glance: what is overdue, the drafts that wait, when the digest comes. It only reads, so a channel may draw it as often as it is looked at; unlike the digest nothing counts as shown.
/// </summary>
public sealed class OwnDay(DueItems dueItems, DigestBook digests, CadenceBook cadences, AccountManagerBook managers, WorkCalendars calendars, WaitingDrafts drafts, ReminderOptions reminders, FollowUpOptions options)
{
    private const string Function = "day.mine";

    private const int LinesShown = 10;
    private const int DraftsShown = 5;

    /// <param name="skip">The overdue lines before the page.</param>
    [SkillFunction(Function, Deed.ListCustomers, "Shows your day: what is overdue, which drafts wait, and when your digest comes.")]
    [Phrase("[show|show me] [my] home")]
    [Phrase("[show|show me] my day")]
    [Phrase("(how|what) (is|does) my day [look|like|look like]")]
    [Example("my day")]
    [Example("home")]
    [Example("show me my day")]
    [Example("what does my day look like")]
    public async Task<Reply> AnswerAsync(int? skip, SkillTurn turn, CancellationToken cancellationToken)
    {
        var lines = await LinesAsync(turn, cancellationToken);
        List<DigestLine> overdue = [.. lines.Where(line => line.IsOverdueOn(turn.Today))];
        var waiting = await drafts.OfAsync(turn, cancellationToken);
        return new Reply(new Card(
        [
            new Heading($"Your day, {turn.Caller.FirstName}: {(overdue.Count == 0 ? "nothing is overdue" : $"{overdue.Count} overdue")}{(waiting.Count == 0 ? "" : $", {turn.Say.Count(waiting.Count, "draft")} to send")}."),
            .. await OverdueAsync(overdue, skip ?? 0, turn, cancellationToken),
            .. Today(lines.Count - overdue.Count),
            .. Drafts(waiting, turn),
            new Divider(),
            new Paragraph(SetReminders.Sentence(turn.Caller.Reminders, reminders, turn) + $" Zone: {turn.Caller.Reminders.Zone ?? turn.Zone.Id}."),
            new Actions(new CallAction("Change my reminders", new SkillCall(SetReminders.Function)) { OpensForm = true }),
            new Footnote($"As of {turn.Say.Moment(turn.Now, turn.Zone)}. Or say \"send my digest at 8:15\", \"pause my reminders until Monday\", \"turn off my digest\"."),
        ]));
    }

    /// <summary>Everything that is due, as the digest orders it.</summary>
    private async ValueTask<IReadOnlyList<DigestLine>> LinesAsync(SkillTurn turn, CancellationToken cancellationToken)
    {
        var covered = await managers.CoveredByAsync(turn.Caller.Number, turn.Today, cancellationToken);
        var due = await dueItems.OfAsync(turn.Caller, covered, turn.Today, await cadences.RulesAsync(cancellationToken), cancellationToken);
        return DigestOrder.Of(due, [], turn.Today, calendars.Of(turn.Caller), options);
    }

    private async ValueTask<List<CardElement>> OverdueAsync(List<DigestLine> overdue, int skip, SkillTurn turn, CancellationToken cancellationToken)
    {
        var passed = Math.Clamp(skip, 0, Math.Max(0, overdue.Count - 1));
        List<DigestLine> shown = [.. overdue.Skip(passed).Take(LinesShown)];
        var elements = new List<CardElement>();
        foreach (var facts in await digests.FactsAsync(shown, turn, cancellationToken))
        {
            elements.Add(new Paragraph(DigestWording.Of(facts, turn.Say, options)));
            elements.Add(Buttons(facts));
        }

        if (overdue.Count - passed - shown.Count is > 0 and var left)
        {
            var next = new SkillCall(Function).With("skip", (passed + shown.Count).ToString(CultureInfo.InvariantCulture));
            turn.OfferMore(next);
            elements.Add(new Paragraph($"+ {left} more overdue: press Next or type \"more\"."));
            elements.Add(new Actions(new CallAction($"Next {Math.Min(LinesShown, left)}", next) { InPlace = true }));
        }

        return elements;
    }

    /// <summary>What a line can be answered with. No digest stands behind it, so each button says by itself what it means.</summary>
    private static Actions Buttons(LineFacts facts)
    {
        var (line, customer) = (facts.Line, facts.Customer);
        var log = Answer.About(customer, LogInteraction.Function);
        var open = new CallAction("Open", Answer.About(customer, "customer.summary"));
        return line.Kind switch
        {
            LineKind.Complaint => new Actions(
                new CallAction("Draft", DigestCard.Draft(facts)),
                new CallAction("Solved", new SkillCall(ResolveComplaint.Function).With("id", line.Reference)) { OpensForm = true },
                new CallAction("Log a contact", log) { OpensForm = true },
                open),
            LineKind.FollowUp => new Actions(
                new CallAction("Draft", DigestCard.Draft(facts)),
                new CallAction("Done", new SkillCall(CompleteFollowUp.Function).With("id", line.Reference)),
                new CallAction("Snooze", new SkillCall(SnoozeFollowUp.Function).With("id", line.Reference)),
                open),
            _ => new Actions(
                new CallAction("Draft", DigestCard.Draft(facts)),
                new CallAction("Done", log) { OpensForm = true },
                new CallAction("Snooze", Answer.About(customer, SnoozeFollowUp.Function).With("contact", "true")),
                open),
        };
    }

    private static IEnumerable<CardElement> Today(int others) => others == 0 ? [] :
    [
        new Paragraph($"{others} more to see to: the digest has {(others == 1 ? "it" : "them")}."),
        new Actions(new CallAction("Digest", new SkillCall(ShowDigest.Function))),
    ];

    private static IEnumerable<CardElement> Drafts(IReadOnlyList<(Draft Draft, Customer Customer)> waiting, SkillTurn turn)
    {
        if (waiting.Count == 0)
        {
            return [];
        }

        List<(Draft Draft, Customer Customer)> shown = [.. waiting.Take(DraftsShown)];
        var buttons = shown.Select(each => WaitingDrafts.Open(each.Draft, each.Customer)).ToList();
        if (waiting.Count > shown.Count)
        {
            buttons.Add(new CallAction($"All {waiting.Count} drafts", new SkillCall(ListDrafts.Function)));
        }

        return
        [
            new Divider(),
            new Paragraph($"{turn.Say.Count(waiting.Count, "draft")} of yours {(waiting.Count == 1 ? "waits" : "wait")} to be sent{(waiting.Count > shown.Count ? $"; {shown.Count} shown" : "")}."),
            WaitingDrafts.Lines(shown, turn),
            new Actions(buttons),
        ];
    }
}
