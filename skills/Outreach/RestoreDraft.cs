using RetentionBot.Conversation;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach;

/// <summary>Brings back an earlier text of a draft, or a draft that was discarded or has expired.</summary>
public sealed class RestoreDraft(MeantDraft meant, Drafting drafting)
{
    internal const string Function = "restore";

    /// <param name="id">Which draft; the last one shown when left out.</param>
    /// <param name="version">The number of the text, from 1; the draft as it is when left out.</param>
    [SkillFunction(Function, Deed.Record, "Restores an earlier version of a draft, or a draft that was discarded or has expired.")]
    [Phrase("restore [it|the draft]")]
    [Phrase("restore {id}")]
    [Phrase("restore [version] {version}")]
    [Phrase("restore version {version} of {id}")]
    [Example("restore the draft")]
    [Example("restore it")]
    [Example("restore version 1")]
    [Example("restore D12")]
    public async Task<Reply> AnswerAsync(DraftId? id, int? version, SkillTurn turn, CancellationToken cancellationToken)
    {
        var (stored, customer) = await meant.FindAsync(id, customer: null, turn, cancellationToken, mayHaveEnded: true);
        var draft = stored.Document;
        if (draft.State == DraftState.Sent)
        {
            throw new SkillException($"{draft.Id} {MeantDraft.Ended(draft, turn)}; what was sent stays as it is. Draft a new one.");
        }

        if (version is { } number && (number < 1 || number > draft.Versions.Count))
        {
            throw new SkillException($"{draft.Id} has {turn.Say.Count(draft.Versions.Count, "version")}, from 1 to {draft.Versions.Count}.");
        }

        if (version is null && draft.WaitsOn(turn.Today))
        {
            return await drafting.ShowAsync(stored, customer, draft, draft.Versions.Count == 1 ? ["It waits, and this is its only version."] : [$"It waits. Say which version to bring back, from 1 to {draft.Versions.Count}: \"restore 1\"."], turn, cancellationToken);
        }

        // What had ended begins anew, and what goes to another begins anew with them: what was said of it then may not hold any more.
        var shown = version ?? draft.Shown;
        var isForAnother = draft.Versions[shown - 1].To?.Name != draft.Current.To?.Name;
        var restored = (draft.WaitsOn(turn.Today) && !isForAnother ? draft : draft.AskedAnew()) with
        {
            Brief = isForAnother ? draft.Brief with { Recipient = draft.Versions[shown - 1].To?.Name } : draft.Brief,
            State = DraftState.Waiting,
            Shown = shown,
            ExpiresOn = draft.WaitsOn(turn.Today) ? draft.ExpiresOn : drafting.ExpiresOn(draft.Kind, turn),
        };
        return await drafting.ShowAsync(stored, customer, restored.Doubted(), [], turn, cancellationToken);
    }
}
