using RetentionBot.Conversation;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Ledger;

/// <summary>Takes the yes to a question and does what it was about. Rights are asked again: they may have changed since.</summary>
public sealed class Confirm(Questions questions, SkillInvoker invoker)
{
    /// <param name="id">The question's key, from its button.</param>
    [SkillFunction(Questions.Yes, Deed.Ask, "Does what was asked about before, once, for whoever asked for it.")]
    [Phrase("(confirm|confirmed|yes confirm|i confirm|confirm it|confirm that)")]
    [Example("confirm")]
    [Example("I confirm")]
    [Example("confirm it")]
    [Example("yes, confirm")]
    public async Task<Reply> AnswerAsync(string? id, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            return Reply.Of("There is nothing I am waiting to hear about. Say what you want done, and I will ask you if it needs asking.");
        }

        var call = await questions.AnsweredAsync(id, turn, cancellationToken);
        turn.Confirmed = true;
        return await invoker.ContinueAsync(call, turn, cancellationToken);
    }
}
