using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Gives all open follow-ups and complaints of the caller to a colleague. The customers stay whose they are.</summary>
public sealed class HandOverFollowUps(FollowUpBook followUps, IStore store)
{
    private const string Function = "handover";

    /// <summary>So many are given at once, to keep what can be taken back in one step small.</summary>
    private const int MostGiven = 500;

    private const int MostNamed = 5;

    /// <param name="manager">Who gets them.</param>
    /// <param name="period">Only those due within it; all when left out.</param>
    [SkillFunction(Function, Deed.Record, "Gives your open follow-ups and complaints to a colleague; your customers stay yours.")]
    [Phrase("(hand over|give|pass|transfer) [all] my (follow-ups|follow ups|followups|tasks|reminders) to {manager}")]
    [Phrase("handover to {manager}")]
    [Example("hand over my follow-ups to Tobias Finch")]
    [Example("give my tasks to Tobias Finch")]
    [Example("handover to Tobias Finch")]
    [Example("pass all my reminders to Tobias Finch")]
    public async Task<Reply> AnswerAsync(AccountManager manager, Period? period, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (manager.Number == turn.Caller.Number)
        {
            return Reply.Of("They are yours already.");
        }

        var open = (await followUps.OpenStoredOfAsync(turn.Caller.Number, period ?? Period.Always, MostGiven, cancellationToken)).ToList();
        var complaints = period is null ? await followUps.ComplaintsOfAsync(turn.Caller.Number, cancellationToken) : [];
        var what = $"{turn.Say.Count(open.Count, "open follow-up")} and {turn.Say.Count(complaints.Count, "open complaint")}";
        if (open.Count + complaints.Count == 0)
        {
            return Reply.Of($"You have no open follow-up{(period is { } span ? $" {turn.Say.During(span)}" : " and no open complaint")}, so there is nothing to hand over.");
        }

        if (!turn.Confirmed)
        {
            var call = Answer.Within(new SkillCall(Function).With("manager", manager.Number.ToString(CultureInfo.InvariantCulture)), period);
            return Questions.Ask(turn, $"Give {what} of yours to {manager.Name}?", [new Facts([new Fact("Stay yours", "the customers themselves, and the contacts their cadence asks for")])], "Yes, hand them over", call);
        }

        foreach (var followUp in open)
        {
            turn.Changes.Put(Schema.FollowUps, followUp, followUp.Document with { Owner = manager.Number });
            turn.Showed(followUp.Document.Id.ToString());
        }

        foreach (var complaint in await store.GetAsync(Schema.Complaints, [.. complaints.Select(complaint => (Key)complaint.Key)], cancellationToken))
        {
            turn.Changes.Put(Schema.Complaints, complaint, complaint.Document with { Owner = manager.Number });
            turn.Showed(complaint.Document.Id.ToString());
        }

        turn.Tell(manager.Number, Reply.Of($"{turn.Caller.Name} has handed {what} over to you. Say \"my follow-ups\" to see them; what is due comes with your digest."));
        return new Answer($"{manager.Name} has {what} of yours now.")
            .Lines(open.Take(MostNamed).Select(followUp => (turn.Say.Day(followUp.Document.DueOn), FollowUpWording.Reason(followUp.Document), followUp.Document.Id.ToString())))
            .Undo(turn, $"handing {what} over to {manager.Name}")
            .Reply(turn);
    }
}
