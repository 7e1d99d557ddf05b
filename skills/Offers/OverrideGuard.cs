using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Offers.Guards;
using RetentionBot.Skills.Outreach;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.Offers;

/// <summary>Lets a draft go past a guard that blocks it: by a lead, with a reason, and only past a guard that may be overridden.</summary>
public sealed class OverrideGuard(DraftBook drafts, CustomerBook customers, DraftGuards guards, CallerRights rights)
{
    private const string Function = "guard.override";
    private const int LongestReason = 500;

    /// <param name="id">The draft, as <c>D12</c>.</param>
    /// <param name="reason">Why it may go; asked for when it is left out.</param>
    [SkillFunction(Function, Deed.OverrideGuard, "Lets a draft go past a guard that blocks it; for leads, with a reason.")]
    [Phrase("override [the guard (for|of|on)] [draft] {id}")]
    [Phrase("override [the guard (for|of|on)] [draft] {id} (because|as|since) {reason}")]
    [Phrase("let [draft] {id} pass")]
    [Example("override D12")]
    [Example("override the guard for D12")]
    [Example("override draft D12")]
    [Example("let D12 pass")]
    public async Task<Reply> AnswerAsync(DraftId id, string? reason, SkillTurn turn, CancellationToken cancellationToken)
    {
        var (draft, customer) = await FindAsync(id, turn, cancellationToken);
        var blocked = (await guards.CheckAsync(draft.Document, customer, turn.Say, cancellationToken)).Blocks.ToList();
        turn.TalkAbout(customer);
        turn.Showed(id.ToString());
        var what = $"{id}, the {draft.Document.Type.Title} to {CustomerLabel.Full(customer)}";
        if (blocked.Count == 0)
        {
            return Reply.Of(draft.Document.Override is { } before
                ? $"{ShortText.Sentence(what)}, may go past that guard already: {ShortText.Of(before.Reason, LongestReason)}"
                : $"No guard blocks {what}; there is nothing to override.");
        }

        if (blocked.Any(finding => !finding.MayBeOverridden))
        {
            return new Answer($"Nobody can let {what}, pass. {blocked.First(finding => !finding.MayBeOverridden).Reason}").Show(FindingsTable.Of(blocked, turn)).Reply(turn);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Reply(new Card(
                new Heading($"Why may {what}, go all the same?"),
                FindingsTable.Of(blocked, turn)!, // there are some
                new Inputs([new Input("reason", "Reason", InputKind.LongText) { IsRequired = true, MaxLength = LongestReason }]),
                new Actions(new CallAction("Go on", new SkillCall(Function).With("id", id.ToString())) { Style = ActionStyle.Primary, InPlace = true }),
                new Footnote("The reason is kept with the draft and in the audit.")));
        }

        var why = ShortText.Of(reason, LongestReason);
        if (!turn.Confirmed)
        {
            return Questions.Ask(turn, $"Let {what}, pass?", [FindingsTable.Of(blocked, turn)!, new Facts([new Fact("Reason", why)])], "Yes, let it pass", // there are some
                new SkillCall(Function).With("id", id.ToString()).With("reason", why));
        }

        return Passed(draft, what, [.. blocked.Select(finding => finding.Key)], why, turn);
    }

    private static Reply Passed(Stored<Draft> draft, string what, IReadOnlyList<string> past, string why, SkillTurn turn)
    {
        turn.Changes.Put(Schema.Drafts, draft, draft.Document with { Override = new GuardOverride(turn.Caller.Number, why, turn.Now, past) });
        if (draft.Document.Owner != turn.Caller.Number)
        {
            turn.Tell(draft.Document.Owner, Reply.Of($"{turn.Caller.Name} lets {what}, pass: {why}"));
        }

        return new Answer($"{ShortText.Sentence(what)}, may go now.")
            .Facts([("Reason", why)])
            .Undo(turn, $"letting {what}, pass")
            .Reply(turn);
    }

    private async ValueTask<(Stored<Draft> Draft, Customer Customer)> FindAsync(DraftId id, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(id.Number, cancellationToken) is not { } found || await customers.FindAsync(found.Document.Customer, cancellationToken) is not { } customer)
        {
            throw new SkillException($"There is no draft {id}. A draft shows its id; it is a D and a number.");
        }

        await rights.DemandAsync(Deed.OverrideGuard, turn.Caller, customer.Document, cancellationToken);
        return found.Document.WaitsOn(turn.Today)
            ? (found, customer.Document)
            : throw new SkillException($"{id} {MeantDraft.Ended(found.Document, turn)}. Only a draft that waits can be let pass.");
    }
}
