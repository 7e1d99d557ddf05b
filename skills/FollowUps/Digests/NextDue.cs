using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Recording;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.FollowUps.Digests;

/// <summary>Works through what is due, one customer at a time.</summary>
public sealed class NextDue(DigestComposition composition, DigestBook digests, FollowUpOptions options)
{
    private const string Function = "next";

    /// <param name="skip">How many are passed over.</param>
    [SkillFunction(Function, Deed.OwnReminders, "Shows what is due one customer at a time, the most urgent first.")]
    [Phrase("next")]
    [Phrase("[who|what] [is|comes] next [one|customer|please]")]
    [Phrase("work through [my|the] (digest|list|reminders)")]
    [Phrase("start [with|on] my (digest|list|reminders)")]
    [Example("next")]
    [Example("who is next")]
    [Example("next customer")]
    [Example("work through my list")]
    public async Task<Reply> AnswerAsync(int? skip, SkillTurn turn, CancellationToken cancellationToken)
    {
        var digest = (await composition.ComposeAsync(turn, isDaily: false, isShown: true, cancellationToken)).Digest;
        var passed = Math.Max(0, skip ?? 0);
        if (digest.Lines.Count <= passed)
        {
            return Reply.Of(passed == 0 ? "Nothing is due: you are through." : $"That was the last one; {turn.Say.Count(passed, "customer")} you passed over {(passed == 1 ? "waits" : "wait")} still.");
        }

        var facts = await digests.FactsAsync([digest.Lines[passed]], turn, cancellationToken);
        if (facts.Count == 0)
        {
            return Reply.Of("Whoever comes next is not recorded here any more. Type next once more.");
        }

        var (line, customer) = (facts[0].Line, facts[0].Customer);
        turn.TalkAbout(customer);
        var done = line.Kind switch
        {
            LineKind.FollowUp => new SkillCall(CompleteFollowUp.Function).With("id", line.Reference),
            LineKind.Complaint => new SkillCall(ResolveComplaint.Function).With("id", line.Reference),
            _ => DigestCard.On(Answer.About(customer, CompleteFollowUp.Function), digest.On, passed),
        };
        var later = line.Kind == LineKind.FollowUp ? new SkillCall(SnoozeFollowUp.Function).With("id", line.Reference) : Answer.About(customer, SnoozeFollowUp.Function).With("contact", "true");
        var pass = new SkillCall(Function).With("skip", (passed + 1).ToString(CultureInfo.InvariantCulture));
        turn.Await(ShortReplyKind.Done, done);
        if (line.Kind != LineKind.Complaint)
        {
            turn.Await(ShortReplyKind.Later, later);
        }

        turn.OfferMore(pass);
        return new Answer(DigestWording.Of(facts[0], turn.Say, options))
            .Records(customer.Activity.Recent.Take(2).Select(fact => (turn.Say.Day(fact.On), fact.Line, fact.Id.ToString())))
            .Buttons(line.Kind == LineKind.FollowUp ? [("Done", done)] : [])
            .Forms(line.Kind == LineKind.FollowUp ? [] : [(line.Kind == LineKind.Complaint ? "Solved" : "Done", done)])
            .Buttons(line.Kind == LineKind.Complaint ? [] : [("Snooze", later)])
            .Button("Pass over", pass)
            .Button("Open", Answer.About(customer, "customer.summary"))
            .Note($"{passed + 1} of {digest.Lines.Count}. Say {(line.Kind == LineKind.Complaint ? "" : "\"done\", \"later\" or ")}\"more\".")
            .Reply(turn);
    }
}
