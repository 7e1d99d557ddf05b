using RetentionBot.Conversation;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Ledger;

/// <summary>Takes the no to a question.</summary>
public sealed class Decline(Questions questions)
{
    /// <param name="id">The question's key, from its button; left out for the words right after the question.</param>
    [SkillFunction(Questions.No, Deed.Ask, "Closes a question with nothing changed.")]
    [Phrase("(decline|no cancel|cancel it|cancel that|don't do it|do not do it)")]
    [Example("decline")]
    [Example("cancel that")]
    [Example("don't do it")]
    [Example("cancel it")]
    public async Task<Reply> AnswerAsync(string? id, SkillTurn turn, CancellationToken cancellationToken)
    {
        id ??= turn.Awaited.FirstOrDefault(awaited => awaited.Kind == ShortReplyKind.Declined)?.Call.Call.Argument(Questions.Id);
        if (id is not null)
        {
            await questions.AnsweredAsync(id, turn, cancellationToken);
        }

        return Reply.Of(id is null ? "There is nothing I am waiting to hear about; nothing was changed." : "Nothing was changed.");
    }
}
