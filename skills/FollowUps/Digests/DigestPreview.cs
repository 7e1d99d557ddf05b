using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.FollowUps.Digests;

/// <summary>What somebody who meets the bot for the first time is shown of their digest: when it comes, and how it would begin today. Nothing is written.</summary>
public sealed class DigestPreview(DueItems dueItems, DigestBook digests, CadenceBook cadences, WorkCalendars calendars, ReminderOptions reminders, FollowUpOptions options)
{
    private const int LinesShown = 2;

    /// <summary>A paragraph, and lines where something is due.</summary>
    public async ValueTask<IReadOnlyList<CardElement>> OfAsync(SkillTurn turn, CancellationToken cancellationToken)
    {
        var settings = turn.Caller.Reminders;
        var when = settings.IsOff ? "You have turned your digest off." : string.Create(CultureInfo.InvariantCulture,
            $"Your digest of what is due comes here at {settings.Time ?? reminders.DigestTime:HH:mm} ({turn.Zone.Id}), {WeekdayList.Of(settings.WorkingDays ?? reminders.WorkingDays)}.");
        var due = await dueItems.OfAsync(turn.Caller, [], turn.Today, await cadences.RulesAsync(cancellationToken), cancellationToken);
        var lines = DigestOrder.Of(due, [], turn.Today, calendars.Of(turn.Caller), options);
        if (lines.Count == 0)
        {
            return [new Paragraph($"{when} Nothing of yours is due today.")];
        }

        var facts = await digests.FactsAsync([.. lines.Take(LinesShown)], turn, cancellationToken);
        return [new Paragraph($"{when} Type digest to see it at any time. Today it would begin:"), .. facts.Select(line => new Paragraph(DigestWording.Of(line, turn.Say, options)))];
    }
}
