using RetentionBot.Conversation;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach;

/// <summary>Shows a draft as it is.</summary>
public sealed class ShowDraft(MeantDraft meant, DraftCard card)
{
    internal const string Function = "draft.show";

    /// <param name="id">Which draft; the last one shown when left out.</param>
    [SkillFunction(Function, Deed.Record, "Shows a draft of yours.")]
    [Phrase("(show|open) [me] (the|my|that|this) [last] draft")]
    [Phrase("(show|open) [me] [draft] {id}")]
    [Example("show the draft")]
    [Example("open my draft")]
    [Example("show me that draft")]
    [Example("show my last draft")]
    public async Task<Reply> AnswerAsync(DraftId? id, SkillTurn turn, CancellationToken cancellationToken)
    {
        var (draft, customer) = await meant.FindAsync(id, customer: null, turn, cancellationToken, mayHaveEnded: true);
        return await card.DrawAsync(draft.Document, customer, [], turn, cancellationToken);
    }
}
