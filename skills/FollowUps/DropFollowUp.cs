using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.FollowUps.Digests;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Takes back something that was planned and need not be done; a contact the cadence asks for is left out once.</summary>
public sealed class DropFollowUp(OpenFollowUp open, DigestMarks marks, LedgerBook ledger, CadenceBook cadences, CallerRights rights)
{
    internal const string Function = "followup.drop";

    /// <param name="customer">With whom; left out where the id says.</param>
    /// <param name="id">Which one, as <c>F12</c>.</param>
    /// <param name="digest">The day of the digest whose button was pressed; the answer is that digest.</param>
    /// <param name="skip">The lines before the page of the digest.</param>
    [SkillFunction(Function, Deed.Record, "Drops a follow-up that need not be done any more.")]
    [Phrase("(drop|cancel|delete|remove) {id}")]
    [Phrase("(drop|cancel|delete|remove) [the|my] (follow-up|follow up|followup|task|reminder|to-do) (with|for|of|about) {customer}")]
    [Phrase("no [more] follow-up needed (with|for) {customer}")]
    [Example("drop the follow-up with {customer}")]
    [Example("cancel the reminder for {customer}")]
    [Example("delete the task for {customer}")]
    [Example("no follow-up needed with {customer}")]
    public async Task<Reply> AnswerAsync(Customer? customer, FollowUpId? id, DateOnly? digest, int? skip, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (customer is not null && digest is { } day)
        {
            return await FromDigestAsync(customer, day, skip, turn, cancellationToken);
        }

        Stored<FollowUp> followUp;
        if (id is not null)
        {
            (followUp, customer) = await open.ByIdAsync(id.Value, cancellationToken);
            await rights.DemandAsync(Deed.Record, turn.Caller, customer, cancellationToken);
            turn.TalkAbout(customer);
        }
        else if (customer is null)
        {
            throw new SkillException("Which follow-up need not be done? Say it with the customer's name or with its id, as \"drop F12\".");
        }
        else
        {
            var waiting = await open.OfAsync(customer, turn, cancellationToken);
            if (waiting.Count != 1)
            {
                return waiting.Count == 0 ? Reply.Of($"No follow-up waits with {CustomerLabel.Full(customer)}.") : OpenFollowUp.Choose(customer, waiting, new SkillCall(Function), "Which one is dropped?", turn);
            }

            (followUp, _) = await open.ByIdAsync(waiting[0].Id, cancellationToken);
        }

        Remove(followUp, turn);
        return new Answer($"Dropped: {FollowUpWording.Of(followUp.Document, customer)}.")
            .Undo(turn, $"dropping {FollowUpWording.Of(followUp.Document, customer)}")
            .Button("Upcoming", Answer.About(customer, "customer.upcoming"))
            .Reply(turn);
    }

    private async ValueTask<Reply> FromDigestAsync(Customer customer, DateOnly digest, int? skip, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (await marks.OpenLineAsync(customer, digest, turn, cancellationToken) is not { Kind: LineKind.FollowUp or LineKind.Contact } line)
        {
            return await marks.DrawAsync(digest, skip, opened: null, turn, cancellationToken);
        }

        turn.PromiseUndo($"dropping {DigestWording.Also(line.Kind)} of {CustomerLabel.Full(customer)}");
        if (line.Kind == LineKind.FollowUp)
        {
            var (followUp, _) = await open.OfAsync(line, cancellationToken);
            Remove(followUp, turn);
            return await marks.MarkAsync(customer, digest, skip, "dropped", turn, cancellationToken);
        }

        var next = (await cadences.RulesAsync(cancellationToken)).Of(customer).After(turn.Today);
        await ledger.ChangeAsync(customer.Number, known => known with { Plan = ContactPlan.For(known, turn.Today, next) }, turn, cancellationToken);
        return await marks.MarkAsync(customer, digest, skip, $"left out, next on {turn.Say.Day(next)}", turn, cancellationToken);
    }

    private static void Remove(Stored<FollowUp> followUp, SkillTurn turn)
    {
        turn.Changes.Remove(Schema.FollowUps, followUp);
        turn.Showed(followUp.Document.Id.ToString());
    }
}
