using RetentionBot.Conversation;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Recording;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach;

/// <summary>Takes the reason why somebody goes on with a draft although a guard warned. What is blocked stays blocked.</summary>
public sealed class GoOnWithDraft(MeantDraft meant, DraftGuards guards, Drafting drafting)
{
    internal const string Function = "draft.goOn";

    /// <param name="id">Which draft; the last one shown when left out.</param>
    /// <param name="reason">Why.</param>
    [SkillFunction(Function, Deed.Record, "Goes on with a draft a guard warned about, with your reason.")]
    [Phrase("go on with {id} because {reason}")]
    [Phrase("go on because {reason}")]
    [Phrase("send it anyway because {reason}")]
    [Example("go on because they asked for it")]
    [Example("send it anyway because it was agreed")]
    [Example("go on because it is a reply")]
    [Example("go on with D12 because they asked for it")]
    public async Task<Reply> AnswerAsync(DraftId? id, string? reason, SkillTurn turn, CancellationToken cancellationToken)
    {
        var (stored, customer) = await meant.FindAsync(id, customer: null, turn, cancellationToken);
        var draft = stored.Document;
        var guarded = await guards.CheckAsync(draft, customer, turn.Say, cancellationToken);
        if (guarded.Blocks.FirstOrDefault() is { } block)
        {
            throw new SkillException($"{draft.Id} is blocked, and a reason is not enough: {block.Reason}");
        }

        if (FreeText.Of(reason, "reason") is not { } why)
        {
            throw new SkillException($"Tell me why you go on with {draft.Id}, as \"go on because they asked for it\".");
        }

        List<string> warned = [.. guarded.Warnings.Select(finding => finding.Key).Concat(draft.GoesOnPast).Distinct()];
        return warned.Count == draft.GoesOnPast.Count
            ? await drafting.ShowAsync(stored, customer, draft, ["Nothing warns of it; it can go as it is."], turn, cancellationToken)
            : await drafting.ShowAsync(stored, customer, draft with { GoesOnBecause = ShortText.Of(why, 200), GoesOnPast = warned }, [], turn, cancellationToken);
    }
}
