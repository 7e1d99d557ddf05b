using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach;

/// <summary>Puts a draft aside. It can be restored.</summary>
public sealed class DiscardDraft(MeantDraft meant)
{
    internal const string Function = "draft.discard";

    /// <param name="customer">Whose draft; the last one shown when left out.</param>
    /// <param name="id">Which draft.</param>
    [SkillFunction(Function, Deed.Record, "Discards a draft of yours; it can be restored.")]
    [Phrase("discard [it|the draft|this draft]")]
    [Phrase("discard {id}")]
    [Phrase("(discard|delete|drop) (the|my) draft (for|to) {customer}")]
    [Example("discard it")]
    [Example("discard the draft")]
    [Example("discard the draft for {customer}")]
    [Example("discard this draft")]
    public async Task<Reply> AnswerAsync([OnlyIfNamed] Customer? customer, DraftId? id, SkillTurn turn, CancellationToken cancellationToken)
    {
        var (stored, whose) = await meant.FindAsync(id, customer, turn, cancellationToken);
        var draft = stored.Document;
        turn.Changes.Put(Schema.Drafts, stored, draft with { State = DraftState.Discarded });
        turn.Showed(draft.Id.ToString());
        turn.LookAt(draft.Number);
        return new Answer($"Discarded: {DraftCard.Named(draft, whose)}. Nothing was sent, and nothing was logged.")
            .Undo(turn, DraftCard.Named(draft, whose))
            .Button("Restore", DraftCard.On(RestoreDraft.Function, draft))
            .Reply(turn);
    }
}
